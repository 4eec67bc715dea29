"""Reading stored rows back as the tables they came from."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.convert import dtype
from chainatlas.ingest.identity import content_columns
from chainatlas.ontology.schema import Table


def schema_of(table: Table) -> pl.Schema:
    """Return the columns of a stored row and their frame types."""
    types = {c.name: dtype(c) for c in table.columns}
    return pl.Schema({n: types.get(n, pl.String()) for n in content_columns(table)})


def _value(table: Table, column: str) -> str:
    if table.node:
        return f"n.`{column}`"
    ends = {table.source: "a.id", table.target: "b.id"}
    return ends.get(column, f"e.`{column}`")


def table_query(table: Table) -> str:
    """Return the query that reads every row of a table, on either engine."""
    columns = content_columns(table)
    returned = ", ".join(f"{_value(table, c)} AS `{c}`" for c in columns)
    if table.node:
        return f"MATCH (n:{table.node}) RETURN {returned}"
    first, last = table.column(table.source).ref, table.column(table.target).ref
    flags = " AND ".join(f"e.{k} = {str(v).lower()}" for k, v in table.sets.items())
    where = f"WHERE {flags} " if flags else ""
    return f"MATCH (a:{first})-[e:{table.edge}]->(b:{last}) {where}RETURN {returned}"
