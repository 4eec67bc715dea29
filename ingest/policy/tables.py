"""Rows of many documents as one set of tables, each thing once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chainatlas.ingest.policy.found_rows import Row
from chainatlas.ontology.schema import tables

_KEYS = {"findings": ("document_id", "check", "start", "end", "values")}


def _key_of(table: str) -> tuple[str, ...]:
    return _KEYS[table] if table in _KEYS else tables()[table].key


@dataclass
class Tables:
    """Rows by table; a thing that several documents name keeps its first row."""

    rows: dict[str, dict[tuple[str, ...], Row]] = field(default_factory=dict)

    def add(self, table: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Take rows in, those left out whose key is there already."""
        held, key = self.rows.setdefault(table, {}), _key_of(table)
        for row in rows:
            held.setdefault(tuple(row[name] for name in key), dict(row))

    def of(self, table: str) -> list[Row]:
        """Return the rows of a table."""
        return list(self.rows.get(table, {}).values())

    def csv(self, table: str) -> bytes:
        """Return a table as UTF-8 csv, columns in the order of the schema."""
        rows = self.of(table)
        columns = list(dict.fromkeys(name for row in rows for name in row))
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue().encode("utf-8")
