"""Sheets with a header whose columns have a meaning, from files of any form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from chainatlas.ingest.record import ROW, Location
from chainatlas.ingest.table.columns.guess import Guess, guesses
from chainatlas.ingest.table.columns.mapping import Agreed, place
from chainatlas.ingest.table.columns.target import known
from chainatlas.ingest.table.reading.cells import Cells
from chainatlas.ingest.table.reading.files import cells_of
from chainatlas.ingest.table.reading.header import Header, find_header, header_at
from chainatlas.ontology.errors import BadInput

_SAMPLE = 50


@dataclass(frozen=True)
class Sheet:
    """One sheet with its columns understood.

    Attributes:
        location: where it is.
        frame: ROW and a text column for each column of the sheet, under its header.
        rejects: rows that have more cells than the header.
        header_rows: the numbers that a spreadsheet shows for its first and last header
            row.
        guesses: what each column is taken for.
    """

    location: Location
    frame: pl.DataFrame
    rejects: pl.DataFrame
    header_rows: tuple[int, int]
    guesses: tuple[Guess, ...]

    @property
    def samples(self) -> dict[str, str]:
        """The first value of each column, for people to see."""
        firsts = {g.header: self.frame[g.header].drop_nulls() for g in self.guesses}
        return {h: next(iter(s.head(1)), "") for h, s in firsts.items()}


@dataclass(frozen=True)
class Skipped:
    """A sheet without a column of enterprise names: no table of enterprises."""

    location: Location
    columns: tuple[str, ...]


def _header(cells: Cells, agreed: Agreed) -> Header | None:
    def is_known(text: str) -> bool:
        return known(text) or agreed.knows(text)

    said = agreed.rows_of(place(cells.location))
    if said is None:
        return find_header(cells.top, is_known)
    first, last = (row - cells.first for row in said)
    if not 0 <= first <= last < len(cells.top):
        raise BadInput(
            "table.header_outside",
            file=cells.location.label,
            rows=f"{said[0]}-{said[1]}",
        )
    return header_at(cells.top, first, last, is_known)


def _guesses(
    frame: pl.DataFrame,
    header: Header,
    where: Location,
    agreed: Agreed,
    is_place: Callable[[str], bool],
) -> tuple[Guess, ...]:
    values = {n: frame[n].drop_nulls().head(_SAMPLE).to_list() for n in header.names}
    found = guesses(header.names, values, header.unit, is_place)
    return tuple(agreed.of(place(where), g.header) or g for g in found)


def _trimmed(frame: pl.DataFrame) -> pl.DataFrame:
    """Empty cells are null; a row without any cell is no row."""
    text = pl.exclude(ROW).str.strip_chars()
    frame = frame.with_columns(
        pl.when(text == "").then(None).otherwise(text).name.keep()
    )
    return frame.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))


def sheets_of(
    path: Path, agreed: Agreed, is_place: Callable[[str], bool]
) -> Iterator[Sheet | Skipped]:
    """Yield the sheets of a file; those without names of enterprises as skipped.

    Raises:
        BadInput: the file cannot be read.
    """
    for cells in cells_of(path):
        header = _header(cells, agreed)
        if header is None:
            first = tuple(c for c in (cells.top[0] if cells.top else []) if c)
            yield Skipped(cells.location, first)
            continue
        raw = cells.rows_below(header.last + 1, list(header.names))
        frame = _trimmed(raw.frame)
        found = _guesses(frame, header, cells.location, agreed, is_place)
        if not any(g.target == "name" for g in found):
            yield Skipped(cells.location, header.names)
            continue
        rows = cells.first + header.first, cells.first + header.last
        yield Sheet(cells.location, frame, raw.rejects, rows, found)
