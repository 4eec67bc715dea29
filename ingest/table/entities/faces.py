"""What the review sees of each enterprise, and pairs of them.

A *face* is: id, name, region_id, credit_code, core, node, here (it has a row in this
run). A *pair* is two faces and the reason to look at them.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from chainatlas.ingest.table.entities.tree import Tree

FACE = ("id", "name", "region_id", "credit_code", "core", "node", "here")
SIDE = ("id", "name", "region_id", "credit_code")
PAIR = {
    "kind": pl.String,
    "score": pl.Float64,
    **{f"{name}_a": pl.String for name in SIDE},
    **{f"{name}_b": pl.String for name in SIDE},
}
IN_PROVINCE, ELSEWHERE = 0.7, 0.5


def suffixed(frame: pl.DataFrame, columns: Sequence[str], mark: str) -> pl.DataFrame:
    """Return columns of a frame, each with a mark at its end."""
    return frame.select(pl.col(c).alias(f"{c}_{mark}") for c in columns)


def may_be_one() -> pl.Expr:
    """Whether a pair can be one enterprise: not two codes, and one has a row now."""
    coded = (
        pl.col("credit_code_a").is_not_null() & pl.col("credit_code_b").is_not_null()
    )
    return ~coded & (pl.col("here_a") | pl.col("here_b"))


def nearness(tree: Tree) -> pl.Expr:
    """Return how well the places of a pair fit.

    1 where one lies in the other or one is not known, 0.7 in one province, else 0.5.
    """
    a, b = pl.col("node_a"), pl.col("node_b")
    same = tree.province_of(a) == tree.province_of(b)
    return (
        pl.when(tree.nested(a, b)).then(1.0)
        .when(same).then(IN_PROVINCE)
        .otherwise(ELSEWHERE)
    )  # fmt: skip


def as_pairs(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the columns of PAIR, the lesser id first."""
    swap = pl.col("id_a") > pl.col("id_b")
    sides = [
        expr
        for name in SIDE
        for a, b in [(f"{name}_a", f"{name}_b")]
        for expr in (
            pl.when(swap).then(b).otherwise(a).alias(a),
            pl.when(swap).then(a).otherwise(b).alias(b),
        )
    ]
    return frame.with_columns(sides).select(pl.col(n).cast(t) for n, t in PAIR.items())
