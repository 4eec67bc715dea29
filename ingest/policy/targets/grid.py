"""The goals and facts of a table: indicators by year, in either direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from chainatlas.ingest.policy.numbers.amounts import amounts
from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.numbers.numerals import numeral
from chainatlas.ingest.policy.numbers.periods import Period, periods
from chainatlas.ingest.policy.numbers.units import kind_of
from chainatlas.ingest.policy.targets.found import Figure, Printed, Tense
from chainatlas.ingest.policy.targets.setting import Setting
from chainatlas.ingest.policy.targets.subject import split
from chainatlas.ingest.policy.targets.words import comparisons, words


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text and where that is in the document."""

    text: str
    start: int
    end: int


Grid = Sequence[Sequence[Cell]]

_BARE = re.compile(r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?")
_SIGN = {
    "≥": "ge",
    ">=": "ge",
    "＞": "gt",
    ">": "gt",
    "≤": "le",
    "<=": "le",
    "＜": "lt",
    "<": "lt",
    "约": "about",
}
_UNIT = re.compile(r"[(（]([^()（）]{1,14})[)）]")
_ACTUAL = re.compile(r"实际|完成|现状|基期|基数|基准|已")
_MEANT = re.compile(r"目标|预期|计划|规划|预计|任务")
_SERIAL = re.compile(r"序号|编号|备注|属性|责任|单位$|类别|类型")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位")
_LABEL = re.compile(r"其中[:：]?|^\d{1,2}[.、．]")


@dataclass(frozen=True)
class _Head:
    """What a header cell says of its column or row."""

    label: str
    unit: str
    period: Period | None
    text: str


@dataclass(frozen=True)
class _Value:
    number: Decimal
    high: Decimal | None
    unit: str
    comparison: Printed


def _head(cell: Cell, now: int | None) -> _Head:
    unit = next((u for u in _UNIT.findall(cell.text) if _known(u)), "")
    label = _UNIT.sub("", cell.text) if unit else cell.text
    found = [p for p in periods(cell.text, now) if not p.annual]
    label = _LABEL.sub("", label).strip()
    return _Head(label, _unit(unit), found[0] if found else None, cell.text)


def _unit(text: str) -> str:
    return fold(text.strip()).removeprefix("单位:").strip()


def _known(text: str) -> bool:
    return bool(kind_of(_unit(text)))


def _value(text: str, unit: str) -> _Value | None:
    """Return the number of a cell, None where it holds none or more than one."""
    text = fold(text.strip())
    comparison: Printed = ""
    for sign, name in _SIGN.items():
        if text.startswith(sign):
            comparison, text = name, text[len(sign) :].strip()  # type: ignore[assignment]
            break
    for word, name in comparisons("after"):
        if text.endswith(word):
            comparison, text = name, text[: -len(word)]
            break
    if _BARE.fullmatch(text):
        number = numeral(text)
        return None if number is None else _Value(number, None, unit, comparison)
    found = amounts(text)
    if len(found) == 1 and found[0].printed == text:
        one = found[0]
        return _Value(one.low, one.high, one.unit, comparison)
    return None


def _label_of(row: Sequence[Cell]) -> int:
    """Return the column of a row's label: the last text before its first number.

    A number in the first column, with text behind it, only counts the rows.
    """
    at = 0
    for n, cell in enumerate(row[:4]):
        if _value(cell.text, "") is not None and n:
            break
        if cell.text.strip() and not _known(cell.text):
            at = n
    return at


def _header_rows(grid: Grid) -> int:
    for n, row in enumerate(grid):
        values = [c for c in row if _value(c.text, "") and not _year_only(c.text)]
        if values:
            return n
    return len(grid)


def _year_only(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d年?", fold(text.strip())))


def _columns(grid: Grid, deep: int, now: int | None) -> list[_Head]:
    wide = max((len(row) for row in grid), default=0)
    heads = []
    for column in range(wide):
        texts: list[str] = []
        for row in grid[:deep]:
            text = row[column].text.strip() if column < len(row) else ""
            if text and text not in texts:
                texts.append(text)
        heads.append(_head(Cell("".join(texts), 0, 0), now))
    return heads


def _tense(heading: str, period: Period | None, now: int | None) -> Tense | None:
    if _ACTUAL.search(heading):
        return "fact"
    if period and period.last is not None and now is not None and period.last < now:
        return "fact"
    return "goal" if period or _MEANT.search(heading) else None


def _measure(row: _Head, columns: Sequence[_Head], at: int) -> str:
    column = columns[at]
    label = re.sub(
        r"(?:\d{4}年?)?(?:目标值?|预期值?|规划值?|计划|实际值?|完成值?)",
        "",
        column.label,
    )
    for period in periods(label)[:1]:
        label = label.replace(period.printed, "")
    if label in words("change") and at:
        label = columns[at - 1].label + label
    if row.period:
        return label or row.label
    named = row.label
    return named + label if label and label in words("change") else named


def _of_cell(
    cell: Cell,
    row: _Head,
    columns: Sequence[_Head],
    at: int,
    unit: str,
    setting: Setting,
) -> Figure | None:
    column = columns[at]
    own = unit if row.period is None and unit else ""
    value = _value(cell.text, column.unit or own or row.unit)
    if value is None or _SERIAL.search(column.text):
        return None
    period = column.period or row.period
    tense = _tense(column.text + (row.text if row.period else ""), period, setting.now)
    subject, measure = split(_measure(row, columns, at))
    if tense is None or not measure:
        return None
    return Figure(
        start=cell.start,
        end=cell.end,
        printed=cell.text.strip(),
        value=value.number,
        value_to=value.high,
        unit=value.unit,
        comparison="between" if value.high is not None else value.comparison or "eq",
        subject=subject,
        measure=measure,
        year=period.last if period else None,
        period=period.printed if period else "",
        tense=tense,
        rule="table",
        confidence=0.9 if value.unit else 0.75,
    )


def grid_figures(grid: Grid, setting: Setting, unit: str = "") -> Iterator[Figure]:
    """Yield the figures of a table whose columns or rows name years or goals.

    ``unit`` is one that the caption gives for the whole table.
    """
    deep = _header_rows(grid)
    if not 0 < deep < len(grid):
        return
    columns = _columns(grid, deep, setting.now)
    units = next(
        (n for n, h in enumerate(columns) if _UNIT_COLUMN.fullmatch(h.label)), -1
    )
    seen: set[tuple[int, int]] = set()  # a merged cell stands in every place it covers
    for row in grid[deep:]:
        at = _label_of(row)
        if at >= len(row):
            continue
        head = _head(row[at], setting.now)
        own = row[units].text.strip() if 0 <= units < len(row) else ""
        for n, cell in enumerate(row):
            if n in (at, units) or n >= len(columns):
                continue
            if (cell.start, cell.end) in seen:
                continue
            seen.add((cell.start, cell.end))
            found = _of_cell(cell, head, columns, n, _unit(own) or unit, setting)
            if found:
                yield found
