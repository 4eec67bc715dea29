"""Tasks in a table: a row each, with columns of units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chainatlas.ingest.policy.document import Cell, Document, Grid, Span
from chainatlas.ingest.policy.duties.labels import labelled, role_of
from chainatlas.ingest.policy.duties.statement import (
    Named,
    Role,
    Statement,
    by_convention,
)
from chainatlas.ingest.policy.duties.task import Task
from chainatlas.ingest.policy.duties.unit_list import items

_UNITS = re.compile(
    r"(?:责任|牵头|配合|协同|协办|主办|承办|参与|落实|实施)(?:单位|部门|科室|处室)|责任主体"
)
_TITLES = (
    re.compile(
        r"(?:具体|主要|重点|工作|目标)任务$|任务名称|任务内容|工作内容|工作事项|重点工作|任务$"
    ),
    re.compile(r"内容|事项|措施|举措|项目名称|任务|工作"),
)
_NUMBERS = re.compile(r"^(?:序号|编号|号)$")
_SERIAL = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,4}[）)]?[.、．]?")
_HEADER = 4
"""Rows at the top of a table in which its header is looked for."""


@dataclass(frozen=True)
class _Columns:
    """What the columns of a table hold: places in a row."""

    title: int
    number: int | None
    units: tuple[tuple[int, str, Role | None], ...]


def _words(cell: Cell) -> str:
    return re.sub(r"\s", "", cell.text)


def _columns(row: Sequence[Cell]) -> _Columns | None:
    words = [_words(cell) for cell in row]
    units = tuple(
        (at, word, role_of(word))
        for at, word in enumerate(words)
        if _UNITS.search(word) and len(word) < 16
    )
    taken = {at for at, _, _ in units}
    for pattern in _TITLES:
        for at in reversed(range(len(words))):
            if (
                units
                and at not in taken
                and pattern.search(words[at])
                and len(words[at]) < 16
            ):
                number = next(
                    (n for n, w in enumerate(words) if _NUMBERS.match(w)), None
                )
                return _Columns(at, number, units)
    return None


def _named(text: str, cell: Cell, label: str, role: Role | None) -> list[Named]:
    said = labelled(text, cell.start, cell.end)
    if said:
        return said
    return [
        Named(i.span, "lead" if i.leads else role, "stated", label)
        for i in items(text, cell.start, cell.end)
    ]


def _row(text: str, row: Sequence[Cell], columns: _Columns) -> Task | None:
    title = row[columns.title]
    named: list[Named] = []
    seen: set[int] = set()
    for at, label, role in columns.units:
        cell = row[at]
        if cell.start not in seen and cell is not title:
            named += _named(text, cell, label, role)
            seen.add(cell.start)
    if len(title.text) < 3 or _SERIAL.fullmatch(title.text) or not named:
        return None
    ends = [title, *(row[at] for at, _, _ in columns.units)]
    first, last = min(c.start for c in ends), max(c.end for c in ends)
    units = by_convention(named)
    told = Statement(
        Span(units[0].span.start, units[-1].span.end), units, "table_column", 0.95
    )
    number = row[columns.number].text.strip() if columns.number is not None else ""
    about = (Span(title.start, title.end),)
    return Task(number, title.text, Span(first, last), about, told, "table_row", 0.95)


def _table(text: str, grid: Grid) -> Iterator[Task]:
    columns, begin = None, 0
    for at, row in enumerate(grid[:_HEADER]):
        columns = _columns(row)
        if columns:
            begin = at + 1
            break
    if columns is None:
        return
    wide = 1 + max(columns.title, *(at for at, _, _ in columns.units))
    for row in grid[begin:]:
        task = _row(text, row, columns) if len(row) >= wide else None
        if task:
            yield task


def tabled(document: Document) -> Iterator[Task]:
    """Yield the tasks of the tables that have a column of units."""
    for grid in document.tables:
        yield from _table(document.text, grid)
