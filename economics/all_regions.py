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
_READ = {
    "regions": "MATCH (r:Region) RETURN r.id AS region, r.zh AS region_name, "
    "r.level AS level",
    "links": "MATCH (l:Link) RETURN l.id AS link, l.zh AS link_name",
    "lacks": "MATCH (r:Region)-[g:LACKS]->(l:Link) WHERE g.kind IS NOT NULL "
    "RETURN r.id AS region, l.id AS link, g.category AS category, g.home AS home, "
    "g.kind AS kind, g.status AS status, g.opens AS opens, g.routes AS routes, "
    "g.alternatives AS alternatives, g.upstream AS upstream, g.buyers AS buyers, "
    "g.coverage AS coverage, g.ready_lq AS ready_lq",
}
_TYPES = {
    **dict.fromkeys(LISTS, pl.List(pl.String)),
    "kind": pl.Enum(KINDS),
    "home": pl.Boolean(),
    "buyers": pl.Int64(),
    "ready_lq": pl.Float64(),
}


@dataclass(frozen=True)
class Everywhere:
    """What every region lacks, and the names, read once."""

    regions: pl.DataFrame
    links: pl.DataFrame
    lacks: pl.DataFrame


def read(view: View) -> Everywhere:
    """Read what every region lacks."""
    found = {}
    for name, query in _READ.items():
        frame = view.frame(query, {})
        types = {n: _TYPES.get(n, pl.String()) for n in frame.columns}
        found[name] = frame.cast(pl.Schema(types))
    return Everywhere(**found)


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
