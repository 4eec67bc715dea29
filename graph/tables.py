"""Stored rows: the types of their columns, and the tables that they came from."""

from __future__ import annotations

import polars as pl

from chainatlas.graph.ddl import node_columns
from chainatlas.graph.records import FROM, TO
from chainatlas.ingest.convert import dtype
from chainatlas.ingest.identity import content_columns
from chainatlas.ontology.schema import Table, edge_types

META = "Meta"
"""Label of the nodes by which a store tells of itself."""
Triple = tuple[str, str, str]
"""An edge type, the label of its source, the label of its target."""


def schema_of(table: Table) -> pl.Schema:
    """Return the columns of a stored row and their frame types."""
    types = {c.name: dtype(c) for c in table.columns}
    return pl.Schema({n: types.get(n, pl.String()) for n in content_columns(table)})


def node_schema(label: str) -> pl.Schema:
    """Return the properties of a label and their frame types."""
    if label == META:
        return pl.Schema({"id": pl.String, "value": pl.String})
    return pl.Schema({c.name: dtype(c) for c in node_columns(label)})


def edge_schema(kind: str) -> pl.Schema:
    """Return the ends and properties of an edge type and their frame types."""
    own = {c.name: dtype(c) for c in edge_types()[kind].columns}
    return pl.Schema({FROM: pl.String(), TO: pl.String(), **own})


def triple_of(table: Table) -> Triple:
    """Return the edge type and labels of a table whose rows are edges."""
    first, last = table.column(table.source).ref, table.column(table.target).ref
    return str(table.edge), str(first), str(last)


def as_rows(table: Table, edges: pl.DataFrame) -> pl.DataFrame:
    """Return stored edges as the rows of the table that they came from."""
    mine = [pl.col(flag) == value for flag, value in table.sets.items()]
    ends = {FROM: table.source, TO: table.target}
    return edges.filter(*mine).rename(ends).select(content_columns(table))
