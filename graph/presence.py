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
    """Who makes what, one row for each enterprise and link.

    Frames with ``region`` and ``link``: positions in the sorted ids of either; region
    is null where the enterprise has no place.
    """

    makers: pl.DataFrame
    unproven: pl.DataFrame
    buyers: pl.DataFrame


def _positions(frame: pl.DataFrame, column: str, position: str) -> pl.DataFrame:
    """Return (column, position) of the sorted ids of a node table."""
    ids = frame.select(pl.col("id").sort().alias(column))
    return ids.with_row_index(position).with_columns(pl.col(position).cast(pl.Int64))


def _rows(content: Content, regions: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of produces as numbers, with status and scope of each."""
    firms = content["enterprises"].select("id", "status", "region_id")
    firms = firms.with_row_index("firm").with_columns(pl.col("firm").cast(pl.Int64))
    placed = firms.join(regions, on="region_id", how="left")
    made = content["produces"].select("enterprise_id", "link_id", "scope")
    return (
        made.join(links, on="link_id")
        .join(placed, left_on="enterprise_id", right_on="id")
        .select("firm", "region", "link", "status", "scope")
    )


def _once(rows: pl.DataFrame, width: int) -> pl.DataFrame:
    """Keep one row for each enterprise and link; ``pair`` numbers the two together."""
    pair = (pl.col("firm") * width + pl.col("link")).alias("pair")
    return rows.select("firm", "region", "link", pair).unique("pair")


def making(content: Content) -> Making:
    """Return the makers, unproven makers and buyers of links.

    Makers are active enterprises with a site row; unproven are active with group rows
    only, or of status unknown; buyers are makers of a link that the link feeds.
    """
    regions = _positions(content["regions"], "region_id", "region")
    links = _positions(content["links"], "link_id", "link")
    width = len(links)
    rows = _rows(content, regions, links)
    site = (pl.col("status") == "active") & (pl.col("scope") == "site")
    maybe = (pl.col("status") == "unknown") | (
        (pl.col("status") == "active") & (pl.col("scope") == "group")
    )
    makers = _once(rows.filter(site), width)
    unproven = _once(rows.filter(maybe), width).join(makers, on="pair", how="anti")
    fed = (
        feeds(content)
        .join(links, left_on="output", right_on="link_id")
        .join(links.rename({"link": "needs"}), left_on="input", right_on="link_id")
        .select("link", "needs")
    )
    bought = makers.join(fed, on="link").drop("link").rename({"needs": "link"})
    return Making(makers, unproven, _once(bought, width))


def _planned(content: Content) -> pl.DataFrame:
    """Return the projects that count, as positions (region, link)."""
    building = content["projects"].filter(pl.col("status").is_in(BUILDING))
    regions = _positions(content["regions"], "region_id", "region")
    links = _positions(content["links"], "link_id", "link")
    return building.join(links, on="link_id").join(regions, on="region_id")


def _counted(parts: dict[str, pl.DataFrame], content: Content) -> pl.DataFrame:
    """Count the rows of each part by region and link, as ids, sorted.

    Each row counts in every region that its own lies in.
    """
    regions = _positions(content["regions"], "id", "at").rename({"id": "region"})
    links = _positions(content["links"], "id", "at")
    closure = (
        region_closure(content)
        .join(regions, on="region")
        .join(regions.rename({"region": "inside", "at": "above"}), on="inside")
        .select(pl.col("at").alias("region"), "above")
    )
    own = [
        part.drop_nulls("region").group_by(PAIR).agg(pl.len().cast(pl.Int64).alias(name))
        for name, part in parts.items()
    ]
    counts = (
        pl.concat(own, how="diagonal")
        .join(closure, on="region")
        .group_by(pl.col("above").alias("region"), "link")
        .agg(pl.col(list(parts)).sum())
        .sort(PAIR)
    )
    return counts.with_columns(
        regions["region"].gather(counts["region"]).alias("region"),
        links["id"].gather(counts["link"]).alias("link"),
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
    parts = {
        "makers": made.makers,
        "unproven": made.unproven,
        "buyers": made.buyers,
        "planned": _planned(content),
    }
    has = _counted(parts, content)
    ids = content["links"].select(pl.col("id").sort())
    anywhere = made.makers.group_by("link").agg(pl.len().cast(pl.Int64).alias("makers"))
    links = (
        ids.with_row_index("link")
        .join(anywhere, on="link", how="left")
        .select("id", pl.col("makers").fill_null(0))
    )
    regions = content["regions"].select("id")
    regions = regions.join(
        has.group_by("region").agg(pl.col("makers").sum()),
        left_on="id",
        right_on="region",
        how="left",
    ).with_columns(pl.col("makers").fill_null(0))
    return Presence(with_lq(has, links), regions, links)
