"""Pairs that rows state themselves: one code with two names, a former name."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.faces import (
    FACE,
    as_pairs,
    may_be_one,
    suffixed,
)
from chainatlas.ingest.table.entities.renamed import one_said
from chainatlas.ingest.table.entities.tree import Tree

MOST = 3
"""So many other names of a code, or owners of a former name, are shown."""


def names_of_codes(
    faces: pl.DataFrame, mentions: pl.DataFrame, former: pl.DataFrame
) -> pl.DataFrame:
    """Return pairs of the winning name of a code, and another name with that code.

    ``mentions`` has owner, PRINTED and core; ``former`` owner and the core of a former
    name that a row states: such a name is no surprise. Both sides have the same id.
    """
    other = (
        mentions.drop_nulls("credit_code")
        .join(former, on=["owner", "core"], how="anti")
        .sort("owner", "core", "name", "region_id")
        .unique(["owner", "core"], keep="first", maintain_order=True)
    )
    names = ["owner", "name", "region_id", "credit_code", "core"]
    second = suffixed(other, names, "b").rename({"owner_b": "id_b"})
    pairs = (
        suffixed(faces.filter("here"), FACE, "a")
        .join(second, left_on="id_a", right_on="id_b", coalesce=False)
        .filter(pl.col("core_a") != pl.col("core_b"))
        .join(
            former, left_on=["id_a", "core_a"], right_on=["owner", "core"], how="anti"
        )
        .filter(pl.int_range(pl.len()).over("id_a") < MOST)
    )
    return as_pairs(pairs.with_columns(kind=pl.lit("code"), score=pl.lit(1.0)))


def former_names(
    faces: pl.DataFrame, former: pl.DataFrame, names: pl.DataFrame, tree: Tree
) -> pl.DataFrame:
    """Return pairs of an enterprise and one whose name it says it once had.

    ``former`` has owner, key, said and node of the former names, ``names`` id, key,
    said and node of every name.
    """
    pairs = (
        former.join(names, on="key", suffix="_then")
        .filter(pl.col("owner") != pl.col("id"))
        .filter(tree.nested(pl.col("node"), pl.col("node_then")))
        .filter(one_said("said", "said_then"))
        .select(id_a="owner", id_b="id")
        .unique()
        .sort("id_a", "id_b")
        .filter(pl.int_range(pl.len()).over("id_a") < MOST)
        .join(suffixed(faces, FACE, "a"), on="id_a")
        .join(suffixed(faces, FACE, "b"), on="id_b")
        .filter(may_be_one())
    )
    return as_pairs(pairs.with_columns(kind=pl.lit("former"), score=pl.lit(1.0)))
