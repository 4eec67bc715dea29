"""What to call a link that a region lacks: the kind of the gap, and its status.

One row for each category of the link, since coverage is stated by category. The words
are those of DESIGN; docs/definitions.md has them.
"""

from __future__ import annotations

import polars as pl

Content = dict[str, pl.DataFrame]
KINDS = ("break", "supply", "resource", "extension")
"""The kinds of gaps, in the order of a list."""
SURVEYED = ("complete", "broad")
"""Completeness at which a link that was not found counts as missing."""


def _members(content: Content) -> pl.DataFrame:
    """Return (link, category, home, link_kind): each link in each of its categories."""
    links = content["links"]
    home = links.select(link="id", category="category", home=pl.lit(True))
    others = content["memberships"].select(link="link_id", category="category")
    others = others.join(home, on=["link", "category"], how="anti")
    both = pl.concat([home, others.with_columns(home=pl.lit(False))])
    return both.join(links.select(link="id", link_kind="kind"), on="link")


def _with_coverage(rows: pl.DataFrame, coverage: pl.DataFrame) -> pl.DataFrame:
    """Add the coverage: of the link where it is as near as that of the category."""
    to_category = coverage.drop_nulls("category").drop("link_id")
    to_link = coverage.drop_nulls("link_id").rename({"link_id": "link"})
    nearer = pl.col("depth").is_null() | (pl.col("depth_link") <= pl.col("depth"))
    chosen = pl.when(nearer).then("completeness_link").otherwise("completeness")
    return (
        rows.join(to_category, on=["region", "category"], how="left")
        .join(
            to_link.drop("category"), on=["region", "link"], how="left", suffix="_link"
        )
        .with_columns(chosen.alias("coverage"))
    )


def _kind() -> pl.Expr:
    """Return break, supply, resource or extension; null where there is no gap."""
    wanted = pl.col("opens").list.len() > 0
    return (
        pl.when(wanted & (pl.col("link_kind") == "resource").fill_null(False))
        .then(pl.lit("resource"))
        .when(wanted & (pl.col("upstream").list.len() > 0))
        .then(pl.lit("break"))
        .when(wanted)
        .then(pl.lit("supply"))
        .when(pl.col("ready_lq").is_not_null())
        .then(pl.lit("extension"))
        .alias("kind")
    )


def _kind_rank() -> pl.Expr:
    ranks = {kind: rank for rank, kind in enumerate(KINDS, start=1)}
    rank = pl.col("kind").replace_strict(ranks, return_dtype=pl.Int64)
    return rank.alias("kind_rank")


def _status() -> pl.Expr:
    """Return the status of a link without makers."""
    surveyed = pl.col("coverage").is_in(SURVEYED).fill_null(False)
    return (
        pl.when(pl.col("kind").is_null())
        .then(pl.lit("alternative"))
        .when(pl.col("kind") == "extension")
        .then(pl.lit("not_needed"))
        .when(pl.col("planned") > 0)
        .then(pl.lit("planned"))
        .when((pl.col("unproven") == 0) & surveyed)
        .then(pl.lit("missing"))
        .otherwise(pl.lit("unknown"))
        .alias("status")
    )


def judged(
    lacking: pl.DataFrame, coverage: pl.DataFrame, content: Content
) -> pl.DataFrame:
    """Return what regions lack with category, home, kind, coverage and status.

    Args:
        lacking: what each region lacks (``lacks``).
        coverage: the nearest statement of each region (``covered``).
        content: the tables links and memberships.
    """
    rows = lacking.join(_members(content), on="link").with_columns(_kind())
    rows = _with_coverage(rows, coverage).with_columns(_status(), _kind_rank())
    return rows.sort("region", "link", "category")
