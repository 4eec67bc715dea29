"""Tables that lost their lines: every cell stands on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.targets.grid import Cell

_LINE = re.compile(r"[^\n\r]+")
_LONGEST = 24
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:目标|计划|预期|实际)?")
_NUMBER = re.compile(
    r"[≥≤<>＞＜约]?\d[\d,.]{0,18}(?:[%个家亿万元吨户项]{1,3})?(?:以上|左右|以下)?"
)
_CLOSED = re.compile(r"[)）]$")


def _lines(text: str) -> Iterator[list[Cell]]:
    """Yield runs of short lines."""
    run: list[Cell] = []
    for found in _LINE.finditer(text):
        line = found[0].strip(" \t\u3000\xa0")
        if not line:
            continue
        if len(line) > _LONGEST or line[-1] in "。；，,：:":
            if len(run) > 5:
                yield run
            run = []
            continue
        start = found.start() + found[0].index(line)
        run.append(Cell(line, start, start + len(line)))
    if len(run) > 5:
        yield run


def _number(cell: Cell) -> bool:
    text = fold(cell.text)
    return bool(_NUMBER.fullmatch(text)) and not _year(cell)


def _year(cell: Cell) -> bool:
    return bool(_YEAR.fullmatch(fold(cell.text)))


def _merged(cells: Sequence[Cell]) -> Cell:
    return Cell("".join(c.text for c in cells), cells[0].start, cells[-1].end)


def _header(cells: Sequence[Cell], wide: int) -> list[Cell] | None:
    """Join the lines of a header into ``wide`` cells; a bracket ends a cell."""
    if len(cells) >= wide and not any(_CLOSED.search(c.text) for c in cells[-wide:]):
        return list(cells[-wide:])
    found: list[Cell] = []
    held: list[Cell] = []
    for cell in reversed(cells):
        if _CLOSED.search(cell.text) and held:
            found.insert(0, _merged(held))
            held = []
        held.insert(0, cell)
    if len(found) != wide - 2 or len(held) < 2:
        return None
    return [held[0], _merged(held[1:]), *found]


def _by_year(run: Sequence[Cell]) -> list[list[Cell]] | None:
    """Return the grid of a run whose rows begin with a year."""
    first = next((n for n, c in enumerate(run) if _year(c)), None)
    if first is None or first == 0:
        return None
    rows: list[list[Cell]] = []
    for cell in run[first:]:
        if _year(cell):
            rows.append([cell])
        elif _number(cell) and rows:
            rows[-1].append(cell)
        else:
            break
    wide = len(rows[0])
    rows = [row for row in rows if len(row) == wide]
    if wide < 2 or len(rows) < 2:
        return None
    header = _header(run[:first], wide)
    return None if header is None else [header, *rows]


def _by_indicator(run: Sequence[Cell]) -> list[list[Cell]] | None:
    """Return the grid of a run whose header has years and whose rows have names."""
    years = [n for n, c in enumerate(run[:10]) if _year(c)]
    if not years or years[0] == 0:
        return None
    start = max(0, years[0] - 3)
    for begin in range(start, years[0]):
        for wide in range(years[-1] - begin + 1, years[-1] - begin + 4):
            rows = [
                list(run[n : n + wide]) for n in range(begin, len(run) - wide + 1, wide)
            ]
            good = [rows[0]]
            for row in rows[1:]:
                if _number(row[0]) or not all(_number(row[y - begin]) for y in years):
                    break
                good.append(row)
            if len(good) > 2:
                return good
    return None


def flat_tables(text: str) -> Iterator[list[list[Cell]]]:
    """Yield the tables of a text whose cells stand on lines of their own."""
    for run in _lines(text):
        grid = _by_year(run) or _by_indicator(run)
        if grid:
            yield grid
