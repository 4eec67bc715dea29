"""Which mentions of one key can be of one firm, by their places.

Places of one key form a small tree. A *leaf* is a place with no other place of the key
inside it. A mention belongs to the *site* of the only leaf inside its place; where
several leaves are inside, it may be of any of them, and is *vague*: its site is its own
place, and no other mention joins it. An unknown place is the root, with every leaf
inside it. At one site, names that say different places (四川鑫源矿业, 攀枝花鑫源矿业)
are of different *sides*; a name that says none is of the only side, or vague.

So the outcome does not depend on the order of rows, and two places of which neither
lies in the other are never joined by a third that holds both.
"""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.tree import Tree

GROUP = ("key", "site", "side")


def _sites(places: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Return (key, node, site, vague) of the keys with several places."""
    several = places.filter(pl.len().over("key") > 1)
    inside = several.join(tree.above, on="node")
    holding = inside.select("key", node="above").unique()
    leaves = several.join(holding, on=["key", "node"], how="anti")
    held = (
        leaves.join(tree.above, on="node")
        .join(several, left_on=["key", "above"], right_on=["key", "node"])
        .group_by("key", "above")
        .agg(leaf=pl.col("node").first(), leaves=pl.len())
    )
    vague = pl.col("leaves") > 1
    site = pl.when(vague).then("above").otherwise("leaf")
    return held.select("key", node="above", site=site, vague=vague)


def add_site(units: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Add site (node), side (said place), vague to units with key, said, node."""
    places = units.select("key", "node").unique()
    sited = units.join(
        _sites(places, tree), on=["key", "node"], how="left", maintain_order="left"
    ).with_columns(
        site=pl.coalesce("site", "node"), vague=pl.col("vague").fill_null(False)
    )
    sides = (
        sited.filter(pl.col("said") != "")
        .select("key", "site", "said")
        .unique()
        .group_by("key", "site")
        .agg(sides=pl.len())
        .filter(pl.col("sides") > 1)
    )
    sided = sited.join(sides, on=["key", "site"], how="left", maintain_order="left")
    split = pl.col("sides").is_not_null()
    return sided.with_columns(
        side=pl.when(split).then("said").otherwise(pl.lit("")),
        vague=pl.col("vague") | (split & (pl.col("said") == "")),
    ).drop("sides")
