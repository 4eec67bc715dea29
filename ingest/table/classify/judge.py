"""Deciding what one phrase names: by the place of a name in it, its head at the end."""

from __future__ import annotations

import re
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
_COMPOUND = re.compile(r"[酸烯烷炔醇酯酮酚醛胺腈酐醚苯]$|[酸化].{1,2}$")
"""Names of chemical compounds, which a word before or behind makes another of."""
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
    """Return the names of a phrase that say what it is, else those that it contains.

    Each match is given once.
    """
    outer = _BRACKETED.sub(" ", phrase).strip()
    found = _ends_with(outer, lexicon)
    if all(m.kind == BROAD for m in found):
        found = _in_brackets(phrase, lexicon) or found or _inside(outer, lexicon)
    return list(dict.fromkeys(found))


def _matches(text: str, hits: list[Hit], place: str, names: Lexicon) -> list[Match]:
    printed = [(text[start:end], key) for start, end, key in hits]
    return [Match(key, name, place, names.kind(name, key)) for name, key in printed]


def _ends_with(text: str, names: Lexicon) -> list[Match]:
    """Return the name that is the head of a phrase, and the list before it, if any."""
    thing = item(text)
    hits = _ending(text, thing.end, names)
    if not hits:
        return _list(thing.thing, names)
    start, end, _ = hits[0]
    if start <= thing.start:
        return _matches(text, hits, WHOLE, names)
    if _another(text[:start], text[start:end]):
        return []
    parts = _parts(text[thing.start : start], names)
    return [*parts, *_matches(text, hits, HEAD, names)]


def _ending(text: str, end: int, names: Lexicon) -> list[Hit]:
    """Return the name at the end of a phrase or of its thing, which begins first."""
    found = [names.terms.ending(text[:at]) for at in {len(text), end}]
    return min((f for f in found if f), key=lambda f: f[0][0], default=[])


def _another(before: str, name: str) -> bool:
    """Whether what stands right before a name makes another thing of it."""
    if before.endswith(words("against", "before")):
        return True
    return bool(_COMPOUND.search(name)) and before.endswith(
        words("against", "radicals")
    )


def _list(text: str, names: Lexicon) -> list[Match]:
    """Return the members of a list whose last one is no name, such as 轴承及配件.

    The last one may be the head of all (锂电池及光伏设备): it ends with a word for such
    heads, or has a name before its own head.
    """
    last = _ands().split(text)[-1]
    shared = text.endswith(words("fill", "shared")) or names.terms.find(last)
    return [] if shared else _parts(text, names)


def _parts(text: str, names: Lexicon) -> list[Match]:
    """Return the names that are members of a list, its last one apart."""
    parts = _ands().split(text)[:-1]
    return [m for part in parts for m in _whole(part.strip(), PART, names)]


def _whole(text: str, place: str, names: Lexicon) -> list[Match]:
    thing = item(text)
    hits = _ending(text, thing.end, names)
    whole = bool(hits) and hits[0][0] <= thing.start
    return _matches(text, hits, place, names) if whole else []


def _in_brackets(phrase: str, names: Lexicon) -> list[Match]:
    inner = " ".join(_BRACKETED.findall(phrase))
    parts = _LIST.split(inner)
    return [m for part in parts for m in _whole(part.strip(), BRACKET, names)]


def _inside(text: str, names: Lexicon) -> list[Match]:
    """Return names that are not too vague to mean something as part of another."""
    found = _matches(text, names.terms.find(text), INSIDE, names)
    return [m for m in found if m.kind != BROAD and not _COMPOUND.search(m.words)]
