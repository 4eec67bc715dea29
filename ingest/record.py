"""What the stages of ingest hand to each other: small frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

ROW = "_row"
"""Column of a raw frame: the row number that a spreadsheet shows (header = 1)."""

REJECT_COLUMNS = ("file", "row", "column", "value", "reason", "detail")


def no_rejects() -> pl.DataFrame:
    """Return an empty frame of rejects."""
    types = {name: pl.String() for name in REJECT_COLUMNS} | {"row": pl.Int64()}
    return pl.DataFrame(schema=types)


@dataclass(frozen=True)
class Location:
    """Where a table is: a file, and the sheet of it if it is a workbook."""

    table: str
    path: Path
    sheet: str | None = None

    @property
    def label(self) -> str:
        """The name shown to people: file, or file and sheet."""
        return f"{self.path.name}[{self.sheet}]" if self.sheet else self.path.name


@dataclass(frozen=True)
class RawTable:
    """The cells of one table as text, with their row numbers.

    ``frame`` has the column ROW and one text column per header; an empty cell is null.
    ``rejects`` are the rows that are no rows of this table (too many cells).
    """

    location: Location
    frame: pl.DataFrame
    rejects: pl.DataFrame = field(default_factory=no_rejects)


@dataclass(frozen=True)
class Count:
    """How many rows of one table were read, and what became of them."""

    table: str
    read: int = 0
    loaded: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.table,
            self.read + other.read,
            self.loaded + other.loaded,
            self.unchanged + other.unchanged,
            self.rejected + other.rejected,
        )


@dataclass(frozen=True)
class Intake:
    """The outcome of reading folders on top of what is known already.

    ``tables`` holds, for each table of the schema, every accepted row: those known
    before, with the rows read now added or replaced. ``warnings`` are (message key,
    values) pairs, such as the columns that no table knows.
    """

    tables: dict[str, pl.DataFrame]
    counts: tuple[Count, ...]
    rejects: pl.DataFrame
    warnings: tuple[tuple[str, dict[str, object]], ...] = ()
