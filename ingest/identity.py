"""What makes two rows the same: their key, and a fingerprint of all their values."""

from __future__ import annotations

import polars as pl
import polars_hash as plh

from chainatlas.ontology.schema import ID_JOINT, Table

PRINT = "_print"
_UNIT, _NULL = "\x1f", "\x00"


def content_columns(table: Table) -> list[str]:
    """Return the columns that a stored row of the table has, in order."""
    own = [c.name for c in table.columns]
    return [*(["id"] if table.makes_id else []), *own, "extra"]


def row_text(table: Table) -> pl.Expr:
    """Return the canonical text of a row: every value, in the order of the schema."""
    parts = [
        pl.col(name).cast(pl.String).fill_null(_NULL) for name in content_columns(table)
    ]
    return pl.concat_str([pl.lit(table.name), *parts], separator=_UNIT)


def with_fingerprint(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Add the column PRINT: a stable 64-bit hash (XXH3) of each row's values."""
    text = frame.with_columns(row_text(table).alias(PRINT))
    return text.with_columns(plh.col(PRINT).nchash.xxh3_64().alias(PRINT))


def surely_distinct(frame: pl.DataFrame, key: list[str]) -> bool:
    """Whether no two rows have one key, told by 64-bit hashes of the keys.

    Different hashes are different keys; the other way round it need not be so, so
    that False may be wrong, and True is not.
    """
    hashes = frame.select(pl.struct(key).hash().n_unique()).item()
    return bool(hashes == len(frame))


def add_made_id(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Give the rows of a node table without ids one made from the key columns."""
    if not table.makes_id:
        return frame
    parts = [pl.col(k).cast(pl.String).fill_null("") for k in table.key]
    return frame.with_columns(pl.concat_str(parts, separator=ID_JOINT).alias("id"))
