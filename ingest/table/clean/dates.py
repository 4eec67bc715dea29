"""Dates in the ways people type them, as ISO text of the precision that is there."""

from __future__ import annotations

import polars as pl

_FULL = (
    r"^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
    r"(?:[ T]\d{1,2}:.*)?$"
)
_RUN = r"^((?:19|20)\d{2})(\d{2})(\d{2})$"
_MONTH = r"^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?$"
_YEAR = r"^((?:19|20)\d{2})\s*(?:年|年度)?$"
_SERIAL = r"^([2-5]\d{4})(?:\.\d+)?$"
_EPOCH = pl.date(1899, 12, 30)


def _parts(text: pl.Expr, form: str) -> list[pl.Expr]:
    return [text.str.extract(form, i) for i in (1, 2, 3)]


def _day(text: pl.Expr, form: str) -> pl.Expr:
    year, month, day = _parts(text, form)
    joined = pl.concat_str(
        year, month.str.zfill(2), day.str.zfill(2), separator="-", ignore_nulls=False
    )
    return joined.str.to_date("%Y-%m-%d", strict=False).dt.to_string("iso")


def date_text(text: pl.Expr) -> pl.Expr:
    """Return dates as 2024-03-08, 2024-03 or 2024; null where a text is no date.

    A bare number from 20000 to 59999 is the day number of a spreadsheet (1900 system).
    """
    year, month, _ = _parts(text, _MONTH)
    real_month = month.cast(pl.Int8, strict=False).is_between(1, 12)
    serial = text.str.extract(_SERIAL, 1).cast(pl.Int32, strict=False)
    since = (_EPOCH + pl.duration(days=serial)).dt.to_string("iso")
    return pl.coalesce(
        _day(text, _FULL),
        _day(text, _RUN),
        pl.when(real_month).then(
            pl.concat_str(year, month.str.zfill(2), separator="-", ignore_nulls=False)
        ),
        text.str.extract(_YEAR, 1),
        pl.when(serial.is_not_null()).then(since),
    )
