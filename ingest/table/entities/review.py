"""The queue of pairs that people should look at, with the evidence."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.decisions import Ruling
from chainatlas.ingest.table.entities.faces import FACE, PAIR, as_pairs, suffixed

REVIEW = {**PAIR, "verdict": pl.String, "note": pl.String}
KINDS = (
    "contested",
    "code",
    "former",
    "several",
    "named_places",
    "swapped",
    "similar",
    "places",
)
"""Kinds of evidence, the strongest first: a pair stands there once, with the first."""


def contested(ruling: Ruling, faces: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs called the same that could not be merged."""
    pairs = ruling.contested.join(suffixed(faces, FACE, "a"), on="id_a").join(
        suffixed(faces, FACE, "b"), on="id_b"
    )
    return as_pairs(pairs.with_columns(kind=pl.lit("contested"), score=pl.lit(1.0)))


def queue(found: list[pl.DataFrame], ruling: Ruling) -> pl.DataFrame:
    """Return the columns of REVIEW: each pair once, the strongest evidence first.

    Pairs that are decided are left out; a pair with one id (two names of one code) is
    told by its names.
    """
    one = pl.col("id_a") == pl.col("id_b")
    names = [
        pl.when(one).then(f"name_{s}").otherwise(pl.lit("")).alias(f"_{s}")
        for s in "ab"
    ]
    names = [
        pl.min_horizontal(*names).alias("_a"),
        pl.max_horizontal(*names).alias("_b"),
    ]
    key = ["id_a", "id_b", "_a", "_b"]
    strength = pl.col("kind").replace_strict(
        KINDS, range(len(KINDS)), return_dtype=pl.UInt8
    )
    order = [strength, -pl.col("score"), "id_a", "id_b", "name_a", "name_b"]
    pairs = pl.concat(found).with_columns(names).sort(order)
    pairs = pairs.unique(key, keep="first", maintain_order=True)
    said = ruling.decided.with_columns(names)
    said = said.unique(key, keep="last", maintain_order=True)
    said = said.select(*key, "verdict", "note")
    queued = pairs.join(said, on=key, how="left", maintain_order="left")
    decided = pl.col("verdict").is_in(["same", "different"]).fill_null(False)
    open_ = ~decided | (pl.col("kind") == "contested")
    return queued.filter(open_).select(pl.col(n).cast(t) for n, t in REVIEW.items())
