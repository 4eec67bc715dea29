"""The mapping: what each column of each sheet means, as a csv that people edit.

One row a column: file, sheet, header_rows, column, as, unit, year, reason, sample. Only
``column``, ``as`` and ``unit`` count when it is used again: a column of that name means
that in every file, unless a row for the same file and sheet says otherwise.
``header_rows`` (3, or 3-4) counts for the same file and sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from chainatlas.ingest.read_csv import read_csv
from chainatlas.ingest.record import ROW, Location
from chainatlas.ingest.table.columns.guess import Guess
from chainatlas.ingest.table.columns.target import IGNORE, KEEP, wordings
from chainatlas.ontology.errors import BadInput

COLUMNS = (
    "file", "sheet", "header_rows", "column", "as", "unit", "year", "reason", "sample",
)  # fmt: skip
Place = tuple[str, str]
"""A file's name and a sheet's, "" where the file has no sheets."""


def place(location: Location) -> Place:
    """Return how a mapping names a sheet."""
    return location.path.name, location.sheet or ""


@dataclass(frozen=True)
class Agreed:
    """What people said about columns and header rows, by sheet and everywhere."""

    anywhere: Mapping[str, Guess] = field(default_factory=dict)
    here: Mapping[tuple[Place, str], Guess] = field(default_factory=dict)
    rows: Mapping[Place, tuple[int, int]] = field(default_factory=dict)

    def of(self, where: Place, header: str) -> Guess | None:
        """Return what a column was said to mean, None where nothing was said."""
        return self.here.get((where, header)) or self.anywhere.get(header)

    def rows_of(self, where: Place) -> tuple[int, int] | None:
        """Return the first and last header row that was said for a sheet."""
        return self.rows.get(where)

    def knows(self, header: str) -> bool:
        """Whether anything was said about columns of that name."""
        return header in self.anywhere


def _rows(text: str, path: Path, row: int) -> tuple[int, int]:
    first, _, last = text.partition("-")
    try:
        found = int(first), int(last or first)
    except ValueError:
        raise BadInput("table.header_rows", path=path, row=row, value=text) from None
    return found


def read_mapping(path: Path) -> Agreed:
    """Return what a mapping file says.

    Raises:
        BadInput: it is no mapping file, or a row names no known meaning.
    """
    frame = read_csv(Location("mapping", path)).frame
    missing = {"column", "as"} - set(frame.columns)
    if missing:
        names = ", ".join(sorted(missing))
        raise BadInput("table.no_mapping", path=path, columns=names)
    anywhere, here, rows = dict[str, Guess](), dict[tuple[Place, str], Guess](), {}
    for each in frame.iter_rows(named=True):
        said = {k: str(v or "").strip() for k, v in each.items()}
        target = said["as"] or KEEP
        if target not in wordings() and target not in (KEEP, IGNORE):
            known = ", ".join((*wordings(), KEEP, IGNORE))
            raise BadInput(
                "table.no_meaning", path=path, row=each[ROW], value=target, known=known
            )
        where = said.get("file", ""), said.get("sheet", "")
        guess = Guess(
            said["column"], target, said.get("unit", ""), said.get("year", ""),
            "mapping", 1.0,
        )  # fmt: skip
        anywhere.setdefault(said["column"], guess)
        here[where, said["column"]] = guess
        if said.get("header_rows"):
            rows[where] = _rows(said["header_rows"], path, each[ROW])
    return Agreed(anywhere, here, rows)


def mapping_rows(
    where: Place,
    header_rows: tuple[int, int],
    guesses: Iterable[Guess],
    samples: Mapping[str, str],
) -> list[dict[str, str]]:
    """Return the rows of a mapping file for one sheet."""
    first, last = header_rows
    shown = str(first) if first == last else f"{first}-{last}"
    return [
        {
            "file": where[0],
            "sheet": where[1],
            "header_rows": shown,
            "column": guess.header,
            "as": guess.target,
            "unit": guess.unit,
            "year": guess.year,
            "reason": guess.reason,
            "sample": samples.get(guess.header, ""),
        }
        for guess in guesses
    ]


def mapping_csv(rows: list[dict[str, str]]) -> bytes:
    """Return a mapping file that spreadsheets open as UTF-8."""
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String))
    return b"\xef\xbb\xbf" + frame.write_csv(quote_style="necessary").encode()
