"""Enterprises whose cores differ by little: 腾龙/龙腾, 鑫源矿业/鑫源钛业.

Candidates share a province and a block: the first two signs of the core, its signs in
order of their codes, or the core without its first or its second sign (so that one
wrong sign anywhere still leaves a block in common). In a block they stand in the order
of their places, and each is compared with the next few only: the work grows with the
number of enterprises, not with its square. Enterprises whose place is not known are
compared among each other.

A pair is kept if the places fit, or the signs are the same, and if one sign is added,
missing, wrong or swapped with the next (optimal string alignment distance of 1), or at
most a fifth of the signs is. The score is 1 - distance / length, times ``nearness``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from chainatlas.ingest.table.entities.faces import (
    SIDE,
    as_pairs,
    nearness,
    suffixed,
)
from chainatlas.ingest.table.entities.tree import Tree

NEXT = 8
"""So many enterprises of a block after each are compared with it."""
MOST = 5
"""An enterprise is in at most twice so many pairs."""
LEAST = 0.8
_BATCH = 500_000


def _sorted(core: pl.Expr) -> pl.Expr:
    return core.str.split("").list.sort().list.join("")


def _blocks(core: pl.Expr) -> list[pl.Expr]:
    return [
        core.str.head(2),
        _sorted(core),
        core.str.slice(1),
        core.str.head(1) + core.str.slice(2),
    ]


def _hashed(faces: pl.DataFrame, block: pl.Expr, tree: Tree) -> pl.Series:
    """Return a number for the province and block of each face."""
    both = pl.struct(tree.province_of(pl.col("node")), block).hash().alias("block")
    parts = [part.select(both) for part in faces.iter_slices(_BATCH)]
    return pl.concat(parts or [faces.select(both)]).to_series()


def _block(faces: pl.DataFrame, block: pl.Expr, tree: Tree) -> pl.DataFrame:
    """Return at, node, last, coded, here of what shares a block, side by side."""
    ordered = faces.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("at"),
        _hashed(faces, block, tree),
        "node",
        tree.last_of(pl.col("node")).alias("last"),
        pl.col("credit_code").is_not_null().alias("coded"),
        "here",
    ).sort("block", "node", "at")
    same = pl.col("block")
    beside = (same == same.shift()) | (same == same.shift(-1))
    return ordered.filter(beside.fill_null(False))


def _candidates(block: pl.DataFrame, anywhere: bool) -> Iterator[pl.DataFrame]:
    """Yield (a, b): neighbours whose places fit, or anywhere in their province."""
    for step in range(1, NEXT + 1):
        then = pl.all().shift(-step).name.suffix("_b")
        beside = pl.concat([block, block.select(then)], how="horizontal")
        yield beside.filter(
            pl.col("block") == pl.col("block_b"),
            (pl.col("node_b") <= pl.col("last")) | anywhere,
            ~(pl.col("coded") & pl.col("coded_b")),
            pl.col("here") | pl.col("here_b"),
        ).select(a=pl.min_horizontal("at", "at_b"), b=pl.max_horizontal("at", "at_b"))


def _scored(pairs: pl.DataFrame, faces: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Return (a, b, swapped, score) of the pairs that are alike."""
    sides = [suffixed(faces[pairs[x]], ["core", "node"], x) for x in "ab"]
    both = pl.concat([pairs, *sides], how="horizontal").filter(
        pl.col("core_a") != pl.col("core_b")
    )
    cores = [both[f"core_{x}"].to_list() for x in "ab"]
    distance = cpdist(*cores, scorer=OSA.distance, dtype=np.int32, workers=-1)
    lengths = [pl.col(f"core_{x}").str.len_chars() for x in "ab"]
    likeness = 1 - pl.col("distance") / pl.max_horizontal(lengths)
    near = nearness(tree)
    rated = both.with_columns(
        distance=pl.Series(distance, dtype=pl.Int32),
        swapped=_sorted(pl.col("core_a")) == _sorted(pl.col("core_b")),
    )
    return rated.filter(
        (likeness >= LEAST) | (pl.col("distance") <= 1) | pl.col("swapped"),
        (near == 1) | pl.col("swapped"),
    ).select("a", "b", "swapped", (likeness * near).alias("score"))


def _best(pairs: pl.DataFrame) -> pl.DataFrame:
    """Keep the best pairs: at most MOST of one first, and of one second side."""
    ordered = pairs.sort(["score", "a", "b"], descending=[True, False, False])
    first = pl.int_range(pl.len()).over("a") < MOST
    second = pl.int_range(pl.len()).over("b") < MOST
    return ordered.filter(first & second)


def _alike(
    block: pl.DataFrame, anywhere: bool, cast: pl.DataFrame, tree: Tree
) -> pl.DataFrame:
    """Return the best pairs of one kind of block, as ``_scored``."""
    best = _scored(next(_candidates(block.clear(), anywhere)), cast, tree)
    for pairs in _candidates(block, anywhere):
        scored = [_scored(part, cast, tree) for part in pairs.iter_slices(_BATCH)]
        best = _best(pl.concat([best, *scored]))
    return best


def look_alikes(faces: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Return pairs of enterprises whose cores are alike and differ."""
    cast = faces.filter(pl.col("core").str.len_chars() > 1)
    found: list[pl.DataFrame] = []
    for number, block in enumerate(_blocks(pl.col("core"))):
        beside = _block(cast, block, tree)
        found.append(_alike(beside, number == 1, cast, tree))
    best = _best(pl.concat(found).unique(["a", "b"]))
    swapped = pl.col("swapped")
    kind = pl.when(swapped).then(pl.lit("swapped")).otherwise(pl.lit("similar"))
    sides = [suffixed(cast[best[x]], SIDE, x) for x in "ab"]
    told = [best.select(kind.alias("kind"), "score"), *sides]
    return as_pairs(pl.concat(told, how="horizontal"))
