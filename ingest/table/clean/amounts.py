"""Amounts of cells: 1,234.5 in 万元, 1.2亿, 5万吨/年, each as a value and a unit."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from chainatlas.ingest.policy.numbers import amounts, base

_PLAIN = r"^[+-]?\d+(?:\.\d+)?$"
_YUAN_IN_YI = Decimal(10**8)
Value = tuple[float | None, str | None]


def _said(text: str, unit: str) -> Value:
    """Return value and unit of a cell that is no bare number."""
    text = text.replace(" ", "").removeprefix("约").removeprefix("¥").removeprefix("￥")
    for whole in (text + unit, text):
        found = amounts(whole)
        if len(found) == 1 and found[0].printed == whole and found[0].high is None:
            return float(found[0].low), found[0].unit
    return None, None


def amount_table(texts: pl.Series, unit: str) -> pl.DataFrame:
    """Return columns ``_text``, ``value``, ``unit`` for the distinct cells of a column.

    A bare number has the unit of the header; value is null where the cell is no amount.
    """
    unique = texts.drop_nulls().unique()
    plain = unique.str.replace_all(r"(\d)[,，](\d{3})", "$1$2").str.contains(_PLAIN)
    numbers = unique.filter(plain)
    rest = unique.filter(~plain)
    value = numbers.str.replace_all("[,，]", "").cast(pl.Float64, strict=False)
    scaled, name = _scaled(unit)
    said = [_said(text, unit) for text in rest]
    return pl.concat(
        [
            pl.DataFrame({"_text": numbers, "value": value * scaled}).with_columns(
                unit=pl.lit(name or None, pl.String)
            ),
            pl.DataFrame(
                [(text, *each) for text, each in zip(rest, said, strict=True)],
                schema={"_text": pl.String, "value": pl.Float64, "unit": pl.String},
                orient="row",
            ),
        ]
    )


def _scaled(unit: str) -> tuple[float, str]:
    """Return what a number in that unit is multiplied by, and the unit it then has."""
    found = amounts(f"1{unit}")
    if len(found) == 1 and found[0].printed == f"1{unit}":
        return float(found[0].low), found[0].unit
    return 1.0, unit


def in_yi(value: float | None, unit: str | None) -> float | None:
    """Return an amount of money in 亿元; null where the unit is none of money in yuan.

    >>> in_yi(1500.0, "万元"), in_yi(3.0, "吨")
    (0.15, None)
    """
    if value is None or not unit:
        return None
    amount, name = base(Decimal(str(value)), unit)
    return float(amount / _YUAN_IN_YI) if name == "元" else None
