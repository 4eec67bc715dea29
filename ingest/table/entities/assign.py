"""Whose unit it is: each unit of a run gets the id of one enterprise.

In this order:

1. A code that the register has: its id. A unit without code that the register has, with
   the same key, said place and node: its id. So an id, once given, stays.
2. A new code: the id without code that is the only one at the unit's site and side (see
   ``sites``), where the code is the only new one there: the enterprise gains a code.
   Else the code itself becomes the id.
3. A unit without code: the only id at its site and side; of several, the only one that
   has a unit in the same county. If there is none, or the unit is vague, it gets an id
   of its own (``made_id``), together with the like of it.

Two codes are never of one id: an id is given to a code only in 1 and 2, once.
"""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.made_id import add_made_id
from chainatlas.ingest.table.entities.mentions import UNIT, Words
from chainatlas.ingest.table.entities.sites import GROUP, add_site
from chainatlas.ingest.table.entities.tree import Tree

_EXACT = ["key", "said", "node"]
_GROUP = list(GROUP)
_NO_CODE = pl.col("credit_code").is_null()


def _remembered(
    units: pl.DataFrame, known: pl.DataFrame, codes: pl.DataFrame
) -> pl.DataFrame:
    """Add ``owner`` where the register has the code, or the very unit (rule 1)."""
    exact = (
        known.filter(_NO_CODE)
        .group_by(_EXACT)
        .agg(exact=pl.col("id").first(), ids=pl.col("id").n_unique())
        .filter(pl.col("ids") == 1)
        .drop("ids")
    )
    by_code = codes.rename({"id": "coded"})
    found = units.join(by_code, on="credit_code", how="left").join(
        exact, on=_EXACT, how="left"
    )
    owner = pl.when(_NO_CODE).then("exact").otherwise("coded")
    return found.with_columns(owner=owner).drop("exact", "coded")


def _only(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return (group, column) where a group has one value of the column."""
    values = frame.drop_nulls(column).select(*GROUP, column).unique()
    return values.filter(pl.len().over(_GROUP) == 1)


def _gained(units: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Return (credit_code, gained): new codes of ids without one (rule 2)."""
    sure = units.filter(~pl.col("vague"))
    new = sure.filter(pl.col("owner").is_null())
    pairs = (
        _only(sure, "owner")
        .join(_only(new, "credit_code"), on=_GROUP)
        .join(codes, left_on="owner", right_on="id", how="anti")
        .select("credit_code", gained="owner")
        .unique()
    )
    alone = (pl.len().over("credit_code") == 1) & (pl.len().over("gained") == 1)
    return pairs.filter(alone)


def _by_county(sure: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Return (group, node, nearest): the only owner with a unit in that county."""
    inside = sure.drop_nulls("owner").filter(tree.is_county(pl.col("node")))
    at = [*GROUP, "node"]
    pairs = inside.select(*at, nearest="owner").unique()
    return pairs.filter(pl.len().over(at) == 1)


def _joined(units: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Give units without code the owner of their site and side (rule 3)."""
    sure = units.filter(~pl.col("vague"))
    only = _only(sure, "owner").rename({"owner": "only"})
    near = _by_county(sure, tree)
    found = units.join(only, on=_GROUP, how="left").join(
        near, on=[*GROUP, "node"], how="left"
    )
    open_ = pl.col("owner").is_null() & ~pl.col("vague")
    best = pl.when(open_).then(pl.coalesce("only", "nearest"))
    return found.with_columns(owner=pl.coalesce("owner", best)).drop("only", "nearest")


def _made(units: pl.DataFrame, words: Words, tree: Tree) -> pl.DataFrame:
    """Give what is left ids of its own, one for each site and side (rule 3)."""
    left = units.filter(pl.col("owner").is_null())
    region = tree.region_of(pl.col("node"))
    first = left.sort("said", "node").unique(_GROUP, keep="first", maintain_order=True)
    text = words.key_texts(first["key"])
    made = add_made_id(first, [pl.lit(text), pl.col("said"), region])
    first = made.select(*GROUP, made="owner")
    found = units.join(first, on=_GROUP, how="left")
    return found.with_columns(owner=pl.coalesce("owner", "made")).drop("made")


def assign(
    printed: pl.DataFrame,
    known: pl.DataFrame,
    codes: pl.DataFrame,
    words: Words,
    tree: Tree,
) -> pl.DataFrame:
    """Return (UNIT, owner) of the units of a run.

    ``printed`` has UNIT; ``known`` has UNIT and id, of the register; ``codes`` has
    (credit_code, id), each code once; ``words`` has the texts of the keys. Neither the
    order of rows nor how often a unit
    stands there matters.
    """
    units = _remembered(printed.select(UNIT).unique(), known, codes)
    past = known.select(*UNIT, owner="id").unique()
    both = pl.concat(
        [units.with_columns(new=pl.lit(True)), past.with_columns(new=pl.lit(False))]
    )
    sited = add_site(both, tree)
    gained = _gained(sited, codes)
    coded = sited.join(gained, on="credit_code", how="left").with_columns(
        owner=pl.coalesce("owner", "gained", "credit_code")
    )
    joined = _joined(coded.drop("gained"), tree)
    return _made(joined, words, tree).filter("new").select(*UNIT, "owner")
