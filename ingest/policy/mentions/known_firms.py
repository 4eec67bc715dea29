"""Firms of the bundled atlas and world firms, by the names that texts print of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from chainatlas.ingest.policy.mentions.begin import ends_open
from chainatlas.ingest.policy.mentions.found import Mention
from chainatlas.ingest.policy.mentions.words import made_of, words
from chainatlas.ingest.policy.numbers.folding import fold

_SURE = 0.9
_LEAST, _LONG = 3, 4
_ALONE = re.compile(r"[\s、，,。；;：:（）()“”《》等和与及或的由]|$")
_LONGER = re.compile(
    r"产业|行业|工业|企业(?!家)|经济|市场|背景|特色|集群|[路街道镇乡村区港湖山江河]|大学|学院|医院|银行|小区|[省市县]"
)
_LATIN = re.compile(r"[A-Za-z0-9]")


@cache
def known_firms() -> Mapping[str, str]:
    """Return ids by name, full or short, of the firms of the bundled atlas.

    Names of two characters and words are left out; a name of two firms has no id. World
    firms (西门子) have none either.
    """
    text = files("chainatlas.facts").joinpath("enterprises.csv").read_text("utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        for name in {fold(row["name"]), fold(row["short_name"])}:
            if len(name) >= _LEAST and not made_of(name, "generic"):
                same = found.get(name, row["id"]) == row["id"]
                found[name] = row["id"] if same else ""
    return {**dict.fromkeys(words("world"), ""), **found}


@cache
def _finder() -> AhoCorasick:
    return AhoCorasick(list(known_firms()), matchkind=MatchKind.LeftmostLongest)


def known_starts(text: str) -> list[int]:
    """Return where names of known firms may begin in a folded text, ascending."""
    return [start for _, start, _ in _finder().find_matches_as_indexes(text)]


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether letters before or behind a name make it part of a longer word."""
    before = _LATIN.match(text[start]) and _LATIN.match(text[start - 1 : start])
    behind = _LATIN.match(text[end - 1]) and _LATIN.match(text[end : end + 1])
    return bool(before or behind)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name is an item of its own, between marks or words that part a list."""
    before = text[max(0, start - 4) : start]
    opens = not before or _ALONE.match(before[-1]) or ends_open(before.rstrip("了"))
    return bool(opens and _ALONE.match(text, end))


def known_in(text: str) -> Iterator[Mention]:
    """Yield the known firms that a text names, the longest name at each place.

    A name of two characters, or of three of a firm that the world may not know, counts
    only as an item of its own (创新和成果 is no 新和成).
    """
    folded, names = fold(text), list(known_firms())
    for number, start, end in _finder().find_matches_as_indexes(folded):
        name = names[number]
        key = known_firms()[name]
        least = _LEAST if name in words("world") else _LONG
        short = len(name) < least and not _LATIN.match(name[-1])
        if _within_word(folded, start, end) or _LONGER.match(folded, end):
            continue
        if short and not _alone(folded, start, end):
            continue
        yield Mention(start, end, "enterprise", name, "known_enterprise", _SURE, key)
