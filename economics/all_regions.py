"""The gaps of every region at once, from the rows of what each region lacks.

The same definitions as ``queries/library/gaps/gaps.cypher``, which answers for one
region; a test holds that both give the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import polars as pl

from chainatlas.graph.store import View

KINDS = ("break", "supply", "resource", "extension")
LISTS = ("opens", "routes", "alternatives", "upstream")
_ABOUT = (
    "RETURN r.id AS region, c.id AS about, s.completeness AS completeness, "
    "s.depth AS depth"
)
_READ = {
    "regions": "MATCH (r:Region) RETURN r.id AS region, r.zh AS region_name, "
    "r.level AS level",
    "links": "MATCH (l:Link) RETURN l.id AS link, l.zh AS link_name, "
    "l.kind AS link_kind",
    "members": "MATCH (l:Link)-[m:IN_CATEGORY]->(c:Category) RETURN l.id AS link, "
    "c.id AS category, m.home AS home",
    "lacks": "MATCH (r:Region)-[g:LACKS]->(l:Link) RETURN r.id AS region, "
    "l.id AS link, g.opens AS opens, g.routes AS routes, "
    "g.alternatives AS alternatives, g.upstream AS upstream, g.ready_lq AS ready_lq, "
    "g.buyers AS buyers, g.unproven AS unproven, g.planned AS planned",
    "of_category": f"MATCH (r:Region)-[s:COVERED]->(c:Category) {_ABOUT}",
    "of_link": f"MATCH (r:Region)-[s:COVERED]->(c:Link) {_ABOUT}",
}
_TEXT, _COUNT, _LIST = pl.String(), pl.Int64(), pl.List(pl.String)
_TYPES = {
    **dict.fromkeys(LISTS, _LIST),
    **dict.fromkeys(("buyers", "unproven", "planned", "depth"), _COUNT),
    "ready_lq": pl.Float64(),
    "home": pl.Boolean(),
}


@dataclass(frozen=True)
class Everywhere:
    """What every region lacks, with names, members and coverage, read once."""

    regions: pl.DataFrame
    links: pl.DataFrame
    members: pl.DataFrame
    lacks: pl.DataFrame
    of_category: pl.DataFrame
    of_link: pl.DataFrame


def read(view: View) -> Everywhere:
    """Read what every region lacks."""
    found = {}
    for field in fields(Everywhere):
        frame = view.frame(_READ[field.name], {})
        types = {name: _TYPES.get(name, _TEXT) for name in frame.columns}
        found[field.name] = frame.cast(pl.Schema(types))
    return Everywhere(**found)


def _covered(gaps: pl.DataFrame, data: Everywhere) -> pl.DataFrame:
    """Add the coverage: of the link where it is as near as that of the category."""
    of_category = data.of_category.rename({"about": "category"})
    of_link = data.of_link.rename({"about": "link"})
    nearer = pl.col("depth").is_null() | (pl.col("depth_link") <= pl.col("depth"))
    chosen = pl.when(nearer).then("completeness_link").otherwise("completeness")
    return (
        gaps.join(of_category, on=["region", "category"], how="left")
        .join(of_link, on=["region", "link"], how="left", suffix="_link")
        .with_columns(chosen.alias("coverage"))
    )


def _kind() -> pl.Expr:
    """Return the kind of a gap, ordered as in KINDS."""
    kind = (
        pl.when(pl.col("opens").list.len() == 0)
        .then(pl.lit("extension"))
        .when(pl.col("link_kind") == "resource")
        .then(pl.lit("resource"))
        .when(pl.col("upstream").list.len() > 0)
        .then(pl.lit("break"))
        .otherwise(pl.lit("supply"))
    )
    return kind.cast(pl.Enum(KINDS)).alias("kind")


def _status() -> pl.Expr:
    surveyed = pl.col("coverage").is_in(["complete", "broad"]).fill_null(False)
    return (
        pl.when(pl.col("kind") == "extension")
        .then(pl.lit("not_needed"))
        .when(pl.col("planned") > 0)
        .then(pl.lit("planned"))
        .when((pl.col("unproven") == 0) & surveyed)
        .then(pl.lit("missing"))
        .otherwise(pl.lit("unknown"))
        .alias("status")
    )


def gap_cells(
    data: Everywhere, limits: Mapping[str, float], category: str = ""
) -> pl.DataFrame:
    """Return a row for each gap of each region, in no order; as in the gap query.

    ``kind`` is an Enum in the order of KINDS; of ``limits`` it takes extension_lq.
    """
    chosen = pl.col("category") == category if category else pl.col("home")
    ready = pl.col("ready_lq") >= limits["extension_lq"]
    gaps = (
        data.lacks.filter((pl.col("opens").list.len() > 0) | ready)
        .join(data.members.filter(chosen).select("link", "category"), on="link")
        .join(data.links, on="link")
        .with_columns(_kind())
    )
    return _covered(gaps, data).with_columns(_status())


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
    rows = rows.sort(
        ["region", "kind", "buyers", "link"], descending=[False, False, True, False]
    )
    return rows.select(
        pl.concat_str("region", pl.lit("/"), "link").alias("gap"),
        *("region", "region_name", "link", "link_name", "category"),
        pl.col("kind").cast(pl.String),
        *("status", *LISTS, "buyers", "coverage"),
    ).to_dicts()
