"""Deciding what one phrase names: by the place of a name in it, its head at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chainatlas.ingest.table.classify.items import item
from chainatlas.ingest.table.classify.lexicon import Lexicon
from chainatlas.ingest.table.classify.words import bracketed, one_of, words
from chainatlas.ingest.terms import BROAD, Hit

WHOLE = "whole"
HEAD = "head"
PART = "part"
BRACKET = "bracket"
INSIDE = "inside"

_BRACKETED = re.compile(bracketed())
_LIST = re.compile(r"[、，,；;（）()]")


@dataclass(frozen=True)
class Match:
    """A name in a phrase.

    Attributes:
        link_id: what it means.
        words: the name as printed.
        place: whole (the phrase is the name), head (it ends with it), part (a member
            of a list in one piece), bracket (all of a member in brackets), inside.
        kind: exact, narrow, abbreviation or broad.
    """

    link_id: str
    words: str
    place: str
    kind: str


@cache
def _ands() -> re.Pattern[str]:
    return re.compile(one_of(words("fill", "ands")))


def judge(phrase: str, lexicon: Lexicon) -> list[Match]:
    """Return the names of a phrase that say what it is, else those that it contains."""
    outer = _BRACKETED.sub(" ", phrase).strip()
    found = _ends_with(outer, lexicon)
    if found and not all(m.kind == BROAD for m in found):
        return found
    return _in_brackets(phrase, lexicon) or found or list(_inside(outer, lexicon))


def _matches(text: str, hits: list[Hit], place: str, names: Lexicon) -> Iterator[Match]:
    for start, end, key in hits:
        printed = text[start:end]
        yield Match(key, printed, place, names.kind(printed, key))


def _ends_with(text: str, names: Lexicon) -> list[Match]:
    """Return the name that is the head of a phrase, and the list before it, if any."""
    thing = item(text)
    hits = names.terms.ending(text) or names.terms.ending(text[: thing.end])
    if not hits:
        return []
    start = hits[0][0]
    if start <= thing.start:
        return list(_matches(text, hits, WHOLE, names))
    before = text[thing.start : start]
    if before.endswith(words("against", "before")):
        return []
    return [*_parts(before, names), *_matches(text, hits, HEAD, names)]


def _parts(before: str, names: Lexicon) -> Iterator[Match]:
    """Yield the names that are members of a list before the last one."""
    for part in _ands().split(before)[:-1]:
        yield from _whole(part.strip(), PART, names)


def _whole(text: str, place: str, names: Lexicon) -> Iterator[Match]:
    thing = item(text)
    for end in dict.fromkeys((len(text), thing.end)):
        hits = names.terms.ending(text[:end])
        if hits:
            if hits[0][0] <= thing.start:
                yield from _matches(text, hits, place, names)
            return


def _in_brackets(phrase: str, names: Lexicon) -> list[Match]:
    inner = " ".join(_BRACKETED.findall(phrase))
    found: list[Match] = []
    for part in _LIST.split(inner):
        found += _whole(part.strip(), BRACKET, names)
    return found


def _inside(text: str, names: Lexicon) -> Iterator[Match]:
    yield from _matches(text, names.terms.find(text), INSIDE, names)
