"""Pairs that rows state themselves: one code with two names, a former name."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.faces import (
    FACE,
    as_pairs,
    may_be_one,
    suffixed,
)
from chainatlas.ingest.table.entities.mentions import Words
from chainatlas.ingest.table.entities.renamed import one_said
from chainatlas.ingest.table.entities.tree import Tree

MOST = 3
"""So many other names of a code, or owners of a former name, are shown."""


def names_of_codes(
    faces: pl.DataFrame, mentions: pl.DataFrame, former: pl.DataFrame, words: Words
) -> pl.DataFrame:
    """Return pairs of the winning name of a code, and another name with that code.

    ``mentions`` has owner, word, core, region_id, credit_code; ``former`` owner, core
    of former names that a row states: such a name is no surprise. Both sides have the
    same id.
    """
    coded = mentions.drop_nulls("credit_code").filter(
        pl.col("core").n_unique().over("owner") > 1
    )
    named = coded.with_columns(name=words.names(coded["word"]))
    each = (
        named.sort("owner", "name", "region_id")
        .unique(["owner", "core"], keep="first", maintain_order=True)
    )  # fmt: skip
    won = faces.filter("here").join(
        named.select("core", id="owner", name="name").unique(), on=["id", "name"]
    )
    first = suffixed(won.with_columns(core="core_right"), FACE, "a")
    columns = ["name", "region_id", "credit_code", "core"]
    second = suffixed(each, columns, "b").with_columns(id_b=each["owner"])
    told = former.select("owner", "core").unique()
    pairs = (
        first.join(second, left_on="id_a", right_on="id_b", coalesce=False)
        .filter(pl.col("core_a") != pl.col("core_b"))
        .join(told, left_on=["id_a", "core_a"], right_on=["owner", "core"], how="anti")
        .join(told, left_on=["id_a", "core_b"], right_on=["owner", "core"], how="anti")
        .sort("id_a", "name_b")
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
