"""Precision and recall of found pairs, and the plain keyword baseline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from chainatlas.ingest.base_tables import base_table


@dataclass(frozen=True)
class Score:
    """How many pairs were found, are true, and both."""

    found: int
    true: int
    both: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.found + self.true
        return 2 * self.both / total if total else 0.0

    def __str__(self) -> str:
        precision = f"{self.both / self.found:.3f}" if self.found else "  -  "
        recall = self.both / max(1, self.true)
        return f"P {precision} R {recall:.3f} F1 {self.f1:.3f} found {self.found:4d}"


def score(found: Iterable[object], true: Iterable[object]) -> Score:
    """Compare what was found with what is true."""
    one, two = set(found), set(true)
    return Score(len(one), len(two), len(one & two))


@cache
def _labels() -> list[tuple[str, str]]:
    rows = base_table("links").select("zh", "id").iter_rows()
    return [(re.sub(r"[（(].*", "", zh), key) for zh, key in rows]


def keyword(text: str) -> set[str]:
    """Return the links whose label, without its brackets, stands in a text."""
    return {key for label, key in _labels() if label in text}
