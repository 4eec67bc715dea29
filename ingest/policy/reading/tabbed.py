"""Tables of a plain text: lines whose cells are parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator

from chainatlas.ingest.policy.document import Cell, Grid

_LONGEST = 40
"""A longer line between rows is none of the table's headings."""


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line, without its line feed."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\n"))
        start += len(line)


def _cell(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(text[start:end], start, end)


def _row(text: str, start: int, end: int) -> list[Cell]:
    """Return the cells of a line; one that holds no tab is a single cell."""
    cells, at = list[Cell](), start
    while (tab := text.find("\t", at, end)) >= 0:
        cells.append(_cell(text, at, tab))
        at = tab + 1
    return [*cells, _cell(text, at, end)]


def tabbed(text: str) -> tuple[Grid, ...]:
    """Return the tables of a text, each of two rows with tabs at least.

    A short line alone between two rows is a row of one cell: a heading in the table.

    >>> (table,) = tabbed("a\\tb\\n一、甲\\n1\\t2\\n\\n乙")
    >>> [[cell.text for cell in row] for row in table]
    [['a', 'b'], ['一、甲'], ['1', '2']]
    """
    found, rows, between = list[Grid](), list[list[Cell]](), None
    for start, end in _lines(text):
        row = _row(text, start, end)
        if len(row) > 1 and sum(bool(c.text) for c in row) > 1:
            rows += [[between], row] if between else [row]
            between = None
        elif rows and between is None and 0 < len(row[0].text) <= _LONGEST:
            between = row[0]
        else:
            found += [rows] if len(rows) > 1 else []
            rows, between = [], None
    return tuple([*found, rows] if len(rows) > 1 else found)
