"""Opening files: workbooks sheet by sheet, csv of any separator, parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from chainatlas.ingest.encoding import to_utf8
from chainatlas.ingest.read_csv import check_quotes, records
from chainatlas.ingest.read_parquet import read_parquet
from chainatlas.ingest.read_xlsx import cell_text, fill_merged
from chainatlas.ingest.record import ROW, Location, RawTable
from chainatlas.ingest.table.reading.cells import TOP, Cells
from chainatlas.ontology.errors import BadInput

_HEAD_BYTES = 200_000
_SEPARATORS = ",\t;|"


def _below(location: Location, cells: list[list[str]], first: int) -> Cells:
    def rows(skip: int, names: list[str]) -> RawTable:
        body = cells[skip:]
        columns = {
            name: pl.Series([row[i] for row in body], dtype=pl.String())
            for i, name in enumerate(names)
        }
        numbers = pl.Series(range(first + skip, first + len(cells)), dtype=pl.Int64)
        return RawTable(location, pl.DataFrame({ROW: numbers, **columns}))

    return Cells(location, cells[: TOP + 2], first, rows)


def _sheet(path: Path, sheet: CalamineSheet) -> Cells | None:
    values = sheet.to_python(skip_empty_area=True)
    cells = [[cell_text(v) for v in row] for row in values]
    if not cells:
        return None
    fill_merged(cells, sheet)
    first = (sheet.start[0] if sheet.start else 0) + 1
    return _below(Location("enterprises", path, sheet.name), cells, first)


def _workbook(path: Path) -> Iterator[Cells]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                found = _sheet(path, book.get_sheet_by_name(name))
                if found is not None:
                    yield found
    except (CalamineError, OSError) as error:
        raise BadInput("ingest.bad_workbook", path=path, error=error) from error


def _separator(lines: list[str]) -> str:
    """Return the mark that parts cells: the one that stands most evenly."""
    counts = {mark: [line.count(mark) for line in lines] for mark in _SEPARATORS}
    most = {mark: sum(n > 0 for n in found) for mark, found in counts.items()}
    return max(_SEPARATORS, key=lambda mark: (most[mark], sum(counts[mark])))


def _csv(path: Path) -> Iterator[Cells]:
    try:
        data = to_utf8(path.read_bytes(), path)
    except OSError as error:
        raise BadInput("ingest.unreadable", path=path, error=error) from error
    if not data.strip():
        return
    if b"\x00" in data[:_HEAD_BYTES]:
        raise BadInput("ingest.encoding", path=path)
    check_quotes(data, Location("enterprises", path))
    head = data[:_HEAD_BYTES].decode("utf-8", "ignore")
    mark = _separator(head.splitlines()[: TOP + 2])
    location = Location("enterprises", path)
    top, starts = _top(head, mark)
    yield Cells(location, top, 1, partial(_records, data, starts, location, mark))


def _top(head: str, mark: str) -> tuple[list[list[str]], list[int]]:
    """Return the first records, and the byte at which each of them starts."""
    at = 0

    def lines() -> Iterator[str]:
        nonlocal at
        for line in io.StringIO(head, newline=""):
            at += len(line.encode())
            yield line

    top, starts = list[list[str]](), [0]
    for row in csv.reader(lines(), delimiter=mark):
        top.append(row)
        starts.append(at)
        if len(top) == TOP + 2:
            break
    return top, starts


def _records(
    data: bytes,
    starts: list[int],
    location: Location,
    mark: str,
    skip: int,
    names: list[str],
) -> RawTable:
    """Return the records below the header, which is the last of those to skip."""
    body = data[starts[skip - 1] :]
    if not body.endswith((b"\n", b"\r")):
        body += b"\n"
    raw = records(body, names, location, mark)
    shift = skip - 1
    rejects = raw.rejects.with_columns(pl.col("row") + shift)
    return RawTable(location, raw.frame.with_columns(pl.col(ROW) + shift), rejects)


def _parquet(path: Path) -> Iterator[Cells]:
    location = Location("enterprises", path)
    frame = read_parquet(location).frame
    header = [c for c in frame.columns if c != ROW]

    def rows(skip: int, names: list[str]) -> RawTable:
        renamed = frame.rename(dict(zip(header, names, strict=True)))
        return RawTable(location, renamed)

    yield Cells(location, [header], 1, rows)


FORMS: dict[str, Callable[[Path], Iterator[Cells]]] = {
    **dict.fromkeys((".csv", ".tsv", ".txt"), _csv),
    **dict.fromkeys((".xlsx", ".xls", ".xlsb", ".xlsm", ".ods"), _workbook),
    ".parquet": _parquet,
}


def cells_of(path: Path) -> Iterator[Cells]:
    """Yield the sheets of a file that hold anything.

    Raises:
        BadInput: the file is missing, of no known form, damaged or badly encoded.
    """
    if not path.is_file():
        raise BadInput("ingest.missing", path=path)
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise BadInput("table.form", path=path, forms=", ".join(FORMS))
    yield from form(path)
