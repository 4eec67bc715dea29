"""The check on references: what a table names stands in another table."""

from __future__ import annotations

from collections.abc import Iterator

from chainatlas.ontology.check_finding import Finding, Tables, ids, rows
from chainatlas.ontology.schema import Column, node_tables
from chainatlas.ontology.schema import tables as schema_tables

ANY = "*"
"""Stands in negative terms for any link."""

ELSEWHERE = frozenset({("routes", "link_id")})
"""Reported by a check of its own (``route_without_link``)."""


def _known(tables: Tables, column: Column) -> set[str] | None:
    """Return what the column may name, or None if that table is not given."""
    name = node_tables()[str(column.ref)].name
    if name not in tables:
        return None
    found = ids(tables, name)
    if column.by == "name":
        found |= ids(tables, name, "zh") | ids(tables, name, "name")
    return found


def _values(text: str, column: Column) -> list[str]:
    parts = text.split(";") if column.type == "list" else [text]
    return [part.strip().removeprefix(column.prefix) for part in parts if part.strip()]


def _references(tables: Tables) -> Iterator[tuple[str, Column]]:
    """Yield each column of a given table that refers to another table."""
    for name, table in schema_tables().items():
        if name not in tables:
            continue
        for column in table.columns:
            if column.ref and (name, column.name) not in ELSEWHERE:
                yield name, column


def unknown_reference(tables: Tables) -> Iterator[Finding]:
    """Every id that a row refers to exists; each unknown one is reported once.

    Which columns refer to what is read from the schema; a reference to a table that
    is not given is not checked.
    """
    for name, column in _references(tables):
        known = _known(tables, column)
        if known is None:
            continue
        texts = ids(tables, name, column.name)
        named = {value for text in texts for value in _values(text, column)}
        for value in sorted(named - known):
            values = {"table": name, "column": column.name}
            yield Finding("unknown_reference", value, values)
    yield from _unknown_negative(tables)


def _unknown_negative(tables: Tables) -> Iterator[Finding]:
    """Negative terms refer to links too, or to any link by a star."""
    if "links" not in tables:
        return
    named = {link for (link,) in rows(tables, "negative_terms", "link_id")}
    for value in sorted(named - ids(tables, "links") - {ANY, ""}):
        values = {"table": "negative_terms", "column": "link_id"}
        yield Finding("unknown_reference", value, values)
