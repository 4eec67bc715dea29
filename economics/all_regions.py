"""The gaps of every region at once, on arrays: regions x links.

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
from scipy import sparse

from chainatlas.economics.grid import NO_STATEMENT, Bools, Grid, Numbers

KINDS = ("break", "supply", "resource", "extension")
STATUSES = ("planned", "missing", "unknown", "not_needed")
_COMPLETENESS = ("complete", "broad", "partial", "none")


@dataclass(frozen=True)
class Masks:
    """Which links are wanted or an extension, and have inputs here; regions x links."""

    wanted: Bools
    extension: Bools
    upstream: Bools


def _through(marked: Bools, matrix: sparse.csr_array) -> NDArray[np.float32]:
    """Return the product of a mask (regions x n) with a sparse matrix (n x m)."""
    product = matrix.T @ np.ascontiguousarray(marked.T, dtype=np.float32)
    return np.asarray(product.T)


def masks(grid: Grid, extension_lq: float) -> Masks:
    """Compute the masks of all regions."""
    made = grid.makers > 0
    wanted = (_through(grid.nearest, grid.mains) > 0) & ~made
    unserved = _through(grid.nearest, grid.yields) > 0
    others = _through(unserved, grid.yields.T.tocsr()) > 0
    needed = _through(others, grid.mains) > 0
    needs = grid.mains.T.tocsr()
    have, total = _through(made, needs), grid.mains.sum(axis=1)
    strong = made & (np.nan_to_num(grid.lq, nan=-1.0) >= extension_lq)
    ready = (have == total) & (total > 0) & (_through(strong, needs) > 0)
    kinds = grid.frames["links"].sort("id")["kind"]
    takes = ~kinds.is_in(["application", "by_product"]).fill_null(False).to_numpy()
    extension = (_through(ready, grid.yields) > 0) & takes & ~made & ~needed
    return Masks(wanted, extension, _through(have > 0, grid.yields) > 0)


def _kinds(grid: Grid, found: Masks) -> NDArray[np.int8]:
    """Return -1 where there is no gap, else the position of its kind in KINDS."""
    kinds = grid.frames["links"].sort("id")["kind"]
    resource = (kinds == "resource").fill_null(False).to_numpy()[None, :]
    kind = np.where(resource, 2, np.where(found.upstream, 0, 1))
    kind = np.where(found.wanted, kind, np.where(found.extension, 3, -1))
    return kind.astype(np.int8)


def _members(grid: Grid, category: str) -> pl.DataFrame:
    """Return (link, category): each link's home, or the members of one category."""
    chosen = pl.col("category") == category if category else pl.col("home")
    return grid.frames["members"].filter(chosen).select("link", "category")


def _coverage(grid: Grid, members: pl.DataFrame) -> tuple[Numbers, Numbers]:
    """Return the positions of the member links, and the coverage key at each."""
    links = grid.links.at(members["link"])
    of_category = grid.by_category[:, grid.categories.at(members["category"])]
    return links, np.minimum(of_category, grid.by_link[:, links])


def _status(
    kind: Numbers, planned: Bools, unproven: Bools, weakness: Numbers
) -> Numbers:
    """Return the position of each gap's status in STATUSES."""
    missing = (weakness <= 1) & ~unproven
    status = np.where(planned, 0, np.where(missing, 1, 2))
    return np.where(kind == KINDS.index("extension"), 3, status)


def gap_cells(
    grid: Grid, limits: Mapping[str, float], category: str = ""
) -> pl.DataFrame:
    """Return a row for each gap of each region: region, link, category, kind, status.

    Also order (of the kind), buyers and coverage; ``category`` as in the gap query.
    """
    members = _members(grid, category)
    kinds = _kinds(grid, masks(grid, limits["extension_lq"]))
    links, keys = _coverage(grid, members)
    row, member = np.nonzero(kinds[:, links] >= 0)
    at = (row, links[member])
    key = keys[row, member]
    weakness = np.where(key == NO_STATEMENT, 4, key % 4)
    kind = kinds[at].astype(np.int64)
    status = _status(kind, grid.planned[at] > 0, grid.unproven[at] > 0, weakness)
    return pl.DataFrame(
        {
            "region": grid.regions.ids.gather(row),
            "link": grid.links.ids.gather(at[1]),
            "category": members["category"].gather(member),
            "order": kind,
            "kind": pl.Series(KINDS).gather(kind),
            "status": pl.Series(STATUSES).gather(status),
            "buyers": grid.buyers[at],
            "coverage": pl.Series([*_COMPLETENESS, None]).gather(weakness),
        }
    )


def _lists(cells: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Add opens, routes, alternatives and upstream, as sorted lists."""
    made = frames["has"].filter(pl.col("makers") > 0).select("region", "link")
    mains, routes, pair = frames["mains"], frames["routes"], ["region", "link"]
    wanted = (
        frames["nearest"]
        .join(mains, left_on="routes", right_on="route")
        .join(made, on=pair, how="anti")
        .join(cells.select(pair), on=pair, how="semi")
    )
    missing = made.rename({"link": "alternatives"})
    alternatives = (
        wanted.join(routes.rename({"id": "other", "link": "opens"}), on="opens")
        .filter(pl.col("other") != pl.col("routes"))
        .join(mains.rename({"route": "other", "link": "alternatives"}), on="other")
        .filter(pl.col("alternatives") != pl.col("link"))
        .join(missing, on=["region", "alternatives"], how="anti")
    )
    feeds = mains.join(routes, left_on="route", right_on="id", suffix="_to")
    upstream = (
        cells.select(pair)
        .join(feeds.select(upstream="link", link="link_to").unique(), on="link")
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
    empty = pl.lit([], dtype=pl.List(pl.String))
    return cells.with_columns(pl.col(name).fill_null(empty) for name in parts)


def all_region_gaps(
    grid: Grid, limits: Mapping[str, float], *, category: str = "", level: str = ""
) -> list[dict[str, Any]]:
    """Return the gap rows of every region (of one level), regions by id first.

    The fields and their order are those of the gap query.
    """
    regions, links = grid.frames["regions"], grid.frames["links"]
    chosen = regions.filter(pl.col("level") == level) if level else regions
    cells = gap_cells(grid, limits, category)
    cells = cells.join(chosen.select(region="id", region_name="zh"), on="region")
    rows = _lists(cells, grid.frames).join(
        links.select(link="id", link_name="zh"), on="link"
    )
    rows = rows.sort(
        ["region", "order", "buyers", "link"], descending=[False, False, True, False]
    )
    return rows.select(
        pl.concat_str("region", pl.lit("/"), "link").alias("gap"),
        *("region", "region_name", "link", "link_name", "category", "kind", "status"),
        *("opens", "routes", "alternatives", "upstream", "buyers", "coverage"),
    ).to_dicts()
