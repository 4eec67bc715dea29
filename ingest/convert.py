"""Turning text cells into typed values, column by column."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from chainatlas.ingest.record import ROW
from chainatlas.ingest.sieve import Sieve
from chainatlas.ontology.schema import Column

_CONTROL = r"\p{Cc}"
_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_GROUPED = r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$"
_DATE = r"^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?$"
_TRUE = ("true", "1", "yes", "y", "t", "是", "1.0")
_FALSE = ("false", "0", "no", "n", "f", "否", "0.0")


def _folded(name: str) -> pl.Expr:
    """The column in NFKC (full-width digits become plain ones), trimmed."""
    return pl.col(name).str.normalize("NFKC").str.strip_chars()


def _id(sieve: Sieve, column: Column) -> None:
    name = column.name
    sieve.drop(pl.col(name).str.contains(_CONTROL), name, "control_character")
    for sign in (";", *column.without):
        has = pl.col(name).str.contains(sign, literal=True)
        sieve.drop(has, name, "sign_in_id", detail=sign)


def _number(sieve: Sieve, column: Column) -> None:
    name = column.name
    text = _folded(name)
    plain = (
        pl.when(text.str.contains(_GROUPED))
        .then(text.str.replace_all(",", ""))
        .otherwise(text.str.strip_suffix("%").str.strip_chars())
    )
    value = plain.cast(pl.Float64, strict=False)
    bad = pl.col(name).is_not_null() & ~(
        plain.str.contains(_NUMBER) & value.is_finite().fill_null(False)
    )
    sieve.drop(bad, name, "not_a_number")
    _range(sieve, column, value)
    unsigned = pl.when(value == 0).then(0.0).otherwise(value)  # -0 is 0
    sieve.frame = sieve.frame.with_columns(unsigned.alias(name))


def _range(sieve: Sieve, column: Column, value: pl.Expr) -> None:
    if column.min is not None:
        low = value < column.min
        sieve.drop(low, column.name, "too_small", detail=f"{column.min:g}")
    if column.max is not None:
        high = value > column.max
        sieve.drop(high, column.name, "too_large", detail=f"{column.max:g}")


def _integer(sieve: Sieve, column: Column) -> None:
    name = column.name
    text = _folded(name).str.replace(r"\.0+$", "").str.strip_suffix("年")
    value = text.cast(pl.Int64, strict=False)
    bad = pl.col(name).is_not_null() & ~text.str.contains(r"^[+-]?\d{1,18}$")
    sieve.drop(bad, name, "not_an_integer")
    _range(sieve, column, value)
    sieve.frame = sieve.frame.with_columns(value.alias(name))


def _boolean(sieve: Sieve, column: Column) -> None:
    name = column.name
    text = _folded(name).str.to_lowercase()
    bad = pl.col(name).is_not_null() & ~text.is_in([*_TRUE, *_FALSE])
    sieve.drop(bad, name, "not_a_boolean")
    known = pl.col(name).is_not_null()
    value = pl.when(known).then(text.is_in(_TRUE)).alias(name)
    sieve.frame = sieve.frame.with_columns(value)


def _date(sieve: Sieve, column: Column) -> None:
    """Year, month or day; written as ISO. Other words than a date are kept as given."""
    name = column.name
    text = _folded(name).str.replace(r"[T ]00:00(:00(\.0+)?)?$", "")
    parts = [text.str.extract(_DATE, i).str.zfill(2) for i in (1, 2, 3)]
    iso = pl.concat_str(parts, separator="-", ignore_nulls=True)
    padded = pl.concat_str(
        [parts[0], parts[1].fill_null("01"), parts[2].fill_null("01")], separator="-"
    )
    like = text.str.contains(_DATE)
    real = padded.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    sieve.drop(like & ~real, name, "no_such_date")
    value = pl.when(like).then(iso).otherwise(pl.col(name)).alias(name)
    sieve.frame = sieve.frame.with_columns(value)


def _list(sieve: Sieve, column: Column) -> None:
    """Items parted by a semicolon, stored sorted and once each."""
    items = pl.col(column.name).str.replace_all("；", ";").str.split(";")
    clean = items.list.eval(pl.element().str.strip_chars()).list.eval(
        pl.element().filter(pl.element() != "")
    )
    value = clean.list.unique().list.sort().list.join(";")
    filled = pl.when(value != "").then(value).alias(column.name)
    sieve.frame = sieve.frame.with_columns(filled)


_RETYPE: dict[str, Callable[[Sieve, Column], None]] = {
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
    "list": _list,
}

TYPES: dict[str, pl.DataType] = {
    "number": pl.Float64(),
    "integer": pl.Int64(),
    "boolean": pl.Boolean(),
    "texts": pl.List(pl.String),
}
"""The frame type of a column by its schema type; the others are text."""


def dtype(column: Column) -> pl.DataType:
    """Return the frame type of a column."""
    return TYPES.get(column.type, pl.String())


def _each_once(sieve: Sieve, column: Column) -> None:
    """Give a column its type by looking at each distinct text once.

    A million rows hold few different dates and amounts.
    """
    name = column.name
    texts = sieve.frame.select(pl.col(name).unique()).drop_nulls()
    once = Sieve(texts.with_columns(pl.lit(0, pl.Int64).alias(ROW), _given=name), "")
    _RETYPE[column.type](once, column)
    for (reason, detail), bad in once.rejects.group_by("reason", "detail"):
        among = pl.col(name).is_in(bad["value"].implode())
        sieve.drop(among, name, str(reason), detail=str(detail))
    typed = once.frame.select("_given", name)
    sieve.frame = sieve.frame.rename({name: "_given"}).join(
        typed, on="_given", how="left", maintain_order="left"
    )
    sieve.frame = sieve.frame.drop("_given")


def convert(sieve: Sieve, column: Column) -> None:
    """Check one column of the sieve's frame and give it its type."""
    name = column.name
    if column.required:
        sieve.drop(pl.col(name).is_null(), name, "required")
    if column.prefix:
        bare = pl.col(name).str.strip_prefix(column.prefix)
        sieve.frame = sieve.frame.with_columns(bare)
    if column.default is not None:
        sieve.frame = sieve.frame.with_columns(pl.col(name).fill_null(column.default))
    if sieve.frame[name].null_count() == len(sieve.frame):
        blank = pl.lit(None, dtype(column)).alias(name)
        sieve.frame = sieve.frame.with_columns(blank)
        return
    if column.choices:
        bad = ~pl.col(name).is_in(column.choices)
        sieve.drop(bad, name, "not_listed", detail=", ".join(column.choices))
    if column.type == "id":
        _id(sieve, column)
    elif column.type in _RETYPE:
        _each_once(sieve, column)
