"""Sentences, parts and clauses of a text, by offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?\n\r]+")
_PART = re.compile(r"[^；;]+")
_EDGE = re.compile(r"[，,；;：:。！？（）()\n\t《》]|——")
_STOP = re.compile(r"[，,；;：:。！？\n\t]|——")
_LONGEST = 120
"""Characters of a clause that are looked at on either side of a number."""


@dataclass(frozen=True)
class Span:
    """A piece of a text."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences: what stands between full stops and line ends.

    >>> [(s.start, s.end) for s in sentences("甲乙。丙")]
    [(0, 2), (3, 4)]
    """
    for found in _SENTENCE.finditer(text):
        yield Span(*found.span())


def parts(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the parts of a sentence between semicolons."""
    for found in _PART.finditer(text, sentence.start, sentence.end):
        yield Span(*found.span())


def left_edge(text: str, at: int, floor: int, *, brackets: bool = True) -> int:
    """Return where the clause that ends at a place begins, not before ``floor``.

    Without ``brackets`` a bracket or title mark does not end it.
    """
    low = max(floor, at - _LONGEST)
    edge = _EDGE if brackets else _STOP
    edges = [m.end() for m in edge.finditer(text, low, at)]
    return edges[-1] if edges else low


def right_edge(text: str, at: int, ceiling: int) -> int:
    """Return where the clause that begins at a place ends, not after ``ceiling``."""
    high = min(ceiling, at + _LONGEST)
    found = _EDGE.search(text, at, high)
    return found.start() if found else high
