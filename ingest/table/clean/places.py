"""The region of a row: from its place columns, its address, or its name.

A place is read from left to right, each name inside the one before it:
四川省攀枝花市东区.
Names that a region had formerly count where no region of today has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.columns import PLACE
from chainatlas.ingest.places import other_names, short_name
from chainatlas.ingest.policy.base import region_names
from chainatlas.ingest.policy.mentions.regions import Places, RegionNames

PLACE_COLUMNS = (*PLACE, "region")
_HEAD, _LONGEST = 24, 15
"""Characters of an address or name in which its regions stand; of a region's name."""
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
            former[name] = key
            short = short_name(name)
            if len(short) > 1 and short not in register.names:
                former[short] = key
        return cls(register, former)

    @cached_property
    def _every(self) -> dict[str, list[str]]:
        """Regions by each of their names, those that are words of their own too."""
        found: dict[str, list[str]] = {}
        for key, (zh, _, _) in self._register.rows.items():
            for name in {zh} | other_names(zh):
                found.setdefault(name, []).append(key)
        for name, key in self._former.items():
            found.setdefault(name, []).append(key)
        return found

    def _below(self, text: str, at: int, scope: str) -> tuple[str, str] | None:
        """Return the longest name inside a region at a place, and what it means."""
        for end in range(min(len(text), at + _LONGEST), at + 1, -1):
            keys = {
                key
                for key in self._every.get(text[at:end], ())
                if key != scope and self._inside(key, scope)
            }
            if keys:
                return text[at:end], keys.pop() if len(keys) == 1 else ""
        return None

    def _step(self, text: str, at: int, scope: str | None) -> tuple[str, str] | None:
        """Return the name at a place and the region it means, "" where several."""
        if scope is not None:
            return self._below(text, at, scope)
        places = Places(self._register)
        name = places.at(text, at)
        former = next((n for n in self._former if text.startswith(n, at)), "")
        if len(former) > len(name):
            return former, self._former[former]
        return (name, places.refers(name) or self._province(name)) if name else None

    def _province(self, name: str) -> str:
        """Return the province of that name: 吉林 and 海南 are cities and more too."""
        rows = self._register.rows
        keys = [k for k in self._every.get(name, ()) if rows[k][1] == "province"]
        return keys[0] if len(keys) == 1 else ""

    def _inside(self, key: str, scope: str | None) -> bool:
        at: str | None = key
        while at is not None and at != scope:
            at = self._register.rows[at][2]
        return at == scope

    def read(self, text: str, within: str | None = None) -> Read:
        """Return the smallest region, in another one if given, that a text begins with.

        >>> PlaceReader.packaged().read("四川省 攀枝花市/东区").region_id
        '510402'
        """
        return self._walk(text, within)[0]

    def by_levels(self, names: tuple[str | None, ...]) -> Read:
        """Return the region of names for province, city and county, or None."""
        return Read(self._register.gazetteer.by_names(names).region_id)

    def is_place(self, text: str, within: str | None = None) -> bool:
        """Whether a text is nothing but the name of a region."""
        found, end = self._walk(text, within)
        return found.region_id is not None and end == len(text)

    def _walk(self, text: str, within: str | None) -> tuple[Read, int]:
        at, scope = 0, within
        while at < len(text):
            if text[at] in _PARTS:
                at += 1
                continue
            found = self._step(text, at, scope)
            if found is None:
                break
            name, key = found
            if not key:
                return _read(scope, within, "place_ambiguous"), at
            at, scope = at + len(name), key
        return _read(scope, within, "place_unknown"), at


def _read(scope: str | None, within: str | None, reason: str) -> Read:
    return Read(None, reason) if scope == within else Read(scope)


def _joined(frame: pl.DataFrame, reader: PlaceReader) -> pl.DataFrame:
    """Add ``_region`` and ``_why`` by what ``_text`` says within ``_within``."""
    asked = ["_text", "_within"]
    unique = frame.select(asked).filter(pl.col("_text").is_not_null()).unique()
    read = [reader.read(text, within) for text, within in unique.iter_rows()]
    table = unique.with_columns(
        pl.Series("_region", [r.region_id for r in read], dtype=pl.String),
        pl.Series("_why", [r.reason for r in read], dtype=pl.String),
    )
    return frame.join(
        table, on=asked, how="left", nulls_equal=True, maintain_order="left"
    )


def _texts(frame: pl.DataFrame) -> Iterator[tuple[str, pl.Expr]]:
    """Yield what may name a place, the surest first."""
    yield "columns", pl.col("place_text")
    for column in ("address", "name"):
        if column in frame.columns:
            yield column, pl.col(column).str.slice(0, _HEAD)


def _by(
    frame: pl.DataFrame, name: str, text: pl.Expr, within: pl.Expr, reader: PlaceReader
) -> pl.DataFrame:
    frame = _joined(frame.with_columns(_text=text, _within=within), reader)
    found, why = pl.col("_region").is_not_null(), pl.col("place_why")
    frame = frame.with_columns(
        region_id=pl.coalesce("_region", "region_id"),
        place_from=pl.when(found).then(pl.lit(name)).otherwise("place_from"),
        place_why=pl.coalesce("_why", "place_why") if name == "columns" else why,
    )
    return frame.drop("_text", "_within", "_region", "_why")


def _by_levels(frame: pl.DataFrame, reader: PlaceReader) -> pl.DataFrame:
    """Take the columns for province, city, county at their word: 吉林, a province."""
    there = [c for c in PLACE if c in frame.columns]
    if not there:
        return frame
    unique = frame.select(there).unique()
    read = [
        reader.by_levels(tuple(row.get(c) for c in PLACE)).region_id
        for row in unique.iter_rows(named=True)
    ]
    table = unique.with_columns(pl.Series("_region", read, dtype=pl.String))
    found = frame.join(
        table, on=there, how="left", nulls_equal=True, maintain_order="left"
    )
    named = pl.col("_region").is_not_null()
    return found.with_columns(
        region_id="_region", place_from=pl.when(named).then(pl.lit("columns"))
    ).drop("_region")


def with_region(
    frame: pl.DataFrame, reader: PlaceReader, within: str | None = None
) -> pl.DataFrame:
    """Return the rows with region_id and what names it: columns, address or name.

    That is ``place_from``; ``place_text`` is what the place columns say, and
    ``place_why`` the reason why that names no region, null where it does or is empty.
    A name that is known only inside another region (东区, 盐边) is looked for in the
    one that address or name say. ``within`` is the region that the whole file is of.
    """
    columns = [c for c in PLACE_COLUMNS if c in frame.columns]
    nothing = pl.lit(None, pl.String)
    said = (
        pl.concat_str(columns, separator=" ", ignore_nulls=True) if columns else nothing
    )
    frame = frame.with_columns(
        region_id=nothing,
        place_from=nothing,
        place_text=pl.when(said != "").then(said),
        place_why=nothing,
    )
    here = pl.lit(within, pl.String)
    if within is None:
        frame = _by_levels(frame, reader)
    for name, text in _texts(frame):
        open_ = pl.when(pl.col("region_id").is_null()).then(text)
        frame = _by(frame, name, open_, here, reader)
    failed = pl.col("place_why").is_not_null() & pl.col("region_id").is_not_null()
    again = pl.when(failed).then(pl.col("place_text"))
    frame = _by(frame, "columns", again, pl.col("region_id"), reader)
    read = pl.col("place_from") == "columns"
    given = pl.when(pl.col("place_text").is_null()).then(here)
    return frame.with_columns(
        region_id=pl.coalesce("region_id", given),
        place_why=pl.when(~read.fill_null(False)).then("place_why"),
    )
