"""Enterprises to links: from the texts of a table to products and suggestions."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.record import ROW
from chainatlas.ingest.table.classify.judged import PIECE, judged
from chainatlas.ingest.table.classify.lexicon import Lexicon
from chainatlas.ingest.table.classify.pieces import members, things
from chainatlas.ingest.table.classify.verdicts import (
    CONFIDENCES,
    NONE,
    PRODUCT,
    SUGGESTION,
)

SOURCES = ("products", "scope", "industry")
"""Text columns that are read, the most telling first."""
KEY = ("file", ROW)
FOUND = (*KEY, "source", "link_id", "words", "phrase", "rule", "confidence")


@dataclass(frozen=True)
class Classified:
    """What the texts of a table say.

    Attributes:
        products: file, _row, source, link_id, words, phrase, rule, confidence; each
            link once for each row, by its best match. ``words`` is the name as
            printed, ``phrase`` the piece of the text that it stands in.
        suggestions: the same columns, for links that are no product of the row.
        unclassified: file, _row, source, phrase: members of lists of products, and
            whole other texts, that name no link.
    """

    products: pl.DataFrame
    suggestions: pl.DataFrame
    unclassified: pl.DataFrame


def classify(rows: pl.DataFrame, names: Lexicon) -> Classified:
    """Return what rows produce, see ``findings`` for the arguments."""
    found = findings(rows, names)
    parts = found.partition_by("outcome", as_dict=True)

    def part(outcome: str) -> pl.DataFrame:
        return parts.get((outcome,), found.clear())

    return Classified(
        part(PRODUCT).select(FOUND),
        part(SUGGESTION).select(FOUND),
        part(NONE).select(*KEY, "source", "phrase"),
    )


def findings(rows: pl.DataFrame, names: Lexicon) -> pl.DataFrame:
    """Return what each row produces, might produce, and says without a link.

    A row is judged by itself, so batches of a table give what the table gives.

    Args:
        rows: file, _row, and such of the text columns products, scope and
            industry as there are; other columns are left alone.
        names: the names that are looked for.

    Returns:
        the columns of ``Classified`` and ``outcome``: product, suggestion or none.
    """
    long = _long(rows)
    texts = long.select("source", "text").unique(maintain_order=True)
    texts = texts.with_row_index("number")
    pieces = _pieces(texts)
    matched = pieces.join(
        judged(pieces, names),
        on=PIECE,
        how="left",
        nulls_equal=True,
        maintain_order="left_right",
    )
    told = (
        long.join(texts, on=["source", "text"], maintain_order="left")
        .select(*KEY, "source", "number")
        .join(
            matched.drop("source"), on="number", how="left", maintain_order="left_right"
        )
    )
    found = pl.concat([_best(told), _without(told, texts)])
    return found.sort(KEY, maintain_order=True)


def _long(rows: pl.DataFrame) -> pl.DataFrame:
    """Return one row for each text: file, _row, source, text."""
    parts = [
        rows.select(*KEY, source=pl.lit(name), text=pl.col(name).cast(pl.String))
        for name in SOURCES
        if name in rows.columns
    ]
    none = rows.clear().select(
        *KEY, source=pl.lit("", pl.String), text=pl.lit("", pl.String)
    )
    empty = pl.col("text").str.strip_chars().fill_null("") == ""
    return pl.concat([none, *parts]).filter(~empty)


def _pieces(texts: pl.DataFrame) -> pl.DataFrame:
    parts = [
        (things if source == "scope" else members)(
            texts.filter(source=source).select("number", "text")
        ).with_columns(source=pl.lit(source))
        for source in SOURCES
    ]
    return pl.concat(parts)


def _best(told: pl.DataFrame) -> pl.DataFrame:
    """Keep the best match of each row and link: products first, then confidence."""
    order = [
        pl.col("outcome") == SUGGESTION,
        pl.col("confidence").replace_strict(CONFIDENCES, range(3)),
    ]
    found = told.drop_nulls("link_id").sort(order, maintain_order=True)
    return found.unique([*KEY, "link_id"], keep="first", maintain_order=True).select(
        *FOUND, "outcome"
    )


def _without(told: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Return members without a link, and other texts that have none in any piece."""
    text = [*KEY, "number"]
    listed = pl.col("source") == "products"
    named = told.filter(pl.col("link_id").is_not_null() & ~listed)
    bare = told.filter(pl.col("link_id").is_null())
    bare = bare.join(named, on=text, how="anti", maintain_order="left")
    bare = bare.with_columns(phrase=pl.when(listed).then("phrase"))
    bare = bare.unique([*text, "phrase"], keep="first", maintain_order=True)
    bare = bare.join(
        texts.select("number", "text"), on="number", how="left", maintain_order="left"
    )
    return bare.select(
        *(
            pl.coalesce("phrase", "text").alias(c) if c == "phrase" else c
            for c in FOUND
        ),
        outcome=pl.lit(NONE),
    )
