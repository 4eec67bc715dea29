"""Projects of a table: a column 项目名称, with what the other columns say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from chainatlas.ingest.policy.mentions.found import Mention, Venture
from chainatlas.ingest.policy.mentions.stages import status
from chainatlas.ingest.policy.numbers.amounts import amounts
from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.numbers.numerals import numeral
from chainatlas.ingest.policy.numbers.periods import periods
from chainatlas.ingest.policy.targets.grid import Cell, Grid

_NAME = re.compile(r"项目(?:名称)?")
_OWNER = re.compile(
    r"(?:建设|实施|承担|投资|业主|申报)(?:单位|主体|企业|方)|业主|企业(?:名称)?"
)
_MONEY = re.compile(r"投资")
_STAGE = re.compile(r"进展|阶段|状态|性质|进度|现状")
_DIGITS = re.compile(r"\d{1,12}(?:\.\d{1,6})?")


def _column(
    header: Sequence[Cell], wanted: re.Pattern[str], *, whole: bool = False
) -> int:
    find = wanted.fullmatch if whole else wanted.search
    return next((n for n, c in enumerate(header) if find(c.text.strip())), -1)


def _cell(row: Sequence[Cell], column: int) -> Cell | None:
    return row[column] if 0 <= column < len(row) and row[column].text.strip() else None


def _investment(header: Sequence[Cell], row: Sequence[Cell]) -> Decimal | None:
    column = _column(header, _MONEY)
    cell = _cell(row, column)
    if cell is None:
        return None
    text = fold(cell.text.strip().replace(",", ""))
    found = amounts(text)
    if found and found[0].kind == "money":
        return found[0].low / (1 if found[0].unit == "亿元" else 10**4)
    value = numeral(text) if _DIGITS.fullmatch(text) else None
    if value is None:
        return None
    return value if "亿" in header[column].text else value / 10**4


def project_table(grid: Grid) -> Iterator[Venture]:
    """Yield the projects of a table that has a column 项目名称; others yield none."""
    if not grid or (names := _column(grid[0], _NAME, whole=True)) < 0:
        return
    header = grid[0]
    for row in grid[1:]:
        cell = _cell(row, names)
        if cell is None or len(cell.text.strip()) < 4:
            continue
        owner, stage = (
            _cell(row, _column(header, _OWNER)),
            _cell(row, _column(header, _STAGE)),
        )
        name = fold("".join(cell.text.split()))
        found = [a for a in amounts(cell.text) if a.kind in ("mass", "power", "energy")]
        years = [p.last for c in row for p in periods(c.text) if p.last]
        yield Venture(
            Mention(cell.start, cell.end, "project", name, "project_table", 0.95),
            status(stage.text) if stage else "",
            found[0].low if found else None,
            found[0].unit if found else "",
            _investment(header, row),
            years[-1] if years else None,
            Mention(
                owner.start,
                owner.end,
                "enterprise",
                "".join(owner.text.split()),
                "project_table",
                0.9,
            )
            if owner
            else None,
        )
