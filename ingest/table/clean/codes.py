"""Unified social credit codes and their check digit.

GB 32100-2015: 18 characters of 31 (no I, O, S, V, Z); the last one is
(31 - sum of value(i) * 3^(i-1) mod 31 for i = 1..17) mod 31.
"""

from __future__ import annotations

import polars as pl

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = dict(zip(_ALPHABET, range(31), strict=True))
_FORM = rf"^[{_ALPHABET}]{{2}}\d{{6}}[{_ALPHABET}]{{10}}$"
_WEIGHTS = [pow(3, i, 31) for i in range(17)]


def code_text(column: pl.Expr) -> pl.Expr:
    """Return codes in capital letters, without the marks that people put between."""
    return column.str.to_uppercase().str.replace_all(r"[\s\-'`·.]+", "")


def _value(code: pl.Expr, place: int) -> pl.Expr:
    digit = code.str.slice(place, 1)
    return digit.replace_strict(_VALUES, default=0, return_dtype=pl.Int32)


def is_code(code: pl.Expr) -> pl.Expr:
    """Whether a text has the form of a credit code and its check digit fits."""
    total = pl.sum_horizontal(_value(code, i) * w for i, w in enumerate(_WEIGHTS))
    fits = (31 - total % 31) % 31 == _value(code, 17)
    return code.str.contains(_FORM).fill_null(False) & fits


def why_no_code(code: pl.Expr) -> pl.Expr:
    """Return the reason why a text is no credit code: a key of the rejects."""
    return (
        pl.when(code.str.contains(r"^\d+E\+?\d+$"))
        .then(pl.lit("code_rounded"))
        .when(code.str.contains(r"^\d{15}$"))
        .then(pl.lit("code_former"))
        .when(code.str.contains(_FORM))
        .then(pl.lit("code_check_digit"))
        .otherwise(pl.lit("code_form"))
    )
