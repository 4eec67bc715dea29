"""Enterprises that a row says had another name, which the register knows.

A unit that would be a new enterprise takes the id of the register whose name, at a
place that fits, its row gives as the former name; if no row of this run is of that id,
no other new enterprise claims it, and the two have not two codes.
"""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.tree import Tree


def one_said(left: str, right: str) -> pl.Expr:
    """Whether two names say the same place, or one of them none."""
    a, b = pl.col(left), pl.col(right)
    return (a == b) | (a == "") | (b == "")


def formerly(
    former: pl.DataFrame, owners: pl.DataFrame, known: pl.DataFrame, tree: Tree
) -> pl.DataFrame:
    """Return (owner, id): the id that an enterprise without one had under its old name.

    ``former`` has mention, key, said, node of former names, ``owners`` mention, owner
    and credit_code; ``known`` key, said, node, id and credit_code of the register.
    """
    present = owners.select(id="owner").unique()
    coded = known.drop_nulls("credit_code").select("id").unique()
    fresh = former.join(owners, on="mention").join(
        known.select(owner="id").unique(), on="owner", how="anti"
    )
    gone = known.join(present, on="id", how="anti")
    new_codes = owners.drop_nulls("credit_code").select("owner").unique()
    pairs = (
        fresh.join(gone, on="key", suffix="_then")
        .filter(tree.nested(pl.col("node"), pl.col("node_then")))
        .filter(one_said("said", "said_then"))
        .select("owner", "id")
        .unique()
    )
    two_codes = pairs.join(coded, on="id").join(new_codes, on="owner")
    pairs = pairs.join(two_codes, on=["owner", "id"], how="anti")
    alone = (pl.len().over("owner") == 1) & (pl.len().over("id") == 1)
    return pairs.filter(alone)
