"""Reading a sheet of a workbook as text cells."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from chainatlas.ingest.record import ROW, Location, RawTable
from chainatlas.ontology.errors import BadInput


def cell_text(value: Any) -> str:
    """Return a cell as the text a person reads: 7.0 is 7, a date is ISO."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def fill_merged(cells: list[list[str]], sheet: CalamineSheet) -> None:
    """Give every cell of a merged range the value of its first cell."""
    top = sheet.start[0] if sheet.start else 0
    left = sheet.start[1] if sheet.start else 0
    for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or []:
        for row in range(r1 - top, min(r2 - top + 1, len(cells))):
            for column in range(c1 - left, min(c2 - left + 1, len(cells[row]))):
                cells[row][column] = cells[r1 - top][c1 - left]


def _frame(cells: list[list[str]], first: int, location: Location) -> pl.DataFrame:
    header = [h.strip() or f"column_{i}" for i, h in enumerate(cells[0], 1)]
    twice = sorted({h for h in header if header.count(h) > 1})
    if twice:
        raise BadInput("ingest.header_twice", path=location.label, columns=twice)
    columns = {
        name: pl.Series([row[i] for row in cells[1:]], dtype=pl.String)
        for i, name in enumerate(header)
    }
    numbers = pl.Series(range(first + 1, first + len(cells)), dtype=pl.Int64)
    return pl.DataFrame({ROW: numbers, **columns})


def read_xlsx(location: Location) -> RawTable:
    """Return the cells of a sheet as text; the header is its first row with a value.

    Raises:
        BadInput: the workbook cannot be read, or the sheet is empty.
    """
    try:
        with CalamineWorkbook.from_path(location.path) as book:
            sheet = book.get_sheet_by_name(str(location.sheet))
            values = sheet.to_python(skip_empty_area=True)
            cells = [[cell_text(v) for v in row] for row in values]
            fill_merged(cells, sheet)
            first = (sheet.start[0] if sheet.start else 0) + 1
    except (CalamineError, OSError) as error:
        raise BadInput(
            "ingest.bad_workbook", path=location.path, error=error
        ) from error
    if not cells:
        raise BadInput("ingest.no_header", path=location.label)
    return RawTable(location, _frame(cells, first, location))
