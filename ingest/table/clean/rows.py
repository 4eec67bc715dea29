"""One sheet's rows with clean values under our column names."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.record import ROW
from chainatlas.ingest.sieve import Sieve
from chainatlas.ingest.table.clean.amounts import amount_table, in_yi
from chainatlas.ingest.table.clean.codes import code_text, is_code, why_no_code
from chainatlas.ingest.table.clean.dates import date_text
from chainatlas.ingest.table.clean.no_rows import drop_no_rows
from chainatlas.ingest.table.clean.places import PLACE_COLUMNS, PlaceReader, with_region
from chainatlas.ingest.table.clean.status import (
    status_in_name,
    status_of,
    without_status,
)
from chainatlas.ingest.table.clean.text import name_text, plain_text
from chainatlas.ingest.table.columns.guess import Guess
from chainatlas.ingest.table.columns.target import IGNORE, KEEP, MONEY
from chainatlas.ingest.table.sheets import Sheet

_NAMES = ("name", "former_name")
_DATES = ("founded", "as_of")
_CODE_REASONS = ("code_rounded", "code_former", "code_check_digit", "code_form")


@dataclass(frozen=True)
class Cleaned:
    """The rows of one sheet.

    Attributes:
        frame: ``file``, ROW and the columns of the sheet under the names of their
            meaning; kept ones under their own; ``region_id`` and ``place_from``.
        rejects: the rows left out.
        blanked: the values left out, of rows that stay.
        read: how many rows the sheet has.
    """

    frame: pl.DataFrame
    rejects: pl.DataFrame
    blanked: pl.DataFrame
    read: int


def _named(sheet: Sheet) -> tuple[pl.DataFrame, dict[str, str]]:
    """Return the frame under our names, and the header that each column has there."""
    chosen = [g for g in sheet.guesses if g.target != IGNORE]
    targets = {g.target for g in chosen}
    columns, headers = list[pl.Expr](), dict[str, str]()
    for guess in chosen:
        name = guess.header if guess.target == KEEP else guess.target
        if guess.target == KEEP and name in targets:
            name = f"{name}_2"
        headers[name] = guess.header
        columns.append(pl.col(guess.header).alias(name))
    return sheet.frame.select(ROW, *columns), headers


def _texts(sieve: Sieve) -> None:
    names = [c for c in _NAMES if c in sieve.frame.columns]
    sieve.frame = sieve.frame.with_columns(
        plain_text(pl.exclude(ROW, *names)),
        *(name_text(pl.col(n)).alias(n) for n in names),
    )


def _code(sieve: Sieve) -> None:
    if "credit_code" not in sieve.frame.columns:
        return
    code = pl.col("credit_code")
    sieve.frame = sieve.frame.with_columns(code_text(code))
    why = sieve.frame.select(
        pl.when(code.is_not_null() & ~is_code(code)).then(why_no_code(code))
    ).to_series()
    for reason in _CODE_REASONS:
        sieve.blank(why == reason, "credit_code", reason)


def _dates(sieve: Sieve) -> None:
    for name in set(_DATES) & set(sieve.frame.columns):
        read = sieve.frame.select(date_text(pl.col(name)))[name]
        bad = sieve.frame[name].is_not_null() & read.is_null()
        sieve.blank(bad, name, "no_date")
        sieve.frame = sieve.frame.with_columns(date_text(pl.col(name)))


def _state(sieve: Sieve) -> None:
    noted = status_in_name(pl.col("name"))
    sieve.frame = sieve.frame.with_columns(
        noted.alias("_noted"), without_status(pl.col("name"))
    )
    if "status" in sieve.frame.columns:
        bad = pl.col("status").is_not_null() & status_of(pl.col("status")).is_null()
        sieve.blank(bad, "status", "status_word")
        said = pl.coalesce(status_of(pl.col("status")), "_noted")
        sieve.frame = sieve.frame.with_columns(status=said)
    else:
        sieve.frame = sieve.frame.with_columns(status=pl.col("_noted"))
    sieve.frame = sieve.frame.drop("_noted")


def _amount(sieve: Sieve, guess: Guess) -> None:
    name, money = guess.target, guess.target in MONEY
    table = amount_table(sieve.frame[name], guess.unit)
    if money:
        yi = [in_yi(v, u) for v, u in table.select("value", "unit").iter_rows()]
        table = table.with_columns(value=pl.Series(yi, dtype=pl.Float64))
    read = sieve.frame.select(pl.col(name).alias("_text")).join(
        table, on="_text", how="left", maintain_order="left"
    )
    bad = sieve.frame[name].is_not_null() & read["value"].is_null()
    sieve.blank(bad, name, "no_money" if money else "no_amount")
    sieve.frame = sieve.frame.with_columns(read["value"].alias(name))
    if not money:
        sieve.frame = sieve.frame.with_columns(read["unit"].alias("unit"))


def _amounts(sieve: Sieve, guesses: tuple[Guess, ...]) -> None:
    for guess in guesses:
        if guess.target in (*MONEY, "capacity"):
            _amount(sieve, guess)
    if {"capacity_unit", "unit"} <= set(sieve.frame.columns):
        said = pl.coalesce("unit", "capacity_unit")
        sieve.frame = sieve.frame.with_columns(unit=said).drop("capacity_unit")


def _places(sieve: Sieve, reader: PlaceReader, within: str | None) -> None:
    sieve.frame = with_region(sieve.frame, reader, within)
    for reason in ("place_unknown", "place_ambiguous"):
        sieve.blank(pl.col("place_why") == reason, "place_text", reason)
    sieve.frame = sieve.frame.drop("place_why", "place_text")


def clean(sheet: Sheet, reader: PlaceReader, within: str | None = None) -> Cleaned:
    """Return the rows of a sheet with clean values; rows in = rows out + rejected.

    ``within`` is the id of the region that the sheet is of, where that is known.
    """
    frame, headers = _named(sheet)
    places = [headers[c] for c in PLACE_COLUMNS if c in headers]
    headers["place_text"] = ", ".join(places)
    read = len(frame) + len(sheet.rejects)
    sieve = Sieve(frame, sheet.location.label, headers)
    drop_no_rows(sieve, "name", headers["name"])
    sieve.frame = sieve.frame.drop("serial", strict=False)
    _texts(sieve)
    spelt = pl.col("name").str.contains(r"\p{L}.*\p{L}")
    sieve.drop(~spelt.fill_null(False), "name", "no_name")
    _code(sieve)
    _dates(sieve)
    _state(sieve)
    _amounts(sieve, sheet.guesses)
    _places(sieve, reader, within)
    told = sieve.frame.with_columns(file=pl.lit(sheet.location.label))
    rejects = pl.concat([sheet.rejects, sieve.rejects])
    return Cleaned(told, rejects, sieve.blanked, read)
