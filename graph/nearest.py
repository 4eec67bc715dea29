"""The nearest route of each link that a region makes but does not serve itself.

A made link is *served* if it has no route, or a route with no main input missing in the
region. Otherwise its nearest route is the one with the smallest share of missing main
inputs, ties by rank (1 = the dominant process).
"""

from __future__ import annotations

import numpy as np
import polars as pl
from scipy import sparse

Content = dict[str, pl.DataFrame]


def _positions(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return (value, position) of the distinct values of a column."""
    return frame.select(pl.col(column).unique().sort()).with_row_index("at")


def _incidence(
    pairs: pl.DataFrame, rows: pl.DataFrame, columns: pl.DataFrame
) -> sparse.csr_array:
    """Return the 0/1 matrix of the pairs, its axes the positions of their values."""
    row, column = pairs.columns
    at = pairs.join(rows, left_on=row, right_on=rows.columns[1]).join(
        columns, left_on=column, right_on=columns.columns[1], suffix="_column"
    )
    ends = (at["at"].to_numpy(), at["at_column"].to_numpy())
    shape = (len(rows), len(columns))
    ones = np.ones(len(at), dtype=np.int32)
    return sparse.csr_array((ones, ends), shape=shape)


def missing_inputs(
    made: pl.DataFrame, routes: pl.DataFrame, inputs: pl.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Count main inputs: those missing by (region, route), and all by route.

    Args:
        made: (region, link) pairs with makers.
        routes: column id, in the order of the result.
        inputs: (route_id, link_id) pairs of main inputs.

    Returns:
        An integer array regions x routes, regions sorted by id, and one of the routes.
    """
    regions, links = _positions(made, "region"), _positions(made, "link")
    order = routes.select("id").with_row_index("at")
    has = _incidence(made.select("region", "link"), regions, links)
    needs = _incidence(inputs.select("route_id", "link_id"), order, links)
    counts = inputs.group_by("route_id").len()
    mains = order.join(counts, left_on="id", right_on="route_id", how="left")
    total = mains.sort("at")["len"].fill_null(0).to_numpy().astype(np.int64)
    return total[None, :] - (has @ needs.T).toarray(), total


def _choose(short: np.ndarray, by_link: list[list[int]]) -> np.ndarray:
    """Return regions x links: the column of the nearest route, or -1 if served.

    ``by_link`` lists each link's routes by rank; a link without routes is served.
    """
    chosen = np.full((len(short), len(by_link)), -1, dtype=np.int64)
    for at, routes in enumerate(by_link):
        if routes:
            best = short[:, routes].argmin(axis=1)  # the first of equals: by rank
            lowest = short[np.arange(len(short)), np.array(routes)[best]]
            chosen[:, at] = np.where(lowest > 0, np.array(routes)[best], -1)
    return chosen


def nearest_routes(
    made: pl.DataFrame, ranks: pl.DataFrame, content: Content
) -> pl.DataFrame:
    """Return (region, link, nearest) for each made link that is not served.

    Args:
        made: (region, link) pairs with makers.
        ranks: (id, rank) of every route.
        content: the tables routes and inputs.
    """
    routes = content["routes"].select("id", "link_id").join(ranks, on="id")
    routes = routes.sort("link_id", "rank")
    main = content["inputs"].filter(pl.col("role") == "main")
    if made.is_empty() or routes.is_empty():
        return pl.DataFrame(
            schema=dict.fromkeys(["region", "link", "nearest"], pl.String)
        )
    missing, total = missing_inputs(made, routes, main)
    short = missing / np.maximum(total, 1)[None, :]
    links = _positions(made, "link")
    own: dict[str, list[int]] = {}
    for column, link in enumerate(routes["link_id"]):
        own.setdefault(link, []).append(column)
    chosen = _choose(short, [own.get(link, []) for link in links["link"]])
    regions = _positions(made, "region")
    at = made.join(regions, on="region").join(links, on="link", suffix="_link")
    route = chosen[at["at"].to_numpy(), at["at_link"].to_numpy()]
    names = routes.with_row_index("nearest_at", offset=0).select(
        pl.col("nearest_at").cast(pl.Int64), pl.col("id").alias("nearest")
    )
    return (
        at.select("region", "link", pl.Series("nearest_at", route))
        .filter(pl.col("nearest_at") >= 0)
        .join(names, on="nearest_at")
        .select("region", "link", "nearest")
    )
