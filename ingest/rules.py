"""Rules of single tables that the schema cannot say."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import polars as pl

from chainatlas.ingest.sieve import Sieve

Accepted = dict[str, pl.DataFrame]


def _region_tree(sieve: Sieve, accepted: Accepted) -> None:
    """A parent must exist, and following parents must end."""
    before = accepted["regions"].select("id", "parent_id")
    while True:
        size = len(sieve.frame)
        known = pl.concat([before["id"], sieve.frame["id"]])
        unknown = ~pl.col("parent_id").is_in(known.implode())
        sieve.drop(unknown, "parent_id", "unknown_reference", detail="Region")
        rows = sieve.frame.select("id", "parent_id")
        both = pl.concat([before.join(rows, on="id", how="anti"), rows]).drop_nulls()
        graph = nx.DiGraph(list(both.iter_rows()))
        loops = [n for c in nx.simple_cycles(graph) for n in c]
        sieve.drop(pl.col("id").is_in(loops), "parent_id", "region_loop")
        if len(sieve.frame) == size:
            return


def _no_home_repeat(sieve: Sieve, accepted: Accepted) -> None:
    """A membership names another category than the link's own."""
    homes = accepted["links"].select(
        pl.col("id").alias("link_id"), pl.col("category").alias("_home")
    )
    sieve.frame = sieve.frame.join(
        homes, on="link_id", how="left", maintain_order="left"
    )
    sieve.drop(pl.col("category") == pl.col("_home"), "category", "home_repeated")
    sieve.frame = sieve.frame.drop("_home")


def _span(sieve: Sieve, accepted: Accepted) -> None:
    """A passage ends where it starts or later."""
    sieve.drop(pl.col("end") < pl.col("start"), "end", "ends_before_start")


RULES: dict[str, Callable[[Sieve, Accepted], None]] = {
    "regions": _region_tree,
    "memberships": _no_home_repeat,
    "passages": _span,
}
