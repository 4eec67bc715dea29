"""Negative terms: contexts in which the name of a link means something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.terms.plain import plain

_CLAUSE = re.compile(r"[、，,。；;：:！？!?（）()\n\t]")
_NEAR = 40
"""Characters on either side of a term in which its clause is looked for."""

Negatives = Mapping[tuple[str, str], tuple[str, ...]]
"""Contexts by (link or ``*``, name or ``*``)."""


@dataclass(frozen=True)
class Contexts:
    """Contexts in which one term means something else.

    Attributes:
        before, after: texts beside the term.
        near: texts anywhere in its clause.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    near: tuple[str, ...]

    def hold(self, text: str, start: int, end: int) -> bool:
        """Whether one of the contexts is around ``text[start:end]`` of a plain text."""
        if self.after and text.startswith(self.after, end):
            return True
        if self.before and text[max(0, start - 12) : start].endswith(self.before):
            return True
        if not self.near:
            return False
        clause = _clause(text, start, end)
        return any(word in clause for word in self.near)


def _clause(text: str, start: int, end: int) -> str:
    low, high = max(0, start - _NEAR), min(len(text), end + _NEAR)
    left = text[low:start]
    cut = max((m.end() for m in _CLAUSE.finditer(left)), default=0)
    right = _CLAUSE.search(text, end, high)
    return text[low + cut : right.start() if right else high]


def contexts(negatives: Negatives, key: str, term: str) -> Contexts:
    """Return the contexts against a term as the name of a link."""
    pairs = ((key, term), (key, "*"), ("*", term), ("*", "*"))
    return _sorted((p for pair in pairs for p in negatives.get(pair, ())), term)


def _sorted(patterns: Iterable[str], term: str) -> Contexts:
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
    return Contexts(tuple(before), tuple(after), tuple(near))


def negatives(table: pl.DataFrame) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the contexts of a table negative_terms (link_id, alias, not_when)."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for key, alias, texts in table.select("link_id", "alias", "not_when").iter_rows():
        pair = (key, plain(alias))
        new = tuple(plain(t) for t in (texts or "").split("|") if t)
        found[pair] = found.get(pair, ()) + new
    return found
