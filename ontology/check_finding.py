"""What a check of the chain tables finds, and how checks read their tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from chainatlas.ontology.catalogue import Lang, say

Tables = Mapping[str, pl.DataFrame]
"""All-text frames by table name; a table or a column that is absent reads as empty."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: the check, what it is about, and the message's values.

    Attributes:
        check: name of the check, a key of ``checks.CHECKS``.
        subject: id, label or path that the finding is about.
        values: placeholders of the message ``checks.<check>``.
    """

    check: str
    subject: str
    values: Mapping[str, str] = field(default_factory=dict)

    def message(self, lang: Lang) -> str:
        """Return what is wrong and how to mend it, in ``lang``."""
        return say(f"checks.{self.check}", lang, subject=self.subject, **self.values)


@dataclass(frozen=True)
class Check:
    """A pure function from tables to findings, and how grave its findings are."""

    find: Callable[[Tables], Iterable[Finding]]
    severity: Severity = "error"


def rows(tables: Tables, name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield the named columns of a table row by row, blank for null or absent."""
    frame = tables.get(name)
    if frame is None:
        return
    texts = [
        frame[c].cast(pl.String).fill_null("").str.strip_chars().to_list()
        if c in frame.columns
        else [""] * frame.height
        for c in columns
    ]
    yield from zip(*texts, strict=True)


def ids(tables: Tables, name: str, column: str = "id") -> set[str]:
    """Return the values of one column that are not blank."""
    return {value for (value,) in rows(tables, name, column) if value}
