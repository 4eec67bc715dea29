"""One constraint for each label: an id names one node. Derived from the schema."""

from __future__ import annotations

from collections.abc import Iterator

from chainatlas.graph.tables import META
from chainatlas.ontology.schema import node_tables

LOAD = "Load"
"""Label of the version marker."""


def labels() -> tuple[str, ...]:
    """Return every label that ChainAtlas writes."""
    return (*node_tables(), META, LOAD)


def constraints() -> Iterator[str]:
    """Yield one statement for each label; each has an index for look-ups by id."""
    for label in labels():
        yield (
            f"CREATE CONSTRAINT chainatlas_{label.lower()}_id IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )
