"""What rows say about who they are, each different statement once.

A *mention* is a (name, region_id, credit_code) as printed. Its *unit* is what the rules
look at: key and said place of the name (see ``core_name``), node of the place, code.
The node is that of the region; of the place in the name, where this lies in the region
or no region is given.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.table.entities.core_name import add_core
from chainatlas.ingest.table.entities.place_names import PlaceNames
from chainatlas.ingest.table.entities.register import Register
from chainatlas.ingest.table.entities.tree import ROOT, Tree

PRINTED = ("name", "region_id", "credit_code")
UNIT = ("key", "said", "node", "credit_code")
_FORMER = ("former_name", "region_id")


@dataclass(frozen=True)
class Mentions:
    """The mentions of a run, of the register, and the former names stated in rows.

    Attributes:
        of_row: the number of the mention of each row, in the order of the rows.
        printed: one row per mention: mention, PRINTED, core, UNIT.
        known: the same for the names of the register, with their id.
        former: former names of mentions: mention, former_name, and its key, said, node.
    """

    of_row: pl.Series
    printed: pl.DataFrame
    known: pl.DataFrame
    former: pl.DataFrame


def _cores(names: list[pl.Series], places: PlaceNames) -> pl.DataFrame:
    """Return core, key, said and the node of the said place of every name."""
    every = pl.concat([n.alias("name") for n in names]).drop_nulls().unique()
    read = add_core(every.to_frame(), "name", places)
    there = places.tree.node_of(pl.col("said_id")).alias("said_node")
    return read.with_columns(there).drop("said_id")


def _units(frame: pl.DataFrame, cores: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Add core, key, said and node to printed names."""
    region, said = tree.node_of(pl.col("region_id")), pl.col("said_node")
    deeper = pl.when(tree.nested(region, said)).then(pl.max_horizontal(region, said))
    return (
        frame.join(cores, on="name", how="left", maintain_order="left")
        .with_columns(node=deeper.otherwise(region))
        .drop("said_node")
    )


def read_mentions(
    rows: pl.DataFrame, register: Register, places: PlaceNames
) -> Mentions:
    """Return the mentions of rows with PRINTED and former_name."""
    printed = rows.select(PRINTED).unique().sort(PRINTED)
    printed = printed.with_row_index("mention")
    keyed = rows.select(*PRINTED, "former_name").join(
        printed, on=PRINTED, how="left", nulls_equal=True, maintain_order="left"
    )
    former = keyed.select("mention", *_FORMER).drop_nulls("former_name").unique()
    known = register.names.select("id", *PRINTED)
    names = [printed["name"], known["name"], former["former_name"]]
    cores = _cores(names, places)
    tree = places.tree
    stated = _units(former.rename({"former_name": "name"}), cores, tree)
    return Mentions(
        of_row=keyed["mention"],
        printed=_units(printed, cores, tree),
        known=_units(known, cores, tree),
        former=stated.rename({"name": "former_name"}).sort("mention", "former_name"),
    )


__all__ = ["PRINTED", "ROOT", "UNIT", "Mentions", "read_mentions"]
