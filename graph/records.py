"""Rows of tables as the nodes and edges that they become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from chainatlas.ingest.convert import dtype
from chainatlas.ingest.identity import content_columns
from chainatlas.ontology.schema import Column, Table, edge_types, tables

FROM, TO = "from_id", "to_id"
"""Columns of an edge frame that hold the ids of its ends."""


@dataclass(frozen=True)
class Nodes:
    """Nodes of one label: a frame with ``id`` and one column per property."""

    label: str
    frame: pl.DataFrame


@dataclass(frozen=True)
class Edges:
    """Edges of one type between two labels: FROM, TO and one column per property."""

    type: str
    source: str
    target: str
    frame: pl.DataFrame


def _complete(edges: Edges) -> Edges:
    """Give the edges every property of their type, null where they have none."""
    own = edge_types()[edges.type].columns
    absent = [c for c in own if c.name not in edges.frame.columns]
    nulls = (pl.lit(None, dtype(c)).alias(c.name) for c in absent)
    return replace(edges, frame=edges.frame.with_columns(nulls))


def _flags(sets: dict[str, bool]) -> list[pl.Expr]:
    return [pl.lit(value).alias(name) for name, value in sets.items()]


def _row_edges(table: Table, frame: pl.DataFrame) -> Edges:
    """Return the edges of a table whose rows are edges."""
    first, last = table.column(table.source), table.column(table.target)
    own = [c for c in content_columns(table) if c not in (first.name, last.name)]
    edges = frame.select(
        pl.col(first.name).alias(FROM), pl.col(last.name).alias(TO), *own
    ).with_columns(_flags(table.sets))
    return Edges(str(table.edge), str(first.ref), str(last.ref), edges)


def _column_edges(table: Table, column: Column, frame: pl.DataFrame) -> Edges:
    """Return the edges that a reference column of a node table gives rise to."""
    pairs = frame.select(
        pl.col("id").alias(FROM), pl.col(column.name).alias(TO), *column.carries
    ).drop_nulls(TO)
    if column.type == "list":
        pairs = pairs.with_columns(pl.col(TO).str.split(";")).explode(TO)
    pairs = pairs.with_columns(_flags(column.sets))
    source, target = str(table.node), str(column.ref)
    if column.reverse:
        pairs = pairs.select(pl.col(TO).alias(FROM), pl.col(FROM).alias(TO))
        source, target = target, source
    return Edges(str(column.edge), source, target, pairs)


def nodes_of(content: dict[str, pl.DataFrame]) -> Iterator[Nodes]:
    """Yield the nodes of every table whose rows are nodes."""
    for name, table in tables().items():
        if table.node:
            yield Nodes(table.node, content[name])


def edges_of(content: dict[str, pl.DataFrame]) -> Iterator[Edges]:
    """Yield the edges of every table: its rows, or its reference columns."""
    for name, table in tables().items():
        if table.edge:
            yield _complete(_row_edges(table, content[name]))
        for column in table.columns:
            if table.node and column.edge:
                yield _complete(_column_edges(table, column, content[name]))
