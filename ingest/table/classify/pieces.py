"""Texts of a table in pieces: members of a list, things of a business scope."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.classify.scope import scope_items
from chainatlas.ingest.table.classify.words import amount, bracketed

_MEMBER = (
    rf"(?:[0-9０-９]+(?:[,，][0-9０-９]+)+|{bracketed()}|[^、，,；;。\n\r\t|（）()])+"
)
"""A member of a list: commas between digits and in brackets part nothing."""
_GAP = r"([\p{Han}）)])[ \u{3000}]+(\p{Han})"
_NUMBER = r"^(?:[0-9]{1,2}[.．]|[①-⑳])\s*([^0-9\s])"
_CLAUSE = r"[^；;。\n\r]+"
_READ = {"at": pl.UInt32, "phrase": pl.String, "clean": pl.String, "mode": pl.String}
PIECES = ("number", "phrase", "clean", "mode")


def _clean(phrase: pl.Expr) -> pl.Expr:
    """Take numbers with units, and a member's own number, off a phrase."""
    bare = phrase.str.replace(_NUMBER, "$1").str.replace_all(amount(), " ")
    return bare.str.strip_chars()


def members(texts: pl.DataFrame) -> pl.DataFrame:
    """Return the members of lists of products.

    Args:
        texts: number, text.

    Returns:
        number, phrase (the member as printed), clean (without amounts), mode (null); a
        member without a letter is none.
    """
    parted = pl.col("text").str.replace_all(_GAP, "$1\n$2")
    long = texts.select("number", phrase=parted.str.extract_all(_MEMBER))
    long = long.explode("phrase").with_columns(pl.col("phrase").str.strip_chars())
    long = long.with_columns(
        clean=_clean(pl.col("phrase")), mode=pl.lit(None, pl.String)
    )
    return long.filter(pl.col("clean").str.contains(r"\p{L}")).select(PIECES)


def things(texts: pl.DataFrame) -> pl.DataFrame:
    """Return the things of business scopes.

    Args:
        texts: number, text.

    Returns:
        number, phrase (the thing with its verbs as printed), clean (the same), mode
        (made, sold, named, or "" for not said).
    """
    bare = pl.col("text").str.replace_all(bracketed(), "")
    bare = bare.str.replace_all(amount(), " ")
    long = texts.select("number", clause=bare.str.extract_all(_CLAUSE))
    long = long.explode("clause").drop_nulls("clause")
    clauses = long.select("clause").unique(maintain_order=True).with_row_index("at")
    rows = [
        (at, thing, thing, mode)
        for at, clause in clauses.iter_rows()
        for thing, mode in scope_items(clause)
    ]
    read = pl.DataFrame(rows, _READ, orient="row")
    return (
        long.join(clauses, on="clause", maintain_order="left")
        .join(read, on="at", maintain_order="left_right")
        .select(PIECES)
    )
