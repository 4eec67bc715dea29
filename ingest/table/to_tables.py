"""Enterprises and their products as the tables of an atlas folder."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.record import ROW

_LAST = ("source_rank", "file", ROW)
_FIRST = ("id", "name", "region_id", "credit_code")
_OF_PRODUCTS = ("capacity", "unit", "year")


def _enterprises(entities: pl.DataFrame) -> pl.DataFrame:
    gone = [*_LAST, *_OF_PRODUCTS]
    rest = [c for c in entities.columns if c not in (*_FIRST, *gone)]
    return entities.select(*_FIRST, *rest)


def _produces(rows: pl.DataFrame, products: pl.DataFrame, scope: str) -> pl.DataFrame:
    """Return a row for each enterprise, link and product, of the winning source.

    A capacity is that of a product only where its row names one link.
    """
    extra = [
        pl.col(c) if c in rows.columns else pl.lit(None, pl.String).alias(c)
        for c in _OF_PRODUCTS
    ]
    about = rows.select("file", ROW, "entity_id", "source_id", "source_rank", *extra)
    alone = pl.len().over("file", ROW) == 1
    found = products.with_columns(alone.alias("_alone")).join(
        about, on=["file", ROW], how="left", maintain_order="left"
    )
    single = [
        pl.when("_alone").then(pl.col(c)).alias(c) for c in ("capacity", "unit", "year")
    ]
    return (
        found.sort("source_rank", maintain_order=True)
        .select(
            pl.col("entity_id").alias("enterprise_id"),
            "link_id",
            pl.col("phrase").alias("product"),
            *single,
            pl.lit(scope).alias("scope"),
            "confidence",
            "source_id",
            "words",
            "rule",
        )
        .unique(
            ["enterprise_id", "link_id", "product"], keep="first", maintain_order=True
        )
        .sort("enterprise_id", "link_id", "product")
    )


def _sources(rows: pl.DataFrame) -> pl.DataFrame:
    return (
        rows.group_by("source_id")
        .agg(pl.col("file").unique().sort().str.join("; "), pl.col("as_of").max())
        .select(
            id="source_id",
            title="file",
            date="as_of",
            kind=pl.lit("enterprise_table"),
        )
        .sort("id")
    )


def atlas_tables(
    rows: pl.DataFrame, entities: pl.DataFrame, products: pl.DataFrame, scope: str
) -> dict[str, pl.DataFrame]:
    """Return the tables enterprises, produces and sources.

    Args:
        rows: the clean rows, each with its ``entity_id``.
        entities: one row per enterprise, its winning values.
        products: what rows make: file, _row, link_id, words, phrase, rule, confidence.
        scope: that of every product, site or group.
    """
    return {
        "sources": _sources(rows),
        "enterprises": _enterprises(entities),
        "produces": _produces(rows, products, scope),
    }
