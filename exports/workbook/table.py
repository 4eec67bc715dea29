"""One sheet that is a table: header, filter, frozen panes, widths, print set-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xlsxwriter.worksheet import Worksheet

from chainatlas.exports.workbook.looks import Look
from chainatlas.exports.workbook.pen import Cell, Pen
from chainatlas.exports.workbook.text import clean, lines

R = TypeVar("R")
A4 = 9
LINE, TALLEST = 15.0, 409.0
"""Points of one line of 10-point text, and of the tallest row there may be."""

MOST_ROWS = 1_048_576
"""A sheet has so many rows, the header among them."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: message key of its title, width in characters, value of a row.

    ``printed`` columns come first; the others stay on the screen.
    """

    key: str
    width: float
    value: Callable[[R], Cell]
    look: Look = "text"
    head: Look = "head_what"
    printed: bool = True


def lay(
    pen: Pen,
    sheet: Worksheet,
    columns: Sequence[Column[R]],
    rows: Sequence[R],
    fixed: int,
) -> None:
    """Write the table; ``fixed`` columns and the header stay when one scrolls."""
    for col, column in enumerate(columns):
        sheet.set_column(col, col, column.width)
        pen.put(sheet, 0, col, pen.title(column.key), column.head)
    sheet.set_row(0, 32)
    for row, one in enumerate(rows, start=1):
        values = [column.value(one) for column in columns]
        sheet.set_row(row, height(columns, values))
        for col, (column, value) in enumerate(zip(columns, values, strict=True)):
            pen.put(sheet, row, col, value, column.look)
    sheet.freeze_panes(1, fixed)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    printed = sum(column.printed for column in columns)
    sheet.print_area(0, 0, max(1, len(rows)), printed - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(2)


def height(columns: Sequence[Column[R]], values: Sequence[Cell]) -> float:
    """Return the height in points that shows every wrapped text of a row.

    It is written because not every office program fits rows when it opens a file.
    """
    wrapped = (
        lines(value, column.width)
        for column, value in zip(columns, values, strict=True)
        if column.look in ("wrap", "name") and isinstance(value, str)
    )
    return min(TALLEST, LINE * max(wrapped, default=1) + 4)


def position(columns: Sequence[Column[R]], key: str) -> int:
    """Return where the column with this key stands, counted from 0."""
    return [column.key for column in columns].index(key)


def page(pen: Pen, sheet: Worksheet, title: str, version: str) -> None:
    """Set up printing: A4 landscape, one page wide, title, version, page numbers."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    made = pen.made.strftime("%Y-%m-%d")
    sheet.set_header(f"&L&9{_plain(title, 60)}&R&9{_plain(sheet.get_name(), 30)}")
    note = _plain(pen.say("footer", version=version[:16], made=made), 90)
    sheet.set_footer(f"&L&9{note}&R&9{pen.say('page_of', page='&P', pages='&N')}")


def _plain(text: str, longest: int) -> str:
    """Return text for a header: one line, short, no codes; a digit cannot follow a
    size.
    """
    line = " ".join(clean(text).split())[:longest].replace("&", "&&")
    return f" {line}" if line[:1].isdigit() else line
