"""From atlas folders to accepted rows, counts and rejects: the whole of ingest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from chainatlas.ingest.columns import name_columns
from chainatlas.ingest.convert import convert, dtype
from chainatlas.ingest.identity import (
    PRINT,
    add_made_id,
    content_columns,
    surely_distinct,
    with_fingerprint,
)
from chainatlas.ingest.locate import locate
from chainatlas.ingest.places import Gazetteer
from chainatlas.ingest.read_csv import read_csv
from chainatlas.ingest.read_parquet import read_parquet
from chainatlas.ingest.read_xlsx import read_xlsx
from chainatlas.ingest.record import (
    ROW,
    Count,
    Intake,
    Location,
    RawTable,
    no_rejects,
)
from chainatlas.ingest.refer import Known, refer
from chainatlas.ingest.rules import RULES
from chainatlas.ingest.sieve import Sieve
from chainatlas.ontology.schema import Table, tables

READERS: dict[str, Callable[[Location], RawTable]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".xlsx": read_xlsx,
}


def empty(table: Table) -> pl.DataFrame:
    """Return a frame of the table's stored columns without rows."""
    types = {c.name: dtype(c) for c in table.columns}
    names = content_columns(table)
    return pl.DataFrame(schema={n: types.get(n, pl.String()) for n in names})


class Reader:
    """Reads folders on top of the rows that are known already.

    Tables are taken in the order of the schema, so that references come first, and
    within a table the folders in the order given, so that later ones replace.
    """

    def __init__(self, known: Mapping[str, pl.DataFrame]) -> None:
        self.accepted = {n: known.get(n, empty(t)) for n, t in tables().items()}
        self.rejects = [no_rejects()]
        self.warnings: list[tuple[str, dict[str, object]]] = []

    def _known(self) -> Known:
        ids = {t.node: self.accepted[n]["id"] for n, t in tables().items() if t.node}
        return Known(ids, Gazetteer(self.accepted["regions"]))

    def _typed(self, raw: RawTable, table: Table, known: Known) -> Sieve:
        named = name_columns(raw, table)
        if named.unknown:
            names = ", ".join(named.unknown)
            about: dict[str, object] = {"file": raw.location.label, "columns": names}
            self.warnings.append(("ingest.unknown_columns", about))
        sieve = Sieve(named.frame, raw.location.label, named.headers)
        for column in table.columns:
            convert(sieve, column)
        refer(sieve, table, known)
        if table.name in RULES:
            RULES[table.name](sieve, self.accepted)
        return sieve

    def _merge(self, sieve: Sieve, table: Table) -> tuple[int, int]:
        """Take the rows in; return how many were new or changed, and how many not."""
        columns = content_columns(table)
        key = list(table.key)
        frame = add_made_id(sieve.frame, table)
        if self.accepted[table.name].is_empty() and surely_distinct(frame, key):
            self.accepted[table.name] = frame.select(columns)
            return len(frame), 0
        frame = with_fingerprint(frame, table)
        first = frame.unique(key, keep="first", maintain_order=True)
        if len(first) < len(frame):
            frame = self._same_key(sieve, frame, first, key)
        before = self.accepted[table.name]
        if before.is_empty():
            self.accepted[table.name] = first.select(columns)
            return len(first), len(frame) - len(first)
        old = with_fingerprint(before, table).select(*key, pl.col(PRINT).alias("_old"))
        new = first.join(old, on=key, how="left", nulls_equal=True)
        changed = new.filter(
            pl.col("_old").is_null() | (pl.col("_old") != pl.col(PRINT))
        )
        kept = before.join(changed, on=key, how="anti", nulls_equal=True)
        self.accepted[table.name] = pl.concat([kept, changed.select(columns)])
        return len(changed), len(frame) - len(changed)

    def _same_key(
        self, sieve: Sieve, frame: pl.DataFrame, first: pl.DataFrame, key: list[str]
    ) -> pl.DataFrame:
        """Reject the rows that have the key of an earlier row and other values."""
        earlier = first.select(
            *key, pl.col(PRINT).alias("_first"), pl.col(ROW).alias("_first_row")
        )
        sieve.frame = frame.join(
            earlier, on=key, how="left", nulls_equal=True, maintain_order="left"
        )
        differs = pl.col(PRINT) != pl.col("_first")
        sieve.drop(differs, key[0], "differs", detail=pl.col("_first_row"))
        return sieve.frame

    def _take(self, table: Table, location: Location, known: Known) -> Count:
        raw = READERS[location.path.suffix.lower()](location)
        sieve = self._typed(raw, table, known)
        loaded, unchanged = self._merge(sieve, table)
        rejects = pl.concat([raw.rejects, sieve.rejects])
        self.rejects.append(rejects)
        read = loaded + unchanged + len(rejects)
        return Count(table.name, read, loaded, unchanged, len(rejects))

    def read(self, folders: Sequence[Path]) -> tuple[Count, ...]:
        """Read folders (or workbooks); return the counts of the tables they hold.

        Raises:
            BadInput: a folder or file cannot be read at all.
        """
        found = [locate(folder) for folder in folders]
        counts = []
        for name, table in tables().items():
            places = [loc for f in found for loc in f if loc.table == name]
            if places:
                known = self._known()
                total = Count(name)
                for location in places:
                    total += self._take(table, location, known)
                counts.append(total)
        return tuple(counts)

    def overlay(self, known: Mapping[str, pl.DataFrame]) -> None:
        """Put rows that were accepted before over those read so far."""
        for name, frame in known.items():
            key = list(tables()[name].key)
            kept = self.accepted[name].join(frame, on=key, how="anti", nulls_equal=True)
            self.accepted[name] = pl.concat([kept, frame])

    def _drop_repeated_homes(self) -> None:
        """Drop the memberships that a replaced link now has as its home category."""
        homes = self.accepted["links"].select(link_id="id", category="category")
        kept = self.accepted["memberships"].join(
            homes, on=["link_id", "category"], how="anti"
        )
        self.accepted["memberships"] = kept

    def intake(self, counts: tuple[Count, ...]) -> Intake:
        """Return what was accepted and rejected so far."""
        self._drop_repeated_homes()
        return Intake(
            self.accepted, counts, pl.concat(self.rejects), tuple(self.warnings)
        )
