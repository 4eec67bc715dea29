"""Checking that what a row refers to exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.columns import PLACE
from chainatlas.ingest.places import Gazetteer, Place
from chainatlas.ingest.sieve import Sieve
from chainatlas.ontology.schema import Column, Table


@dataclass(frozen=True)
class Known:
    """What rows may refer to: ids by label, and the regions."""

    ids: Mapping[str, pl.Series]
    places: Gazetteer


def _one(sieve: Sieve, column: Column, known: Known) -> None:
    name = column.name
    have = known.ids[str(column.ref)].alias(name).to_frame()
    given = sieve.frame.select(name).drop_nulls()
    strange = given.join(have, on=name, how="anti").unique()  # fast where it is empty
    if len(strange):
        unknown = pl.col(name).is_in(strange[name].implode())
        sieve.drop(unknown, name, "unknown_reference", detail=str(column.ref))


def _many(sieve: Sieve, column: Column, known: Known) -> None:
    """Every item of a list must be known."""
    have = known.ids[str(column.ref)]
    items = sieve.frame.select("_row", pl.col(column.name).str.split(";"))
    items = items.explode(column.name).drop_nulls()
    bad = items.filter(~pl.col(column.name).is_in(have.implode()))
    rows = pl.col("_row").is_in(bad["_row"].unique().implode())
    sieve.drop(rows, column.name, "unknown_reference", detail=str(column.ref))


def _join(
    sieve: Sieve,
    keys: list[str],
    places: Sequence[tuple[tuple[str | None, ...], Place]],
) -> None:
    """Add the columns _id, _column, _reason, _detail of each row's place."""
    rows = [(*names, p.region_id, p.column, p.reason, p.detail) for names, p in places]
    found = ["_id", "_column", "_reason", "_detail"]
    schema = dict.fromkeys([*keys, *found], pl.String)
    table = pl.DataFrame(rows, schema=schema, orient="row")
    sieve.frame = sieve.frame.join(
        table, on=keys, how="left", nulls_equal=True, maintain_order="left"
    )


def _drop_unplaced(sieve: Sieve, columns: tuple[str, ...], name: str) -> None:
    for reason in ("place_unknown", "place_ambiguous"):
        for column in columns:
            bad = (pl.col("_reason") == reason) & (pl.col("_column") == column)
            shown = column or name
            sieve.drop(bad, shown, reason, detail=pl.col("_detail"))
    sieve.frame = sieve.frame.drop("_column", "_reason", "_detail")


def _named_region(sieve: Sieve, column: Column, known: Known) -> None:
    """A region given by id or by name."""
    name = column.name
    texts = sieve.frame[name].drop_nulls().unique()
    places = [((t,), known.places.by_id_or_name(t)) for t in texts]
    _join(sieve, [name], places)
    _drop_unplaced(sieve, ("",), name)
    sieve.frame = sieve.frame.with_columns(pl.col("_id").alias(name)).drop("_id")


def _place(sieve: Sieve, column: Column, known: Known) -> None:
    """A region given by id, or else by the names of province, city and county."""
    _one(sieve, column, known)
    name = column.name
    blank = pl.when(pl.col(name).is_null())
    names = [f"_{p}" for p in PLACE]
    sieve.frame = sieve.frame.with_columns(
        blank.then(pl.col(p)).alias(f"_{p}") for p in PLACE
    )
    combinations = sieve.frame.select(names).unique().iter_rows()
    places = [(n, known.places.by_names(n)) for n in combinations]
    _join(sieve, names, places)
    _drop_unplaced(sieve, PLACE, name)
    resolved = pl.coalesce(name, "_id").alias(name)
    sieve.frame = sieve.frame.with_columns(resolved).drop("_id", *names)


def refer(sieve: Sieve, table: Table, known: Known) -> None:
    """Check every reference of a table; put ids where names were given."""
    for column in table.columns:
        if column.place:
            _place(sieve, column, known)
        elif column.by == "name":
            _named_region(sieve, column, known)
        elif column.type == "list" and column.ref:
            _many(sieve, column, known)
        elif column.ref and column.ref != table.node:
            _one(sieve, column, known)
