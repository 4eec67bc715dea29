"""What is kept of a run for the next month: identities and their names."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.mentions import Words
from chainatlas.ingest.table.entities.owned import Owned
from chainatlas.ingest.table.entities.register import IDENTITIES, NAMES
from chainatlas.ingest.table.entities.tree import ROOT, Tree

_KEY = ["id", "word", "region_id", "credit_code"]
_DATES = ("first_seen", "last_seen")


def _span() -> list[pl.Expr]:
    first, last = _DATES
    return [pl.col(first).min(), pl.col(last).max()]


def kept_names(dates: pl.DataFrame, owned: Owned, words: Words) -> pl.DataFrame:
    """Return the names to be kept (NAMES), with the dates of the first and last row.

    ``dates`` has mention and as_of of every row.
    """
    dated = dates.group_by("mention").agg(
        first_seen=pl.col("as_of").min(), last_seen=pl.col("as_of").max()
    )
    now = owned.mentions.join(dated, on="mention").rename({"owner": "id"})
    every = pl.concat([f.select(*_KEY, *_DATES) for f in (owned.known, now)])
    if len(owned.known):
        every = every.group_by(_KEY).agg(_span())
    named = every.with_columns(
        name=words.names(every["word"]), core=words.core_texts(every["word"])
    )
    return named.select(*NAMES).sort("id", "name", "region_id", "credit_code",
                                     nulls_last=True)  # fmt: skip


def kept_identities(
    entities: pl.DataFrame, names: pl.LazyFrame, before: pl.DataFrame
) -> pl.DataFrame:
    """Return the identities to be kept: of the run, and the others as they were."""
    cores = names.select("id", "name", "core").unique(["id", "name"]).collect()
    spans = names.group_by("id").agg(_span()).collect()
    own = entities.select("id", "name", "region_id", "credit_code")
    now = own.join(cores, on=["id", "name"], how="left").join(spans, on="id")
    kept = before.join(now, on="id", how="anti")
    return pl.concat([now.select(*IDENTITIES), kept.select(*IDENTITIES)]).sort("id")


def completed(entities: pl.DataFrame, owned: Owned, tree: Tree) -> pl.DataFrame:
    """Fill an empty region with the place in the name, an empty code from before."""
    place = (
        owned.mentions.filter(pl.col("node") != ROOT)
        .group_by(id="owner")
        .agg(pl.col("node").max())
        .select("id", place=tree.region_of(pl.col("node")))
    )
    known = owned.codes.select("id", code="credit_code")
    found = entities.join(place, on="id", how="left", maintain_order="left").join(
        known, on="id", how="left", maintain_order="left"
    )
    return found.with_columns(
        region_id=pl.coalesce("region_id", "place"),
        credit_code=pl.coalesce("credit_code", "code"),
    ).drop("place", "code")
