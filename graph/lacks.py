"""What each region lacks: links that nobody there makes, though its chains use them.

One row for each (region, link) without makers that is wanted (a main input of the
nearest route of an unserved link), a main input of another route of such a link, or
ready (some route has all its main inputs there). The queries of gaps and status read
these rows in place of walking routes. Definitions: docs/definitions.md.
"""

from __future__ import annotations

import polars as pl

Content = dict[str, pl.DataFrame]
PAIR = ["region", "link"]
NO_EXTENSION = ("application", "by_product")
"""Kinds of links that nobody can be invited to add to a chain."""
_NOTHING = pl.lit([], dtype=pl.List(pl.String))


def _mains(content: Content) -> pl.DataFrame:
    """Return (link, route, output): each main input, its route, what that yields."""
    outputs = content["routes"].select(route="id", output="link_id")
    main = content["inputs"].filter(pl.col("role") == "main")
    return main.select(link="link_id", route="route_id").join(outputs, on="route")


def _ready(made: pl.DataFrame, mains: pl.DataFrame, content: Content) -> pl.DataFrame:
    """Return (region, link, ready_lq) where a route has all its main inputs.

    ``ready_lq`` is the highest location quotient among the inputs of such routes.
    """
    barred = pl.col("kind").is_in(NO_EXTENSION).fill_null(False)
    fit = content["links"].filter(~barred).select(output="id")
    total = mains.group_by("route", "output").agg(pl.len().alias("total"))
    there = (
        made.join(mains, on="link")
        .group_by("region", "route")
        .agg(pl.len().alias("there"), pl.col("lq").max())
    )
    return (
        there.join(total.join(fit, on="output"), on="route")
        .filter(pl.col("there") == pl.col("total"))
        .group_by("region", pl.col("output").alias("link"))
        .agg(pl.col("lq").max().alias("ready_lq"))
        .drop_nulls()
    )


def _alternatives(
    wanted: pl.DataFrame, mains: pl.DataFrame, made: pl.DataFrame
) -> pl.DataFrame:
    """Return (region, link, alternatives): an input that another route lacks."""
    other = mains.select("route", "output", alternatives="link")
    there = made.select("region", alternatives="link")
    return (
        wanted.join(other, left_on="opens", right_on="output")
        .filter(
            pl.col("route") != pl.col("routes"),
            pl.col("alternatives") != pl.col("link"),
        )
        .join(there, on=["region", "alternatives"], how="anti")
    )


def _listed(rows: pl.DataFrame, parts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Add one column for each part: its distinct values for the pair, sorted."""
    for name, part in parts.items():
        once = part.select(*PAIR, name).unique().sort(*PAIR, name)
        lists = once.group_by(PAIR, maintain_order=True).agg(name)
        rows = rows.join(lists, on=PAIR, how="left")
    return rows.with_columns(pl.col(name).fill_null(_NOTHING) for name in parts)


def lacks(has: pl.DataFrame, nearest: pl.DataFrame, content: Content) -> pl.DataFrame:
    """Return what each region lacks, sorted by region and link.

    Args:
        has: the presence layer, with region, link and its counts.
        nearest: (region, link, nearest) of each unserved link.
        content: the tables links, routes and inputs.

    Returns:
        region, link; opens, routes, alternatives, upstream (sorted lists of ids);
        ready_lq, null where the region needs the link or has no route ready; buyers,
        unproven and planned.
    """
    mains = _mains(content)
    fed = mains.select("output", upstream="link").unique()
    made = has.filter(pl.col("makers") > 0).select(*PAIR, "lq")
    unserved = nearest.select("region", routes="nearest", opens="link")
    through = unserved.join(mains.select("link", routes="route"), on="routes")
    wanted = through.join(made, on=PAIR, how="anti")
    around = unserved.join(fed, left_on="opens", right_on="output")
    around = around.select("region", pl.col("upstream").alias("link")).unique()
    needed = around.join(made, on=PAIR, how="anti")
    ready = _ready(made, mains, content).join(made, on=PAIR, how="anti")
    ready = ready.join(needed, on=PAIR, how="anti")
    pairs = pl.concat([needed, ready.select(PAIR)])
    there = made.select("region", upstream="link")
    upstream = pairs.join(fed, left_on="link", right_on="output")
    parts = {
        "opens": wanted,
        "routes": wanted,
        "alternatives": _alternatives(wanted, mains, made),
        "upstream": upstream.join(there, on=["region", "upstream"], how="semi"),
    }
    counts = has.select(*PAIR, "buyers", "unproven", "planned")
    rows = pairs.join(ready, on=PAIR, how="left").join(counts, on=PAIR, how="left")
    filled = pl.col("buyers", "unproven", "planned").fill_null(0)
    return _listed(rows.with_columns(filled), parts).sort(PAIR)
