"""The place at the head of a firm's name: 四川省攀枝花市鑫源矿业 starts with 攀枝花.

A piece of the head is a place where it is the full name of a region, or its name
without 省, 市 or 县, and lies in the region of the piece before it (四川 南山 does not
go on: there is no 南山 in 四川). A short name that several counties have is no place at
the head of a name; one that a single county has is taken off (东方电气 says 东方), but
proves no region, since it may be an ordinary word. All names are looked through at
once; python sees each head once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from chainatlas.ingest.places import other_names, short_name
from chainatlas.ingest.table.entities.tree import Tree

_PIECES = 3
_JOINT = "|"
_LEVELS = ("province", "city", "county")
HEADS = {
    "head": pl.String,
    "length": pl.UInt32,
    "said": pl.String,
    "said_id": pl.String,
}


@dataclass(frozen=True)
class Head:
    """The places a name starts with: signs, short name of the last, its region."""

    length: int = 0
    said: str = ""
    region_id: str | None = None


@dataclass(frozen=True)
class PlaceNames:
    """Finds the place names of a tree at the start of texts."""

    tree: Tree

    @cached_property
    def _regions(self) -> dict[str, list[tuple[int, str, str, bool]]]:
        """Return by name (level, region id, short name, whether the name is full)."""
        found: dict[str, list[tuple[int, str, str, bool]]] = defaultdict(list)
        rows = self.tree.gazetteer.frame.select("id", "zh", "level")
        for key, zh, level in rows.iter_rows():
            if level not in _LEVELS:
                continue
            for name in {zh, *other_names(zh)}:
                if len(name) > 1:
                    row = (_LEVELS.index(level), key, short_name(zh), name == zh)
                    found[name].append(row)
        return found

    @cached_property
    def _bounds(self) -> dict[str, tuple[int, int]]:
        rows = self.tree.frame.drop_nulls("region_id")
        columns = rows.select("region_id", "node", "last").iter_rows()
        return {key: (node, last) for key, node, last in columns}

    def _inside(self, key: str, scope: str | None) -> bool:
        if scope is None:
            return True
        low, high = self._bounds[scope]
        return low < self._bounds[key][0] <= high

    def _piece(self, text: str, scope: str | None) -> tuple[str, str | None] | None:
        """Return (short name, region) of a piece; no region where that is not sure."""
        fit = [r for r in self._regions.get(text, ()) if self._inside(r[1], scope)]
        if not fit:
            return None
        highest = min(level for level, *_ in fit)
        best = [row for row in fit if row[0] == highest]
        full = any(row[3] for row in best)
        if len(best) > 1:
            return (short_name(text), None) if full else None
        _, key, short, _ = best[0]
        sure = full or scope is not None or _LEVELS[highest] != "county"
        return short, key if sure else None

    def read(self, pieces: list[str]) -> Head:
        """Return the places at the start of a name, given its pieces in order."""
        head = Head()
        for text in pieces:
            found = self._piece(text, head.region_id)
            if found is None:
                return head
            head = Head(head.length + len(text), *found)
            if head.region_id is None:
                return head
        return head

    def _pieces(self, texts: pl.Series) -> pl.Series:
        """Return up to three place names that a text starts with, joined by a bar."""
        names = sorted(self._regions, key=len, reverse=True)
        name = pl.col("name")
        found = (
            texts.alias("name")
            .to_frame()
            .with_columns(found=name.str.extract_many(names, leftmost=True))
        )
        head, shown = pl.lit(""), pl.lit("")
        for number in range(_PIECES):
            part = pl.col("found").list.get(number, null_on_oob=True)
            head = head + part
            starts = name.str.starts_with(head)
            shown = shown + pl.when(starts).then(part + _JOINT).otherwise(pl.lit(""))
        return found.select(shown.alias("head")).to_series()

    def add(self, frame: pl.DataFrame, name: str) -> pl.DataFrame:
        """Add the columns length, said and said_id of the place a text starts with.

        ``said`` is the short name of the last place, "" without; ``said_id`` its
        region, null where several have that name.
        """
        pieces = self._pieces(frame[name])
        heads = pieces.unique().drop_nulls()
        read = [self.read(text.split(_JOINT)[:-1]) for text in heads]
        rows = [
            (t, h.length, h.said, h.region_id) for t, h in zip(heads, read, strict=True)
        ]
        known = pl.DataFrame(rows, schema=HEADS, orient="row")
        return (
            frame.with_columns(head=pieces)
            .join(known, on="head", how="left", maintain_order="left")
            .drop("head")
        )

    def region_names(self) -> pl.DataFrame:
        """Return (text, said, said_id): what each text means in brackets."""
        rows = []
        for text, regions in self._regions.items():
            highest = min(level for level, *_ in regions)
            keys = [key for level, key, *_ in regions if level == highest]
            there = keys[0] if len(keys) == 1 else None
            rows.append((text, short_name(text), there))
        schema = {"bracket": pl.String, "in_brackets": pl.String, "there": pl.String}
        return pl.DataFrame(rows, schema=schema, orient="row")
