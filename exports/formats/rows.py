"""Stored rows as the columns of an atlas folder that reads back as the same rows."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from itertools import product

import polars as pl

from chainatlas.ingest.columns import PLACE
from chainatlas.ontology.schema import Table


def atlas_rows(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows under the headers of ATLAS, unknown columns last.

    Left out are ids made from the key, which the reader makes again. The columns of
    ``extra`` come back as columns.
    """
    extra = _extra(frame["extra"])
    taken = set(extra)
    columns = [
        _with_prefix(pl.col(c.name), c.prefix).alias(_free(c.name, taken))
        for c in table.columns
    ]
    return frame.select(*columns, *_shadowed(table, taken), *extra.values())


def _with_prefix(value: pl.Expr, prefix: str) -> pl.Expr:
    """Put back the prefix that the reader cuts off."""
    return pl.concat_str(pl.lit(prefix), value) if prefix else value


def _normal(header: str) -> str:
    return unicodedata.normalize("NFKC", header).strip().lower()


def _shadowed(table: Table, taken: set[str]) -> Iterator[pl.Expr]:
    """Yield blank place columns where an unknown column would be read as one."""
    if any(c.place for c in table.columns):
        for name in PLACE:
            if name in map(_normal, taken):
                yield pl.lit(None, pl.String).alias(_free(name, taken))


def _free(name: str, taken: set[str]) -> str:
    """Return the header, in other letters if an unknown column is spelt the same.

    The reader takes the first of the headers that differ by case or width alone.
    """
    if name not in taken:
        return name
    wide = {c: chr(ord(c) + 0xFEE0) for c in name if c.isalpha()}
    choices = ((c, c.upper(), wide.get(c, c)) for c in name)
    return next(s for s in map("".join, product(*choices)) if s not in taken)


def _extra(texts: pl.Series) -> dict[str, pl.Series]:
    """Return the unknown columns that the JSON objects hold, by name."""
    rows = [json.loads(text) if text else {} for text in texts]
    names = sorted({name for row in rows for name in row})
    return {
        name: pl.Series(name, [row.get(name) for row in rows], dtype=pl.String)
        for name in names
    }
