"""The filled-in rows of a review workbook, by the names of their columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from chainatlas.ingest.policy.decisions.reviewed import REVIEWED
from chainatlas.ingest.read_xlsx import cell_text
from chainatlas.ontology.catalogue import section
from chainatlas.ontology.errors import BadInput

MACHINE = (
    "_table",
    "_row",
    "_digest",
    "_heading",
    "_printed",
    "_ordinal",
    "_equals",
    "_document_id",
    "_read",
)
"""The hidden columns by which a row is found again; their headers are these names."""

_NEEDED = ("_table", "_digest", "_read")


@dataclass(frozen=True)
class Filled:
    """A row of a sheet.

    Attributes:
        sheet: name of the sheet.
        number: row number that a spreadsheet shows.
        cells: text of each known column that the sheet still has.
        headers: the header of each.
    """

    sheet: str
    number: int
    cells: dict[str, str]
    headers: dict[str, str]


def normal(text: str) -> str:
    """Return a header or a word as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


@cache
def _known() -> dict[str, set[str]]:
    """Return columns by every header that they may have, in both languages.

    A title may be that of several columns, each in tables of its own.
    """
    found: dict[str, set[str]] = {name: {name} for name in MACHINE}
    every = {name for reviewed in REVIEWED.values() for name in reviewed.fields}
    for name in ("decision", "note", *every):
        for title in (name, *section("review")[f"col_{name}"].values()):
            found.setdefault(normal(title), set()).add(name)
    return found


def _headers(cells: list[str]) -> dict[str, int]:
    """Return the place of each known column in a row; the first of two counts."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        for name in _known().get(normal(cell), ()):
            found.setdefault(name, at)
    return found


def _rows(sheet: str, rows: list[list[str]]) -> Iterator[Filled]:
    places: dict[str, int] = {}
    titles: dict[str, str] = {}
    for number, cells in enumerate(rows, start=1):
        if not places:
            found = _headers(cells)
            if all(name in found for name in _NEEDED):
                places = found
                titles = {name: cells[at].strip() for name, at in found.items()}
            continue
        if any(cell.strip() for cell in cells):
            values = {name: cells[at] for name, at in places.items()}
            yield Filled(sheet, number, values, titles)
    if places and "decision" not in places:
        raise BadInput("review.no_decision_column", sheet=sheet)


def filled(path: Path) -> Iterator[Filled]:
    """Yield the rows of the sheets that were written for a review.

    Columns are found by their header in either language, wherever they stand.

    Raises:
        BadInput: no readable workbook, or none that `chainatlas review` wrote.
    """
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets = {
                name: [
                    [cell_text(cell) for cell in row]
                    for row in book.get_sheet_by_name(name).to_python(
                        skip_empty_area=False
                    )
                ]
                for name in book.sheet_names
            }
    except (CalamineError, OSError) as error:
        raise BadInput("ingest.bad_workbook", path=path, error=error) from error
    ours = {
        name: rows
        for name, rows in sheets.items()
        if any(all(n in _headers(row) for n in _NEEDED) for row in rows)
    }
    if not ours:
        raise BadInput("review.no_sheets", path=path)
    for name, rows in ours.items():
        yield from _rows(name, rows)
