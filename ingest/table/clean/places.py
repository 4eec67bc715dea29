"""The region of a row: from its place columns, its address, or its name.

A place is read from left to right, each name inside the one before it:
四川省攀枝花市东区.
Names that a region had formerly count where no region of today has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.places import short_name
from chainatlas.ingest.policy.base import base_table, region_names
from chainatlas.ingest.policy.mentions.regions import Places, RegionNames

PLACE_COLUMNS = ("province", "city", "county", "region")
_HEAD = 24
"""Characters of an address or name in which its regions stand."""
_PARTS = " -/·,，、_>|—"


@dataclass(frozen=True)
class Read:
    """What a text says of a place: a region id, or why there is none."""

    region_id: str | None
    reason: str | None = None


class PlaceReader:
    """Reads places against the register of today and of former names."""

    def __init__(self, register: RegionNames, former: dict[str, str]) -> None:
        self._register = register
        self._former = former

    @classmethod
    def packaged(cls) -> PlaceReader:
        """Return the reader for the regions of the base."""
        rows = base_table("former_regions").select("name", "region_id")
        register, former = region_names(), dict[str, str]()
        for name, key in rows.iter_rows():
            for said in (name, short_name(name)):
                if len(said) > 1 and said not in register.names:
                    former[said] = key
        return cls(register, former)

    def _former_at(self, text: str, at: int) -> str:
        return next((n for n in self._former if text.startswith(n, at)), "")

    def _step(self, text: str, at: int, scope: str | None) -> tuple[str, str] | None:
        """Return the name at a place and the region it means, "" where several."""
        places = Places(self._register, scope)
        name, former = places.at(text, at), self._former_at(text, at)
        if len(former) > len(name):
            return former, self._former[former]
        return (name, places.refers(name)) if name else None

    def _inside(self, key: str, scope: str | None) -> bool:
        at: str | None = key
        while at is not None and at != scope:
            at = self._register.rows[at][2]
        return at == scope

    def read(self, text: str) -> Read:
        """Return the smallest region that the beginning of a text names.

        >>> PlaceReader.packaged().read("四川省 攀枝花市/东区").region_id
        '510402'
        """
        at, scope = 0, None
        while at < len(text):
            if text[at] in _PARTS:
                at += 1
                continue
            found = self._step(text, at, scope)
            if found is None:
                break
            name, key = found
            if not key:
                return Read(scope, None if scope else "place_ambiguous")
            if scope is not None and not self._inside(key, scope):
                break
            at, scope = at + len(name), key
        return Read(scope, None if scope else "place_unknown")


def _table(texts: pl.Series, reader: PlaceReader) -> pl.DataFrame:
    unique = texts.drop_nulls().unique()
    read = [reader.read(text) for text in unique]
    return pl.DataFrame(
        {
            "_text": unique,
            "_region": pl.Series([r.region_id for r in read], dtype=pl.String),
            "_why": pl.Series([r.reason for r in read], dtype=pl.String),
        }
    )


def _texts(frame: pl.DataFrame) -> Iterator[tuple[str, pl.Expr]]:
    columns = [c for c in PLACE_COLUMNS if c in frame.columns]
    if columns:
        joined = pl.concat_str(columns, separator=" ", ignore_nulls=True)
        yield "columns", pl.when(joined != "").then(joined)
    for column in ("address", "name"):
        if column in frame.columns:
            yield column, pl.col(column).str.slice(0, _HEAD)


def with_region(frame: pl.DataFrame, reader: PlaceReader) -> pl.DataFrame:
    """Return the rows with region_id and what names it: columns, address or name.

    That is ``place_from``; ``place_text`` is what the place columns say, and
    ``place_why`` the reason why that names no region, null where it does or is empty.
    """
    nothing = pl.lit(None, pl.String)
    frame = frame.with_columns(
        region_id=nothing, place_from=nothing, place_text=nothing, place_why=nothing
    )
    for name, text in _texts(frame):
        open_ = pl.when(pl.col("region_id").is_null()).then(text)
        frame = frame.with_columns(open_.alias("_text"))
        table = _table(frame["_text"], reader)
        frame = frame.join(table, on="_text", how="left", maintain_order="left")
        found = pl.col("_region").is_not_null()
        frame = frame.with_columns(
            region_id=pl.coalesce("region_id", "_region"),
            place_from=pl.when(found).then(pl.lit(name)).otherwise("place_from"),
        )
        if name == "columns":
            frame = frame.with_columns(place_text="_text", place_why="_why")
        frame = frame.drop("_text", "_region", "_why")
    return frame
