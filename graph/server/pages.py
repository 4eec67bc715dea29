"""Reading every node of a label or edge of a type, a page of columns at a time.

The driver takes tens of microseconds for each record, whatever is in it. So one record
holds a page of some thousand rows, as one list for each column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from neo4j import ManagedTransaction

from chainatlas.graph.records import FROM, TO
from chainatlas.graph.tables import META, Triple, edge_schema, node_schema
from chainatlas.ontology.schema import edge_types, node_tables

PAGE = 5_000
"""Rows of one page, more or less."""


@dataclass(frozen=True)
class Counts:
    """How many nodes of each label and edges of each type and source there are."""

    numbers: Mapping[str, int]

    def nodes(self, label: str) -> int:
        """Return the number of nodes of a label."""
        return self.numbers[_node(label)]

    def edges(self, triple: Triple) -> int:
        """Return the number of edges of a type from nodes of a label, to any."""
        return self.numbers[_edge(*triple[:2])]


def _node(label: str) -> str:
    return f"(:{label})"


def _edge(kind: str, source: str) -> str:
    return f"(:{source})-[:{kind}]->()"


def count(tx: ManagedTransaction) -> Counts:
    """Count by label and type in one query; the server keeps these numbers."""
    ends = ((e.name, source) for e in edge_types().values() for source, _ in e.ends)
    patterns = {*map(_node, (*node_tables(), META)), *(_edge(*end) for end in ends)}
    parts = (
        f"MATCH {p} WITH count(*) AS n RETURN '{p}' AS pattern, n"
        for p in sorted(patterns)
    )
    rows = tx.run(" UNION ALL ".join(parts))
    return Counts({row["pattern"]: row["n"] for row in rows})


def _series(name: str, values: list[Any], kind: pl.DataType) -> pl.Series:
    """Return a column of a page; an object stands for null, which no list can hold."""
    if dict in set(map(type, values)):
        values = [None if type(v) is dict else v for v in values]
    return pl.Series(name, values, strict=False).cast(kind)


def _pages(
    tx: ManagedTransaction, match: str, columns: dict[str, str], schema: pl.Schema,
    size: int,
) -> pl.DataFrame:  # fmt: skip
    """Return the rows of a match that begins with nodes ``a``, in pages of these."""
    lists = ", ".join(
        f"collect(coalesce({value}, {{}})) AS `{name}`"
        for name, value in {"last": "a.id", **columns}.items()
    )
    query = f"{match} RETURN {lists}"
    frames, last, ended = [schema.to_frame()], "", False
    while not ended:
        record = tx.run(query, last=last, size=size).single(strict=True)
        page = (_series(n, record[n], kind) for n, kind in schema.items())
        frames.append(pl.DataFrame(list(page)))
        ended = len(set(record["last"])) < size
        last = record["last"][-1] if record["last"] else ""
    return pl.concat(frames)


def _begin(label: str) -> str:
    return f"MATCH (a:{label}) WHERE a.id > $last WITH a ORDER BY a.id LIMIT $size"


def node_pages(tx: ManagedTransaction, label: str, counts: Counts) -> pl.DataFrame:
    """Return every node of a label that has an id, typed by the schema."""
    schema = node_schema(label)
    if not counts.nodes(label):
        return schema.to_frame()
    columns = {name: f"a.`{name}`" for name in schema}
    return _pages(tx, _begin(label), columns, schema, PAGE)


def edge_pages(tx: ManagedTransaction, triple: Triple, counts: Counts) -> pl.DataFrame:
    """Return every edge of a type between two labels: FROM, TO, its properties."""
    kind, source, target = triple
    schema, number = edge_schema(kind), counts.edges(triple)
    if not number:
        return schema.to_frame()
    own = {n: f"e.`{n}`" for n in schema if n not in (FROM, TO)}
    columns = {FROM: "a.id", TO: "b.id", **own}
    size = max(1, min(PAGE, PAGE * counts.nodes(source) // number))
    match = f"{_begin(source)} OPTIONAL MATCH (a)-[e:{kind}]->(b:{target})"
    return _pages(tx, match, columns, schema, size).drop_nulls(TO)
