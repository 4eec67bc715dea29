"""The presence layer: what each region has of each link, counted once after a load.

It is bounded by regions x links, not by enterprises, so that queries stay fast at any
number of enterprises. Definitions: docs/definitions.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.graph.rollup import rolled_up

Content = dict[str, pl.DataFrame]
PAIR = ["region", "link"]
COMMON_KNOWLEDGE = "common knowledge"
"""The kind of a source that is the compiler's own knowledge."""
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
    documented: pl.DataFrame
    unproven: pl.DataFrame
    buyers: pl.DataFrame


def _common(content: Content) -> pl.Expr:
    """Whether a row rests on common knowledge, which nobody can look up."""
    kind = pl.col("kind").str.replace_all("_", " ", literal=True)
    ids = content["sources"].filter(kind == COMMON_KNOWLEDGE)["id"]
    return pl.col("source_id").is_in(ids.implode()).fill_null(False)


def _positions(frame: pl.DataFrame, column: str, position: str) -> pl.DataFrame:
    """Return (column, position) of the sorted ids of a node table."""
    ids = frame.select(pl.col("id").sort().alias(column))
    return ids.with_row_index(position).with_columns(pl.col(position).cast(pl.Int64))


def _rows(content: Content, regions: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of produces as numbers, with status and scope of each."""
    firms = content["enterprises"].select("id", "status", "region_id")
    firms = firms.with_row_index("firm").with_columns(pl.col("firm").cast(pl.Int64))
    placed = firms.join(regions, on="region_id", how="left")
    made = content["produces"].select(
        "enterprise_id", "link_id", "scope", _common(content).alias("common")
    )
    return (
        made.join(links, on="link_id")
        .join(placed, left_on="enterprise_id", right_on="id")
        .select("firm", "region", "link", "status", "scope", "common")
    )


def _once(rows: pl.DataFrame, width: int) -> pl.DataFrame:
    """Keep one row for each enterprise and link; ``pair`` numbers the two together."""
    pair = (pl.col("firm") * width + pl.col("link")).alias("pair")
    return rows.select("firm", "region", "link", pair).unique("pair")


def making(content: Content, regions: pl.DataFrame, links: pl.DataFrame) -> Making:
    """Return the makers, unproven makers and buyers of links, by position.

    Makers are active enterprises with a site row, documented those with one that does
    not rest on common knowledge; unproven are active with group rows
    only, or of status unknown; buyers are makers of a link that the link feeds.
    """
    width = len(links)
    rows = _rows(content, regions, links)
    site = (pl.col("status") == "active") & (pl.col("scope") == "site")
    maybe = (pl.col("status") == "unknown") | (
        (pl.col("status") == "active") & (pl.col("scope") == "group")
    )
    makers = _once(rows.filter(site), width)
    documented = _once(rows.filter(site & ~pl.col("common")), width)
    unproven = _once(rows.filter(maybe), width).join(makers, on="pair", how="anti")
    fed = (
        feeds(content)
        .join(links, left_on="output", right_on="link_id")
        .join(links.rename({"link": "needs"}), left_on="input", right_on="link_id")
        .select("link", "needs")
    )
    bought = makers.join(fed, on="link").drop("link").rename({"needs": "link"})
    return Making(makers, documented, unproven, _once(bought, width))


def _planned(
    content: Content, regions: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    """Return the projects that count, as positions."""
    building = content["projects"].filter(pl.col("status").is_in(BUILDING))
    placed = building.join(regions, on="region_id")
    return placed.join(links, on="link_id").select(PAIR)


def _closure(content: Content, regions: pl.DataFrame) -> pl.DataFrame:
    """Return the positions (above, region): each region with all that it lies in."""
    above = regions.rename({"region_id": "inside", "region": "above"})
    return (
        region_closure(content)
        .join(above, on="inside")
        .join(regions, left_on="region", right_on="region_id", suffix="_at")
        .select("above", pl.col("region_at").alias("region"))
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
    regions = _positions(content["regions"], "region_id", "region")
    links = _positions(content["links"], "link_id", "link")
    made = making(content, regions, links)
    parts = {
        "makers": made.makers.select(PAIR),
        "documented": made.documented.select(PAIR),
        "unproven": made.unproven.select(PAIR),
        "buyers": made.buyers.select(PAIR),
        "planned": _planned(content, regions, links),
    }
    shape = (len(regions), len(links))
    counts = rolled_up(parts, _closure(content, regions), shape)
    has = counts.with_columns(
        regions["region_id"].gather(counts["region"]).alias("region"),
        links["link_id"].gather(counts["link"]).alias("link"),
        (pl.col("makers") - pl.col("documented")).alias("common"),
    ).drop("documented")
    in_region = counts.group_by("region").agg(pl.col("makers").sum())
    anywhere = made.makers.group_by("link").agg(pl.len().cast(pl.Int64).alias("makers"))
    everywhere = _summed(links, anywhere)
    return Presence(with_lq(has, everywhere), _summed(regions, in_region), everywhere)


def _summed(ids: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """Return (id, makers) for every id, from counts by position."""
    name, position = ids.columns[1], ids.columns[0]
    both = ids.join(counts, on=position, how="left", maintain_order="left")
    return both.select(pl.col(name).alias("id"), pl.col("makers").fill_null(0))
