"""Enterprises with one core name that were not merged, for people to look at.

Kinds: ``places`` (neither place lies in the other), ``named_places`` (the names say
different places, or only one has brackets), ``several`` (the place is so vague that the
name fits several enterprises, or there are two codes). The enterprises of a core stand
in the order of their places, and each is compared with the next few, so that a core
which thousands have makes no millions of pairs.
"""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.faces import (
    FACE,
    as_pairs,
    may_be_one,
    nearness,
    suffixed,
)
from chainatlas.ingest.table.entities.tree import Tree

NEXT = 3
"""So many enterprises after each are compared with it."""


def _kind(tree: Tree) -> pl.Expr:
    fits = tree.nested(pl.col("node_a"), pl.col("node_b"))
    one = pl.col("said_a") == pl.col("said_b")
    return (
        pl.when(~fits).then(pl.lit("places"))
        .when(one | ~(pl.col("says_a") & pl.col("says_b"))).then(pl.lit("several"))
        .otherwise(pl.lit("named_places"))
    )  # fmt: skip


def same_core(faces: pl.DataFrame, names: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Return pairs of one core.

    ``names`` has number, core and said of all names of the faces.
    """
    several = pl.col("number").min().over("core") != pl.col("number").max().over("core")
    shared = names.select("number", "core", "said").unique().filter(several)
    bracketed = pl.col("said").str.contains("(", literal=True).any().over("core")
    said = shared.select("core", "said", says=(pl.col("said") != "") | bracketed)
    sides = faces.drop("core")[shared["number"]]
    cast = pl.concat([sides, said], how="horizontal").sort("core", "node", "id", "said")
    columns = [*FACE, "said", "says"]
    first = suffixed(cast, columns, "a")
    found = []
    for step in range(1, NEXT + 1):
        second = suffixed(cast, columns, "b").select(pl.all().shift(-step))
        pairs = pl.concat([first, second], how="horizontal").filter(
            pl.col("core_a") == pl.col("core_b"),
            pl.col("id_a") != pl.col("id_b"),
            may_be_one(),
        )
        found.append(pairs)
    every = pl.concat(found).with_columns(kind=_kind(tree), score=nearness(tree))
    return as_pairs(every)
