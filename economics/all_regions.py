"""The gaps of every region at once, from the rows of what each region lacks.

The same definitions as ``queries/library/gaps/gaps.cypher``, which answers for one
region; a test holds that both give the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from chainatlas.graph.judged import KINDS
from chainatlas.graph.records import FROM, TO
from chainatlas.graph.store import View

LISTS = ("opens", "routes", "alternatives", "upstream")
_NAMES = (
    "gap",
    "region",
    "region_name",
    "link",
    "link_name",
    "category",
    "kind",
    "status",
)


@dataclass(frozen=True)
class Everywhere:
    """What every region lacks, and the names, read once."""

    regions: pl.DataFrame
    links: pl.DataFrame
    lacks: pl.DataFrame


def read(view: View) -> Everywhere:
    """Read what every region lacks."""
    names = {"region": "id", "region_name": "zh", "level": "level"}
    lacks = view.edges(("LACKS", "Region", "Link")).rename({FROM: "region", TO: "link"})
    kind = pl.col("kind").cast(pl.Enum(KINDS))
    return Everywhere(
        regions=view.nodes("Region").select(**names),
        links=view.nodes("Link").select(link="id", link_name="zh"),
        lacks=lacks.drop_nulls("kind").with_columns(kind),
    )


def gap_cells(
    data: Everywhere, limits: Mapping[str, float], category: str = ""
) -> pl.DataFrame:
    """Return a row for each gap of each region, in no order; as in the gap query.

    ``kind`` is an Enum in the order of KINDS; of ``limits`` it takes extension_lq.
    """
    chosen = pl.col("category") == category if category else pl.col("home")
    ready = pl.col("ready_lq") >= limits["extension_lq"]
    return data.lacks.filter(chosen, (pl.col("kind") != "extension") | ready)


def all_region_gaps(
    data: Everywhere,
    limits: Mapping[str, float],
    *,
    category: str = "",
    level: str = "",
) -> list[dict[str, Any]]:
    """Return the gap rows of every region (of one level), regions by id first.

    The fields and their order are those of the gap query.
    """
    chosen = data.regions.filter(pl.col("level") == level) if level else data.regions
    rows = gap_cells(data, limits, category).join(chosen, on="region")
    rows = rows.join(data.links, on="link").sort(
        ["region", "kind", "buyers", "link"], descending=[False, False, True, False]
    )
    gap = pl.concat_str("region", pl.lit("/"), "link").alias("gap")
    rows = rows.with_columns(gap, pl.col("kind").cast(pl.String))
    return rows.select(*_NAMES, *LISTS, "buyers", "coverage").to_dicts()
