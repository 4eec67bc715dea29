"""Everything in the graph that follows from the tables: written after each load."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.graph.judged import judged
from chainatlas.graph.lacks import lacks
from chainatlas.graph.nearest import nearest_routes
from chainatlas.graph.presence import feeds, presence, region_closure
from chainatlas.graph.records import FROM, TO, Edges
from chainatlas.ontology.schema import edge_types

Content = dict[str, pl.DataFrame]
_WEAKNESS = {"complete": 0, "broad": 1, "partial": 2, "none": 3}


@dataclass(frozen=True)
class Derived:
    """Derived node properties (label to a frame with id) and derived edges."""

    properties: dict[str, pl.DataFrame]
    edges: tuple[Edges, ...]


def route_ranks(content: Content) -> pl.DataFrame:
    """Return (id, rank): 1..n among a link's routes, by given rank, blanks last."""
    order = content["routes"].sort(
        "link_id", "given_rank", "id", nulls_last=True, maintain_order=True
    )
    rank = pl.int_range(1, pl.len() + 1).over("link_id")
    return order.select("id", rank.cast(pl.Int64).alias("rank"))


def main_inputs(content: Content) -> pl.DataFrame:
    """Return the ends of the main inputs: what a route cannot do without."""
    main = content["inputs"].filter(pl.col("role") == "main")
    return main.select(pl.col("link_id").alias(FROM), pl.col("route_id").alias(TO))


def sited(content: Content) -> pl.DataFrame:
    """Return (enterprise, park): the printed park is the id or only name of one."""
    parks = content["parks"].select("id", "name")
    by_name = parks.unique("name", keep="none").rename({"name": "park", "id": TO})
    by_name = by_name.filter(~pl.col("park").is_in(parks["id"].implode()))
    by_id = parks.select(pl.col("id").alias("park"), pl.col("id").alias(TO))
    known = pl.concat([by_id, by_name.select("park", TO)])
    firms = content["enterprises"].select(pl.col("id").alias(FROM), "park")
    return firms.drop_nulls("park").join(known, on="park").select(FROM, TO)


def statements(content: Content) -> pl.DataFrame:
    """Return the coverage statement that counts for each region and category or link.

    Of several for the same: the latest ``as_of`` as text (blank is oldest), then the
    weakest. Columns: region, category or link_id (the other null), and the statement.
    """
    weak = pl.col("completeness").replace_strict(_WEAKNESS, return_dtype=pl.Int64)
    about = pl.when(pl.col("link_id").is_null()).then(pl.col("category"))
    return (
        content["coverage"]
        .with_columns(about.alias("category"), weak.alias("weakness"))
        .with_columns(pl.col("as_of").fill_null("").alias("_as_of"))
        .sort(
            ["_as_of", "weakness", "by", "note", "source_id"],
            descending=[True, True, False, False, False],
        )
        .unique(["region", "category", "link_id"], keep="first", maintain_order=True)
        .drop("_as_of")
    )


def covered(stated: pl.DataFrame, closure: pl.DataFrame) -> pl.DataFrame:
    """Return the nearest statement from each region up, for each category or link.

    Args:
        stated: the statements that count, each in its own region.
        closure: (region, inside, depth) of every region.

    Returns:
        region, category or link_id (the other null), completeness, depth.
    """
    about = ["category", "link_id", "completeness"]
    return (
        closure.join(
            stated.select("region", *about), left_on="inside", right_on="region"
        )
        .sort("depth")
        .unique(["region", "category", "link_id"], keep="first", maintain_order=True)
        .select("region", *about, "depth")
    )


def _about(kind: str, rows: pl.DataFrame) -> list[Edges]:
    """Return rows of regions about a category or a link as edges to either."""
    own = [c.name for c in edge_types()[kind].columns]
    found = []
    for label, column in (("Link", "link_id"), ("Category", "category")):
        to = rows.drop_nulls(column)
        ends = (pl.col("region").alias(FROM), pl.col(column).alias(TO))
        found.append(Edges(kind, "Region", label, to.select(*ends, *own)))
    return found


def derive(content: Content) -> Derived:
    """Compute the derived layer of a content: ranks, feeds, closure, presence."""
    counted = presence(content)
    ranks = route_ranks(content)
    made = counted.has.filter(pl.col("makers") > 0).select("region", "link")
    nearest = nearest_routes(made, ranks, content)
    toward = nearest.select(pl.col("region").alias(FROM), pl.col("nearest").alias(TO))
    closure = region_closure(content)
    stated = statements(content)
    coverage = covered(stated, closure)
    lacking = judged(lacks(counted.has, nearest, content), coverage, content)
    fed = feeds(content).rename({"input": FROM, "output": TO})
    pair = {"region": FROM, "link": TO}
    return Derived(
        properties={
            "Region": counted.regions,
            "Link": counted.links,
            "Route": ranks,
        },
        edges=(
            Edges("FEEDS", "Link", "Link", fed),
            Edges("MAIN_INPUT_TO", "Link", "Route", main_inputs(content)),
            Edges("SITED_IN", "Enterprise", "Park", sited(content)),
            Edges(
                "INSIDE",
                "Region",
                "Region",
                closure.rename({"region": FROM, "inside": TO}),
            ),
            Edges("HAS", "Region", "Link", counted.has.rename(pair)),
            Edges("NEAREST", "Region", "Route", toward),
            Edges("LACKS", "Region", "Link", lacking.rename(pair)),
            *_about("STATEMENT", stated),
            *_about("COVERED", coverage),
        ),
    )
