"""Matching the headers of a file to the columns of a table."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.record import ROW, RawTable
from chainatlas.ontology.errors import BadInput
from chainatlas.ontology.schema import Table

PLACE = ("province", "city", "county")
"""The columns that name a place instead of an id, from large to small."""


@dataclass(frozen=True)
class Named:
    """A frame whose columns have the names of the schema.

    ``frame`` has ROW, every column of the table (null where the file has none), the
    place names where the table takes them, and ``extra``; ``unknown`` lists the columns
    that went into ``extra``; ``headers`` gives the header of each column in the file.
    """

    frame: pl.DataFrame
    unknown: tuple[str, ...]
    headers: dict[str, str]


def _normal(header: str) -> str:
    return unicodedata.normalize("NFKC", header).strip().lower()


def _wanted(table: Table) -> dict[str, tuple[str, ...]]:
    wanted = {c.name: (c.name, *c.also) for c in table.columns}
    if any(c.place for c in table.columns):
        wanted |= {name: (name,) for name in PLACE}
    return wanted


def _key(header: str) -> str:
    """Return an unknown header as it is kept: trimmed, and fit for a csv file again."""
    return header.strip().replace("\x00", "\ufffd")


def _extra(frame: pl.DataFrame, unknown: list[str]) -> pl.Series:
    if not unknown:
        return pl.Series("extra", [None] * len(frame), dtype=pl.String)
    names = sorted(unknown, key=_key)
    keys = [_key(n) for n in names]
    rows = zip(*(frame.get_column(n) for n in names), strict=True)
    kept = (
        {k: v for k, v in zip(keys, row, strict=True) if v is not None} for row in rows
    )
    texts = [json.dumps(k, ensure_ascii=False) if k else None for k in kept]
    return pl.Series("extra", texts, dtype=pl.String)


def _clean_cells(frame: pl.DataFrame) -> pl.DataFrame:
    """Trim every cell; an empty one is null; a row without any cell is no row."""
    text = pl.exclude(ROW).str.strip_chars()
    frame = frame.with_columns(
        pl.when(text == "").then(None).otherwise(text).name.keep()
    )
    if frame.width == 1:
        return frame
    return frame.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))


def name_columns(raw: RawTable, table: Table) -> Named:
    """Give the columns of a file the names of the schema.

    Raises:
        BadInput: a required column is missing; names the columns found.
    """
    frame = _clean_cells(raw.frame)
    headers = {_normal(h): h for h in reversed(frame.columns) if h != ROW}
    chosen: dict[str, str] = {}
    for name, accepted in _wanted(table).items():
        header = next((headers[a] for a in accepted if a in headers), None)
        if header is not None:
            chosen[name] = header
    missing = [c.name for c in table.columns if c.required and c.name not in chosen]
    if missing:
        raise BadInput(
            "ingest.missing_column",
            file=raw.location.label,
            columns=", ".join(missing),
            found=", ".join(h for h in frame.columns if h != ROW),
        )
    unknown = [h for h in frame.columns if h != ROW and h not in chosen.values()]
    absent = [
        pl.lit(None, pl.String).alias(n) for n in _wanted(table) if n not in chosen
    ]
    named = frame.select(
        ROW, *(pl.col(h).alias(n) for n, h in chosen.items()), *absent
    ).with_columns(_extra(frame, unknown))
    return Named(named, tuple(unknown), chosen)
