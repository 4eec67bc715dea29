"""The presence layer: what each region has of each link, counted once after a load.

It is bounded by regions x links, not by enterprises, so that queries stay fast at any
number of enterprises. Definitions: docs/definitions.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

Content = dict[str, pl.DataFrame]
PAIR = ["region", "link"]
BUILDING = ("planned", "signed", "started", "under_construction", "trial")
"""Project states that count as planned capacity."""


def feeds(content: Content) -> pl.DataFrame:
    """Return the pairs (input, output): a main input of a route, and its link."""
    routes = content["routes"].select("id", pl.col("link_id").alias("output"))
    main = content["inputs"].filter(pl.col("role") == "main")
    both = main.join(routes, left_on="route_id", right_on="id")
    return (
        both.select(pl.col("link_id").alias("input"), "output")
        .unique()
        .sort("input", "output")
    )


def region_closure(content: Content) -> pl.DataFrame:
    """Return (region, inside, depth): every region that one lies in, itself at 0."""
    parents = content["regions"].select("id", "parent_id")
    step = parents.select(region="id", inside="id", depth=pl.lit(0, dtype=pl.Int64))
    found = [step]
    while len(step):
        step = (
            step.join(parents, left_on="inside", right_on="id")
            .select("region", pl.col("parent_id").alias("inside"), pl.col("depth") + 1)
            .drop_nulls("inside")
        )
        found.append(step)
    return pl.concat(found)


@dataclass(frozen=True)
class Making:
    """Who makes what: distinct (enterprise, region, link), region null if unplaced."""

    makers: pl.DataFrame
    unproven: pl.DataFrame
    buyers: pl.DataFrame


def making(content: Content) -> Making:
    """Return the makers, unproven makers and buyers of links, one row an enterprise.

    Makers are active enterprises with a site row; unproven are active with group rows
    only, or of status unknown; buyers are makers of a link that the link feeds.
    """
    firms = (
        content["enterprises"]
        .with_row_index("firm")
        .select(
            "firm",
            "id",
            "status",
            pl.col("region_id").cast(pl.Categorical).alias("region"),
        )
    )
    rows = (
        content["produces"]
        .select(
            "enterprise_id",
            "scope",
            pl.col("link_id").cast(pl.Categorical).alias("link"),
        )
        .join(firms, left_on="enterprise_id", right_on="id")
        .drop("enterprise_id")
    )
    site = (pl.col("status") == "active") & (pl.col("scope") == "site")
    maybe = (pl.col("status") == "unknown") | (
        (pl.col("status") == "active") & (pl.col("scope") == "group")
    )
    columns = ["firm", "region", "link"]
    makers = rows.filter(site).select(columns).unique()
    unproven = (
        rows.filter(maybe)
        .select(columns)
        .unique()
        .join(makers, on=["firm", "link"], how="anti")
    )
    fed = feeds(content).with_columns(pl.all().cast(pl.Categorical))
    buyers = (
        makers.join(fed, left_on="link", right_on="output")
        .select("firm", "region", pl.col("input").alias("link"))
        .unique()
    )
    return Making(makers, unproven, buyers)


def _counted(pairs: pl.DataFrame, name: str, closure: pl.DataFrame) -> pl.DataFrame:
    """Count rows by (region, link), each in every region that it lies in."""
    own = pairs.drop_nulls("region").group_by(PAIR).agg(pl.len().alias(name))
    text = own.with_columns(pl.col(PAIR).cast(pl.String), pl.col(name).cast(pl.Int64))
    return (
        text.join(closure, on="region")
        .group_by(pl.col("inside").alias("region"), "link")
        .agg(pl.col(name).sum())
    )


def _planned(content: Content) -> pl.DataFrame:
    building = pl.col("status").is_in(BUILDING) & pl.col("link_id").is_not_null()
    return (
        content["projects"]
        .filter(building)
        .select(pl.col("region_id").alias("region"), pl.col("link_id").alias("link"))
    )


@dataclass(frozen=True)
class Presence:
    """The presence layer as frames.

    ``has``: region, link, makers, unproven, buyers, planned, lq, a row where any count
    is not 0. ``regions``: id, makers (sum over links). ``links``: id, makers anywhere.
    """

    has: pl.DataFrame
    regions: pl.DataFrame
    links: pl.DataFrame


def with_lq(has: pl.DataFrame, everywhere: pl.DataFrame) -> pl.DataFrame:
    """Add the location quotient of the makers, null where it is 0/0.

    LQ = (makers(R,L) / makers(R,.)) / (makers(all,L) / makers(all,.)), after Florence
    (1939), computed as one division of whole numbers so that 1 is exactly 1.
    """
    total = int(everywhere["makers"].sum())
    here = pl.col("makers").sum().over("region")
    both = has.join(
        everywhere.select(pl.col("id").alias("link"), pl.col("makers").alias("_all")),
        on="link",
        how="left",
    ).with_columns(here.alias("_here"))
    known = (pl.col("_here") > 0) & (pl.col("_all") > 0)
    quotient = (pl.col("makers") * total) / (pl.col("_here") * pl.col("_all"))
    return both.with_columns(lq=pl.when(known).then(quotient)).drop("_here", "_all")


def presence(content: Content) -> Presence:
    """Count makers, unproven makers, buyers and planned projects of every region."""
    made = making(content)
    closure = region_closure(content)
    parts = {
        "makers": made.makers,
        "unproven": made.unproven,
        "buyers": made.buyers,
        "planned": _planned(content),
    }
    counts = [_counted(pairs, name, closure) for name, pairs in parts.items()]
    has = pl.concat([c.select(PAIR) for c in counts]).unique()
    for frame in counts:
        has = has.join(frame, on=PAIR, how="left")
    has = has.with_columns(pl.col(list(parts)).fill_null(0)).sort(PAIR)
    anywhere = made.makers.group_by("link").agg(pl.len().cast(pl.Int64).alias("makers"))
    links = (
        content["links"]
        .select("id")
        .join(
            anywhere.with_columns(pl.col("link").cast(pl.String)),
            left_on="id",
            right_on="link",
            how="left",
        )
        .with_columns(pl.col("makers").fill_null(0))
    )
    regions = (
        content["regions"]
        .select("id")
        .join(
            has.group_by("region").agg(pl.col("makers").sum()),
            left_on="id",
            right_on="region",
            how="left",
        )
        .with_columns(pl.col("makers").fill_null(0))
    )
    return Presence(with_lq(has, links), regions, links)
