"""Values of a query as plain ones: text, numbers, lists, objects, dates."""

from __future__ import annotations

from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

SCALARS = frozenset({type(None), bool, int, float, str})


def plain(value: Any) -> Any:
    """Return a value without ids of the engine; a node is its label and properties."""
    if type(value) in SCALARS:
        return value
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, Node):
        return {"_LABEL": ":".join(sorted(value.labels)), **plain(dict(value))}
    if isinstance(value, Relationship):
        return {"_LABEL": value.type, **plain(dict(value))}
    if isinstance(value, Path):
        nodes, edges = list(value.nodes), list(value.relationships)
        return {"_NODES": plain(nodes), "_RELS": plain(edges)}
    return _other(value)


def _other(value: Any) -> Any:
    if isinstance(value, Date | Time | DateTime):
        return value.to_native()
    if isinstance(value, Duration):
        return value.iso_format()
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    return value
