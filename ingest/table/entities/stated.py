"""Pairs that rows state themselves: one code with two names, a former name."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.faces import (
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

    ``mentions`` has number, word, core, region_id, credit_code; ``former`` number, core
    of former names that a row states: such a name is no surprise. Both sides have the
    same id.
    """
    coded = mentions.drop_nulls("credit_code").filter(
        pl.col("core").min().over("number") != pl.col("core").max().over("number")
    )
    named = coded.with_columns(name=words.names(coded["word"]))
    told = former.select("number", "core").unique()
    each = named.join(told, on=["number", "core"], how="anti")
    each = each.sort("number", "name", "region_id", nulls_last=True)
    each = each.unique(["number", "core"], keep="first", maintain_order=True)
    first = _sides(faces.drop("core"), each["number"], "a")
    second = suffixed(each, ["name", "region_id", "credit_code", "core"], "b")
    pairs = pl.concat([first, second, each.select("number")], how="horizontal")
    won = named.select("number", name_a="name", core_a="core").unique()
    won = won.join(told, left_on=["number", "core_a"], right_on=["number", "core"],
                   how="anti")  # fmt: skip
    other = (
        pairs.join(won, on=["number", "name_a"], maintain_order="left")
        .filter(pl.col("core_a") != pl.col("core_b"), pl.col("here_a"))
        .filter(pl.int_range(pl.len()).over("number") < MOST)
        .with_columns(kind=pl.lit("code"), score=pl.lit(1.0), id_b="id_a")
    )
    return as_pairs(other)


def _sides(faces: pl.DataFrame, numbers: pl.Series, mark: str) -> pl.DataFrame:
    return suffixed(faces[numbers], faces.columns, mark)


def former_names(
    faces: pl.DataFrame, former: pl.DataFrame, names: pl.DataFrame, tree: Tree
) -> pl.DataFrame:
    """Return pairs of an enterprise and one whose name it says it once had.

    ``former`` has number, key, said and node of the former names, ``names`` the same of
    every name.
    """
    pairs = (
        former.join(names, on="key", suffix="_then")
        .filter(pl.col("number") != pl.col("number_then"))
        .filter(tree.nested(pl.col("node"), pl.col("node_then")))
        .filter(one_said("said", "said_then"))
        .select("number", "number_then")
        .unique()
        .sort("number", "number_then")
        .filter(pl.int_range(pl.len()).over("number") < MOST)
    )
    sides = [
        _sides(faces, pairs["number"], "a"),
        _sides(faces, pairs["number_then"], "b"),
    ]
    both = pl.concat(sides, how="horizontal").filter(may_be_one())
    return as_pairs(both.with_columns(kind=pl.lit("former"), score=pl.lit(1.0)))
