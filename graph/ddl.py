"""The tables of the embedded engine, derived from the schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from chainatlas.ontology.schema import (
    EXTRA,
    Column,
    derived_properties,
    edge_types,
    node_tables,
)

_TYPES = {
    "number": "DOUBLE",
    "integer": "INT64",
    "boolean": "BOOLEAN",
    "texts": "STRING[]",
}


def _property(column: Column) -> str:
    return f"`{column.name}` {_TYPES.get(column.type, 'STRING')}"


def node_columns(label: str) -> tuple[Column, ...]:
    """Return the properties of a node label in stored order, derived ones last."""
    table = node_tables()[label]
    own = [c for c in table.columns if c.name != "id"]
    return (Column("id"), *own, EXTRA, *derived_properties().get(label, ()))


def schema_digest() -> str:
    """Return a short digest of all statements, the same for stores of one schema."""
    return hashlib.sha256("\n".join(statements()).encode()).hexdigest()[:16]


def statements() -> Iterator[str]:
    """Yield one CREATE statement for each label and edge type, and for Meta."""
    yield "CREATE NODE TABLE Meta(id STRING PRIMARY KEY, value STRING)"
    for label in node_tables():
        columns = ", ".join(_property(c) for c in node_columns(label))
        yield f"CREATE NODE TABLE {label}({columns}, PRIMARY KEY(id))"
    for edge in edge_types().values():
        ends = ", ".join(f"FROM {a} TO {b}" for a, b in edge.ends)
        own = "".join(f", {_property(c)}" for c in edge.columns)
        yield f"CREATE REL TABLE {edge.name}({ends}{own})"
