"""The gaps of every region at once, on arrays: regions x links and regions x routes.

The same definitions as ``queries/library/gaps/gaps.cypher``, which answers for one
region; a test holds that both give the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from chainatlas.graph.store import View

Bools = NDArray[np.bool_]
KINDS = ("break", "supply", "resource", "extension")
_COMPLETENESS = ("none", "partial", "broad", "complete")
_READ = {
    "regions": "MATCH (r:Region) RETURN r.id AS id, r.zh AS zh, r.level AS level",
    "links": "MATCH (l:Link) RETURN l.id AS id, l.zh AS zh, l.en AS en, l.kind AS kind",
    "routes": "MATCH (r:Route)-[:YIELDS]->(l:Link) RETURN r.id AS id, l.id AS link",
    "mains": "MATCH (l:Link)-[:MAIN_INPUT_TO]->(r:Route) RETURN r.id AS route, "
    "l.id AS link",
    "has": "MATCH (r:Region)-[h:HAS]->(l:Link) RETURN r.id AS region, l.id AS link, "
    "h.makers AS makers, h.unproven AS unproven, h.buyers AS buyers, "
    "h.planned AS planned, h.lq AS lq",
    "nearest": "MATCH (r:Region)-[:NEAREST]->(t:Route)-[:YIELDS]->(o:Link) "
    "RETURN r.id AS region, t.id AS routes, o.id AS opens",
    "members": "MATCH (l:Link)-[m:IN_CATEGORY]->(c:Category) RETURN l.id AS link, "
    "c.id AS category, m.home AS home",
    "inside": "MATCH (r:Region)-[i:INSIDE]->(a:Region) RETURN r.id AS region, "
    "a.id AS above, i.depth AS depth",
    "of_category": "MATCH (a:Region)-[s:STATEMENT]->(c:Category) RETURN a.id AS above, "
    "c.id AS about, s.completeness AS completeness",
    "of_link": "MATCH (a:Region)-[s:STATEMENT]->(l:Link) RETURN a.id AS above, "
    "l.id AS about, s.completeness AS completeness",
}


@dataclass(frozen=True)
class Frames:
    """What the computation reads from a store, once."""

    frames: Mapping[str, pl.DataFrame]

    def __getattr__(self, name: str) -> pl.DataFrame:
        return self.frames[name]


def read(view: View) -> Frames:
    """Read the presence layer and the chain tables of a store."""
    return Frames({n: view.frame(q, {}) for n, q in _READ.items()})


@dataclass(frozen=True)
class Axis:
    """The positions of ids on one axis of an array, sorted by id."""

    ids: pl.Series

    def at(self, ids: pl.Series) -> NDArray[np.int64]:
        """Return the positions of ids; -1 for those that are not there."""
        index = self.ids.search_sorted(ids.fill_null("")).to_numpy().astype(np.int64)
        index = np.minimum(index, len(self.ids) - 1)
        same = (self.ids.gather(index) == ids).fill_null(False).to_numpy()
        return np.where(same, index, -1)


def _axis(frame: pl.DataFrame) -> Axis:
    return Axis(frame["id"].sort())


@dataclass(frozen=True)
class Grid:
    """The axes, and the arrays regions x links of the presence layer."""

    regions: Axis
    links: Axis
    routes: Axis
    made: Bools
    strong: Bools
    unproven: Bools
    planned: Bools
    buyers: NDArray[np.int64]
    mains: NDArray[np.float32]
    yields: NDArray[np.int64]
    nearest: Bools


def _grid(data: Frames, limits: Mapping[str, float]) -> Grid:
    regions, links, routes = (
        _axis(data.frames[n]) for n in ("regions", "links", "routes")
    )
    has = data.has
    at = regions.at(has["region"]), links.at(has["link"])
    shape = (len(regions.ids), len(links.ids))

    def spread(values: pl.Series, kind: Any) -> NDArray[Any]:
        array = np.zeros(shape, dtype=kind)
        array[at] = values.to_numpy()
        return array

    mains = np.zeros((len(routes.ids), len(links.ids)), dtype=np.float32)
    mains[routes.at(data.mains["route"]), links.at(data.mains["link"])] = 1
    order = data.routes.sort("id")
    nearest = np.zeros((shape[0], len(routes.ids)), dtype=bool)
    toward = data.nearest
    nearest[regions.at(toward["region"]), routes.at(toward["routes"])] = True
    made = spread(has["makers"] > 0, bool)
    strong = spread((has["lq"] >= limits["extension_lq"]).fill_null(False), bool)
    return Grid(
        regions, links, routes, made, made & strong,
        spread(has["unproven"] > 0, bool), spread(has["planned"] > 0, bool),
        spread(has["buyers"], np.int64), mains, links.at(order["link"]), nearest,
    )  # fmt: skip


@dataclass(frozen=True)
class Masks:
    """Which links are wanted, alternative or an extension; regions x links."""

    wanted: Bools
    alternative: Bools
    extension: Bools
    upstream: Bools


def _any_input(routes: Bools, mains: NDArray[np.float32]) -> Bools:
    """Which links are a main input of any of the marked routes, by region."""
    return np.asarray(routes.astype(np.float32) @ mains > 0)


def masks(grid: Grid, kinds: pl.Series) -> Masks:
    """Compute the masks of all regions; ``kinds`` are the kinds by link axis."""
    wanted = _any_input(grid.nearest, grid.mains) & ~grid.made
    unserved = np.zeros_like(grid.made)
    rows, columns = np.nonzero(grid.nearest)
    unserved[rows, grid.yields[columns]] = True
    alternative = (
        _any_input(unserved[:, grid.yields], grid.mains) & ~grid.made & ~wanted
    )
    have = grid.made.astype(np.float32) @ grid.mains.T
    total = grid.mains.sum(axis=1)
    ready = (have == total) & (total > 0)
    ready &= grid.strong.astype(np.float32) @ grid.mains.T > 0
    extension, upstream = np.zeros_like(grid.made), np.zeros_like(grid.made)
    for route, link in enumerate(grid.yields):
        extension[:, link] |= ready[:, route]
        upstream[:, link] |= have[:, route] > 0
    takes = ~kinds.is_in(["application", "by_product"]).fill_null(False).to_numpy()
    extension &= takes & ~grid.made & ~wanted & ~alternative
    return Masks(wanted, alternative, extension, upstream)


def _resolved(data: Frames, name: str) -> pl.DataFrame:
    """The nearest statement of each region and category or link, with its depth."""
    both = data.inside.join(data.frames[name], on="above")
    first = both.sort("depth").unique(["region", "about"], keep="first")
    return first.select("region", "about", "depth", "completeness")


def _with_coverage(rows: pl.DataFrame, data: Frames) -> pl.DataFrame:
    """Add the completeness that counts: the nearest region's, its link's first."""
    by_category = _resolved(data, "of_category").rename({"about": "category"})
    by_link = _resolved(data, "of_link").rename({"about": "link"})
    both = rows.join(by_category, on=["region", "category"], how="left").join(
        by_link, on=["region", "link"], how="left", suffix="_link"
    )
    nearer = pl.col("depth_link") <= pl.col("depth").fill_null(99)
    chosen = pl.when(nearer).then("completeness_link").otherwise("completeness")
    return both.with_columns(chosen.alias("coverage")).drop(
        "depth", "depth_link", "completeness", "completeness_link"
    )


def _kind(grid: Grid, found: Masks, kinds: pl.Series) -> NDArray[np.int8]:
    """Return -1 where there is no gap, else the position of its kind in KINDS."""
    resource = (kinds == "resource").fill_null(False).to_numpy()[None, :]
    kind = np.where(found.upstream, 0, 1)
    kind = np.where(resource, 2, kind)
    kind = np.where(found.wanted, kind, np.where(found.extension, 3, -1))
    return kind.astype(np.int8)


def _status() -> pl.Expr:
    surveyed = pl.col("coverage").is_in(["complete", "broad"]).fill_null(False)
    return (
        pl.when(pl.col("kind") == "extension").then(pl.lit("not_needed"))
        .when(pl.col("planned")).then(pl.lit("planned"))
        .when(surveyed & ~pl.col("unproven")).then(pl.lit("missing"))
        .otherwise(pl.lit("unknown"))
    )  # fmt: skip


def _cells(grid: Grid, kind: NDArray[np.int8]) -> pl.DataFrame:
    rows, columns = np.nonzero(kind >= 0)
    at = (rows, columns)
    return pl.DataFrame(
        {
            "region": grid.regions.ids.gather(rows),
            "link": grid.links.ids.gather(columns),
            "order": kind[at],
            "kind": pl.Series(KINDS).gather(kind[at].astype(np.int64)),
            "buyers": grid.buyers[at],
            "unproven": grid.unproven[at],
            "planned": grid.planned[at],
        }
    )


def gap_cells(
    data: Frames, limits: Mapping[str, float], category: str = ""
) -> pl.DataFrame:
    """Return a row for each gap of each region: region, link, category, kind, status.

    Also order (of the kind), buyers and coverage; ``category`` as in the gap query.
    """
    grid = _grid(data, limits)
    if not len(grid.links.ids) or not len(grid.routes.ids):
        kind = np.full(grid.made.shape, -1, dtype=np.int8)
    else:
        kinds = data.links.sort("id")["kind"]
        kind = _kind(grid, masks(grid, kinds), kinds)
    chosen = pl.col("category") == category if category else pl.col("home")
    members = data.members.filter(chosen).select("link", "category")
    rows = _with_coverage(_cells(grid, kind).join(members, on="link"), data)
    return rows.with_columns(_status().alias("status"))


def _lists(cells: pl.DataFrame, data: Frames) -> pl.DataFrame:
    """Add opens, routes, alternatives and upstream, as sorted lists."""
    made = data.has.filter(pl.col("makers") > 0).select("region", "link")
    pair = ["region", "link"]
    wanted = (
        data.nearest.join(data.mains, left_on="routes", right_on="route")
        .join(made, on=pair, how="anti")
        .join(cells.select(pair), on=pair, how="semi")
    )
    others = data.routes.rename({"id": "other", "link": "opens"})
    inputs = data.mains.rename({"route": "other", "link": "alternatives"})
    missing = made.rename({"link": "alternatives"})
    alternatives = (
        wanted.join(others, on="opens").filter(pl.col("other") != pl.col("routes"))
        .join(inputs, on="other").filter(pl.col("alternatives") != pl.col("link"))
        .join(missing, on=["region", "alternatives"], how="anti")
    )  # fmt: skip
    feeds = data.mains.join(data.routes, left_on="route", right_on="id", suffix="_to")
    feeds = feeds.select(upstream="link", link="link_to").unique()
    upstream = (
        cells.select(pair)
        .join(feeds, on="link")
        .join(made.rename({"link": "upstream"}), on=["region", "upstream"], how="semi")
    )
    parts = {
        "opens": wanted,
        "routes": wanted,
        "alternatives": alternatives,
        "upstream": upstream,
    }
    for name, frame in parts.items():
        listed = frame.group_by(pair).agg(pl.col(name).unique().sort())
        cells = cells.join(listed, on=pair, how="left")
    return cells


def all_region_gaps(
    data: Frames, limits: Mapping[str, float], *, category: str = "", level: str = ""
) -> list[dict[str, Any]]:
    """Return the gap rows of every region (of one level), regions by id first.

    The fields and their order are those of the gap query.
    """
    regions = data.regions.filter(pl.col("level") == level) if level else data.regions
    cells = gap_cells(data, limits, category)
    cells = cells.join(regions.select(region="id", region_name="zh"), on="region")
    names = data.links.select(link="id", link_name="zh")
    rows = _lists(cells, data).join(names, on="link")
    rows = rows.sort(
        ["region", "order", "buyers", "link"], descending=[False, False, True, False]
    )
    lists = ["opens", "routes", "alternatives", "upstream"]
    return rows.select(
        pl.concat_str("region", pl.lit("/"), "link").alias("gap"),
        "region", "region_name", "link", "link_name", "category", "kind", "status",
        *(pl.col(c).fill_null(pl.lit([], dtype=pl.List(pl.String))) for c in lists),
        "buyers", "coverage",
    ).to_dicts()  # fmt: skip
