"""What is kept of a run for the next month: identities and their names."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.mentions import Words
from chainatlas.ingest.table.entities.owned import Owned
from chainatlas.ingest.table.entities.register import IDENTITIES, NAMES
from chainatlas.ingest.table.entities.tree import ROOT, Tree

_NAME = ["number", "word", "region_id", "credit_code"]
_DATES = ("first_seen", "last_seen")


def _span() -> list[pl.Expr]:
    first, last = _DATES
    return [pl.col(first).min(), pl.col(last).max()]


def dated_names(dates: pl.DataFrame, owned: Owned) -> pl.DataFrame:
    """Return the names of all ids (number, word, region_id, credit_code) with dates.

    ``dates`` has mention and as_of of every row.
    """
    dated = dates.group_by("mention").agg(
        first_seen=pl.col("as_of").min(), last_seen=pl.col("as_of").max()
    )
    now = owned.mentions.select(*_NAME, "mention").join(dated, on="mention")
    both = [frame.select(*_NAME, *_DATES) for frame in (owned.known, now)]
    if owned.known.is_empty():
        return both[1]
    return pl.concat(both).group_by(_NAME).agg(_span())


def kept_names(dated: pl.DataFrame, ids: pl.Series, words: Words) -> pl.DataFrame:
    """Return the names to be kept (NAMES), by id and name."""
    ordered = dated.sort(_NAME, nulls_last=True)
    return ordered.select(
        ids.gather(ordered["number"]).alias("id"),
        words.names(ordered["word"]).alias("name"),
        words.core_texts(ordered["word"]).alias("core"),
        pl.exclude("number", "word"),
    ).select(*NAMES)


def spans(dated: pl.DataFrame) -> pl.DataFrame:
    """Return (number, first_seen, last_seen) of the ids of dated names."""
    return dated.group_by("number").agg(_span())


def kept_identities(
    won: pl.DataFrame, cores: pl.Series, spanned: pl.DataFrame, before: pl.DataFrame
) -> pl.DataFrame:
    """Return the identities to be kept: of the run, and the others as they were.

    ``won`` are the entities of the run with their number, ``cores`` those of their
    names, ``spanned`` the dates of the ids; ``before`` the identities of the register
    with the ids of now.
    """
    own = won.select("number", "id", "name", "region_id", "credit_code")
    now = own.with_columns(core=cores).join(spanned, on="number")
    kept = before.join(now, on="id", how="anti")
    return pl.concat([now.select(*IDENTITIES), kept.select(*IDENTITIES)]).sort("id")


def completed(won: pl.DataFrame, owned: Owned, tree: Tree) -> pl.DataFrame:
    """Fill an empty region with the place in the name, an empty code from before."""
    placed = owned.mentions.filter(pl.col("node") != ROOT)
    node = placed.group_by("number").agg(pl.col("node").max())
    place = node.select("number", place=tree.region_of(pl.col("node")))
    known = owned.codes.select("number", code="credit_code")
    found = won
    for more in (place, known):
        found = found.join(more, on="number", how="left", maintain_order="left")
    return found.with_columns(
        region_id=pl.coalesce("region_id", "place"),
        credit_code=pl.coalesce("credit_code", "code"),
    ).drop("place", "code")
