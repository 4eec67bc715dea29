"""Terms of the ontology in a text: names of links and categories, negative terms."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

import polars as pl
from ahocorasick_rs import AhoCorasick, MatchKind

from chainatlas.ingest.policy.base import base_table
from chainatlas.ingest.policy.mentions import Known
from chainatlas.ingest.policy.numbers.folding import fold

_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_LATIN = re.compile(r"[a-z0-9]")
_CLAUSE = re.compile(r"[、，,。；;：:！？!?（）()\n\t]")
_NEAR = 40
"""Characters on either side of a term in which its clause is looked for."""
_BROAD = "broad"


def _plain(text: str) -> str:
    """Return a text half-width and in small letters; the length stays."""
    return fold(text).translate(_UPPER)


@dataclass(frozen=True)
class _Not:
    """Contexts in which a term means something else.

    Attributes:
        before, after: texts beside the term.
        near: texts anywhere in its clause.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    near: tuple[str, ...]


def _contexts(patterns: Iterable[str], term: str) -> _Not:
    before: list[str] = []
    after: list[str] = []
    near: list[str] = []
    for pattern in patterns:
        left, mark, right = pattern.partition("{}" if "{}" in pattern else term)
        if not mark:
            near.append(pattern)
        elif left and right:
            near.append(left + term + right)
        elif left or right:
            (before if left else after).append(left or right)
    return _Not(tuple(before), tuple(after), tuple(near))


@dataclass(frozen=True)
class Terms:
    """Finds the names of links and categories in a text.

    Attributes:
        ids: what each name means: ids of links or categories, by the name in small
            half-width letters.
        negatives: contexts by (link or ``*``, name or ``*``).
        categories: ids of the categories; negative terms are for links only.
    """

    ids: Mapping[str, tuple[str, ...]]
    negatives: Mapping[tuple[str, str], tuple[str, ...]]
    categories: frozenset[str]
    _known: dict[tuple[str, str], _Not] = field(default_factory=dict, repr=False)

    @cached_property
    def _finder(self) -> AhoCorasick:
        return AhoCorasick(list(self.ids), matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _keys(self) -> list[tuple[str, ...]]:
        return list(self.ids.values())

    def _not(self, key: str, term: str) -> _Not:
        found = self._known.get((key, term))
        if found is None:
            pairs = ((key, term), (key, "*"), ("*", term), ("*", "*"))
            every = (p for pair in pairs for p in self.negatives.get(pair, ()))
            found = self._known[key, term] = _contexts(every, term)
        return found

    def _meant(self, text: str, start: int, end: int, key: str) -> bool:
        if key in self.categories:
            return True
        against = self._not(key, text[start:end])
        if text.startswith(against.after, end) and against.after:
            return False
        if against.before and text[max(0, start - 12) : start].endswith(against.before):
            return False
        low, high = max(0, start - _NEAR), min(len(text), end + _NEAR)
        left = text[low:start]
        cut = max((m.end() for m in _CLAUSE.finditer(left)), default=0)
        right = _CLAUSE.search(text, end, high)
        clause = text[low + cut : right.start() if right else high]
        return not any(word in clause for word in against.near)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, id) of the terms of a text, the longest at each place.

        A name that means several things gives one triple for each.
        """
        plain = _plain(text)
        found = []
        for number, start, end in self._finder.find_matches_as_indexes(plain):
            if _within_word(plain, start, end):
                continue
            for key in self._keys[number]:
                if self._meant(plain, start, end, key):
                    found.append((start, end, key))
        return found


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin term is part of a longer word."""
    before = start and _LATIN.match(text[start]) and _LATIN.match(text[start - 1])
    after = end < len(text) and _LATIN.match(text[end - 1]) and _LATIN.match(text[end])
    return bool(before or after)


def _category_terms() -> dict[str, list[str]]:
    path = files(__package__).joinpath("category_terms.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def base_terms() -> Terms:
    """Return the terms of the base: names and aliases, those too broad left out."""
    ids: dict[str, dict[str, None]] = defaultdict(dict)

    def add(name: str, key: str) -> None:
        if len(name) > 1:
            ids[_plain(name)][key] = None

    categories = base_table("categories")
    names = _category_terms()
    for key, zh in categories.select("id", "zh").iter_rows():
        for name in (zh, *names.get(key, ())):
            add(name, key)
    for key, zh in base_table("links").select("id", "zh").iter_rows():
        add(zh, key)
        add(re.sub(r"[（(].*", "", zh), key)
    aliases = base_table("aliases").select("link_id", "alias", "kind")
    for key, alias, kind in aliases.iter_rows():
        if kind != _BROAD:
            add(alias, key)
    return Terms(
        {name: tuple(keys) for name, keys in ids.items()},
        _negatives(),
        frozenset(categories["id"]),
    )


def _negatives() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    rows = base_table("negative_terms").select("link_id", "alias", "not_when")
    for key, alias, contexts in rows.iter_rows():
        pair = (key, _plain(alias))
        texts = tuple(_plain(t) for t in contexts.split("|") if t)
        found[pair] = found.get(pair, ()) + texts
    return found


@cache
def base_known() -> Known:
    """Return the terms of the base as the grammars of names and figures use them.

    What a material is used for (cars, robots) is not of its category: a
    goal for cars is none for lithium batteries.
    """
    terms = base_terms()
    links = base_table("links").filter(pl.col("kind") != "application")
    home = dict(links.select("id", "category").iter_rows())
    return Known(terms.find, home, terms.categories)
