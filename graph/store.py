"""The store behind one small interface: a Store opens, a Writer writes, a View reads.

What engines share stands here; a back end adds a few primitives.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, ClassVar

import polars as pl

from chainatlas.graph.records import FROM, TO, Edges, Nodes
from chainatlas.graph.tables import (
    Triple,
    as_rows,
    edge_schema,
    node_schema,
    schema_of,
    triple_of,
)
from chainatlas.ontology.schema import tables

Row = dict[str, Any]


class View(ABC):
    """Reads one version of the graph, or says that it is no longer there."""

    engine: str

    @abstractmethod
    def frame(self, query: str, parameters: Mapping[str, Any]) -> pl.DataFrame:
        """Run a reading query; return its rows as a frame.

        Raises:
            QueryFailed: the engine does not accept the query or a parameter.
        """

    @abstractmethod
    def rows(
        self,
        query: str,
        parameters: Mapping[str, Any],
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> list[Row]:
        """Run a reading query; return its rows, within limits of rows and time.

        Raises:
            QueryFailed: the engine does not accept the query, or a limit was reached.
        """

    def nodes(self, label: str) -> pl.DataFrame:
        """Return every node of a label, its properties typed by the schema."""
        schema = node_schema(label)
        returned = ", ".join(f"n.`{name}` AS `{name}`" for name in schema)
        return self.frame(f"MATCH (n:{label}) RETURN {returned}", {}).cast(schema)

    def edges(self, triple: Triple) -> pl.DataFrame:
        """Return every edge of a type between two labels: FROM, TO, its properties."""
        kind, source, target = triple
        schema = edge_schema(kind)
        own = "".join(f", e.`{n}` AS `{n}`" for n in schema if n not in (FROM, TO))
        query = (
            f"MATCH (a:{source})-[e:{kind}]->(b:{target}) "
            f"RETURN a.id AS `{FROM}`, b.id AS `{TO}`{own}"
        )
        return self.frame(query, {}).cast(schema)

    def table(self, name: str) -> pl.DataFrame:
        """Return every stored row of an input table, as it was accepted."""
        table = tables()[name]
        if table.node:
            return self.nodes(table.node).select(schema_of(table).names())
        return as_rows(table, self.edges(triple_of(table)))

    def meta(self) -> dict[str, str]:
        """Return what the store says of itself: digest, time of build, versions."""
        rows = self.rows("MATCH (m:Meta) RETURN m.id AS id, m.value AS value", {})
        return {row["id"]: row["value"] for row in rows}


class Writer(ABC):
    """Fills a new version of the graph, which readers see when it is complete."""

    @abstractmethod
    def nodes(self, batch: Nodes) -> None:
        """Add nodes whose ids are new."""

    @abstractmethod
    def edges(self, batch: Edges) -> None:
        """Add edges between nodes that are there."""


class Store(ABC):
    """One graph at an address."""

    address: str
    interruptible: ClassVar[bool] = False
    """Whether a load may be stopped by a KeyboardInterrupt at any moment."""

    @abstractmethod
    def exists(self) -> bool:
        """Whether a graph is there."""

    @abstractmethod
    def view(self) -> AbstractContextManager[View]:
        """Open the graph for reading.

        Raises:
            StoreUnavailable: there is none, or it cannot be opened.
        """

    @abstractmethod
    def replace(self) -> AbstractContextManager[Writer]:
        """Write a new version: all of it is seen when the block ends, or nothing.

        Raises:
            StoreUnavailable: it cannot be written.
        """

    @abstractmethod
    def locked(self) -> AbstractContextManager[None]:
        """Keep other writers out.

        Raises:
            StoreUnavailable: another build is under way.
        """
