"""Enterprises to links: from the texts of a table to products and suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.record import ROW
from chainatlas.ingest.table.classify.items import MADE, NAMED, item, strongest
from chainatlas.ingest.table.classify.judge import Match, judge
from chainatlas.ingest.table.classify.lexicon import Lexicon
from chainatlas.ingest.table.classify.pieces import members, things
from chainatlas.ingest.table.classify.verdicts import (
    CONFIDENCES,
    NONE,
    PRODUCT,
    SUGGESTION,
    verdict,
)

SOURCES = ("products", "scope", "industry")
"""Text columns that are read, the most telling first."""
KEY = ("file", ROW)
_JUDGED = {
    "source": pl.String,
    "mode": pl.String,
    "clean": pl.String,
    "outcome": pl.String,
    "link_id": pl.String,
    "words": pl.String,
    "rule": pl.String,
    "confidence": pl.String,
}
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
        rows: file, _row, and of the text columns products, scope and industry those
            that there are.
        names: the names that are looked for.

    Returns:
        the columns of ``Classified`` and ``outcome``: product, suggestion or none.
    """
    long = _long(rows)
    pieces = _pieces(long.select("source", "text").unique(maintain_order=True))
    judged = _judged(pieces, names)
    found = pieces.join(
        judged,
        on=["source", "mode", "clean"],
        how="left",
        nulls_equal=True,
        maintain_order="left_right",
    )
    told = long.join(
        found, on=["source", "text"], how="left", maintain_order="left_right"
    )
    return pl.concat([_best(told), _without(told)]).sort(KEY, maintain_order=True)


def _long(rows: pl.DataFrame) -> pl.DataFrame:
    """Return one row for each text: file, _row, source, text."""
    parts = [
        rows.select(*KEY, source=pl.lit(name), text=pl.col(name).cast(pl.String))
        for name in SOURCES
        if name in rows.columns
    ]
    empty = pl.col("text").str.strip_chars().fill_null("") == ""
    return pl.concat(parts).filter(~empty)


def _pieces(texts: pl.DataFrame) -> pl.DataFrame:
    read = {
        source: (things if source == "scope" else members)(
            texts.filter(source=source).select("text")
        )
        for source in SOURCES
    }
    return pl.concat(
        frame.with_columns(source=pl.lit(source)) for source, frame in read.items()
    )


def _judged(pieces: pl.DataFrame, names: Lexicon) -> pl.DataFrame:
    """Judge each piece once."""
    unique = pieces.select("source", "mode", "clean").unique(maintain_order=True)
    rows = (row for piece in unique.iter_rows() for row in _rows(*piece, names))
    return pl.DataFrame(list(rows), _JUDGED, orient="row")


def _rows(
    source: str, mode: str | None, clean: str, names: Lexicon
) -> Iterator[tuple[str | None, ...]]:
    matches = judge(clean, names)
    for match in matches:
        done = _mode(source, clean, match) if mode is None else mode
        worth = verdict(source, done, match.place, match.kind)
        yield (
            *(source, mode, clean, worth.outcome, match.link_id, match.words),
            *(worth.rule, worth.confidence),
        )


def _mode(source: str, clean: str, match: Match) -> str:
    """Return what is done with a member of a list: made, if it does not say else."""
    if source == "industry":
        return NAMED
    thing = item(clean)
    if match.words == clean:
        return MADE
    return strongest(thing.before | thing.after) or MADE


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


def _without(told: pl.DataFrame) -> pl.DataFrame:
    """Return members without a link, and other texts that have none in any piece."""
    listed = pl.col("source") == "products"
    nothing = pl.col("link_id").is_null()
    members_ = told.filter(listed & nothing & pl.col("clean").is_not_null())
    others = told.filter(nothing.all().over(*KEY, "source", "text") & ~listed)
    others = others.with_columns(phrase="text").unique(
        [*KEY, "source", "text"], keep="first", maintain_order=True
    )
    found = pl.concat([members_, others])
    return found.select(*FOUND, outcome=pl.lit(NONE))
