"""Sums that do not add up: in running text, in brackets, in tables, in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from chainatlas.ingest.policy.checks.finding import Finding
from chainatlas.ingest.policy.numbers import Amount, amounts, base
from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.numbers.numerals import numeral
from chainatlas.ingest.policy.targets.clauses import left_edge
from chainatlas.ingest.policy.targets.grid import Grid
from chainatlas.ingest.policy.targets.lead import lead_length

_PARTS = re.compile(r"[，,：:（(]其中[：:，,]?|[（(]其中[：:]?")
_STOP = re.compile(r"[。；;\n）)]")
_TOTAL = re.compile(r"合计|总计|共计|总和")
_DIGITS = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_LIST = re.compile(
    r"(?P<etc>等)?(?P<printed>(?P<count>\d{1,3}|[两二三四五六七八九十]{1,3})(?:个|大|项|家|类|种|条))"
)
_LONGEST = 200


def _shown(found: Sequence[Amount]) -> str:
    return "、".join(a.printed for a in found)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def parts_of_text(text: str) -> Iterator[Finding]:
    """Yield totals whose parts, named behind 其中, are together more."""
    found = amounts(text)
    starts = {a.end: a for a in found}
    for mark in _PARTS.finditer(text):
        total = starts.get(mark.start())
        if total is None or total.kind in ("share", "times"):
            continue
        stop = _STOP.search(text, mark.end(), mark.end() + _LONGEST)
        end = stop.start() if stop else min(len(text), mark.end() + _LONGEST)
        inside = amounts(text[mark.end() : end])
        _, unit = base(total.low, total.unit)
        parts = [a for a in inside if base(a.low, a.unit)[1] == unit and a.high is None]
        whole = sum((base(a.low, a.unit)[0] for a in parts), Decimal(0))
        stated = base(total.low, total.unit)[0]
        if len(parts) > 1 and whole > stated and total.high is None and total.low:
            there = _plain(whole * total.low / stated) + total.unit
            values = {"total": total.printed, "sum": there, "parts": _shown(parts)}
            yield Finding("parts_exceed", total.start, end, values)


def _value(text: str) -> Decimal | None:
    text = fold(text.strip().replace(",", ""))
    return numeral(text) if _DIGITS.fullmatch(text) else None


def sums_of_table(grid: Grid) -> Iterator[Finding]:
    """Yield totals (合计) of a table's columns that are not the sums of its rows."""
    totals = [n for n, row in enumerate(grid) if row and _TOTAL.search(row[0].text)]
    if len(totals) != 1:
        return
    last = totals[0]
    body = [row for n, row in enumerate(grid) if n != last and n > 0]
    for column, cell in enumerate(grid[last]):
        total = _value(cell.text)
        values = [_value(row[column].text) for row in body if column < len(row)]
        known = [v for v in values if v is not None]
        if column == 0 or total is None or len(known) < 2 or len(known) != len(values):
            continue
        if (
            sum(known) != total
            and "%" not in grid[0][min(column, len(grid[0]) - 1)].text
        ):
            parts = "、".join(_plain(v) for v in known)
            yield Finding(
                "sum_mismatch",
                cell.start,
                cell.end,
                {
                    "total": cell.text.strip(),
                    "sum": _plain(sum(known, Decimal(0))),
                    "parts": parts,
                },
            )


def list_counts(text: str) -> Iterator[Finding]:
    """Yield lists that name more things than the number behind them says."""
    for found in _LIST.finditer(fold(text)):
        if not found["etc"]:
            continue
        first = left_edge(text, found.start(), 0)
        first += lead_length(text[first : found.start()])
        names = [n for n in text[first : found.start()].split("、") if n]
        count = numeral(found["count"])
        if count and len(names) > count and count > 1:
            yield Finding(
                "list_count",
                first,
                found.end(),
                {
                    "printed": text[found.start("printed") : found.end()],
                    "listed": str(len(names)),
                },
            )
