"""Reading one version of a graph on a server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import polars as pl
from neo4j import ManagedTransaction
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from chainatlas.graph.server.connection import Connection
from chainatlas.graph.server.faults import fault, is_memory, is_timed_out
from chainatlas.graph.server.marker import Marker, read_marker
from chainatlas.graph.server.pages import Counts, count, edge_pages, node_pages
from chainatlas.graph.server.plain import plain
from chainatlas.graph.store import Row, View
from chainatlas.graph.tables import Triple
from chainatlas.ontology.errors import AtlasError, QueryFailed, StoreUnavailable

Found = TypeVar("Found")
_OURS = ("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.")
_LARGEST = 2**63
_CHUNK = 10_000


def _check_numbers(value: Any) -> None:
    """Refuse whole numbers that no engine can hold."""
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        raise QueryFailed("query.engine", error=f"{value} has more than 64 bits")


def frame_of(
    tx: ManagedTransaction, query: str, parameters: Mapping[str, Any]
) -> pl.DataFrame:
    """Run a query; return its rows as a frame, with its columns even without rows."""
    result = tx.run(query, dict(parameters))
    names = result.keys()
    columns: list[list[Any]] = [[] for _ in names]
    while chunk := result.fetch(_CHUNK):
        for column, values in zip(columns, zip(*chunk, strict=True), strict=True):
            column.extend(map(plain, values))
    both = zip(names, columns, strict=True)
    return pl.DataFrame([pl.Series(name, c, strict=False) for name, c in both])


class Neo4jView(View):
    """Reads the version that was there when the view was opened, and says if it went.

    Each query is a reading transaction of its own; the server refuses to write in it.
    """

    engine = "neo4j"

    def __init__(self, connection: Connection, opened: Marker) -> None:
        self._connection = connection
        self._opened = opened

    def _check(self, now: Marker) -> None:
        if now.version != self._opened.version:
            raise StoreUnavailable("store.loaded_anew", address=self._connection.shown)

    def _failed(self, error: Exception, seconds: float | None) -> AtlasError:
        """Return why a query failed: because of itself, or of the server."""
        if seconds and is_timed_out(error):
            return QueryFailed("query.too_slow", seconds=seconds)
        code = getattr(error, "code", None) or ""
        own = isinstance(error, ClientError) and code.startswith(_OURS)
        if own or is_memory(error) or not isinstance(error, Neo4jError | DriverError):
            said = getattr(error, "message", None) or str(error)
            return QueryFailed("query.engine", error=said)
        return fault(error, self._connection.shown)

    def _run(
        self,
        collect: Callable[[ManagedTransaction], Found],
        seconds: float | None = None,
    ) -> Found:
        """Collect rows; the marker, read after them, must be what it was."""

        def work(tx: ManagedTransaction) -> tuple[Found, Marker]:
            return collect(tx), read_marker(tx)

        try:
            found, now = self._connection.read(work, seconds)
        except (Neo4jError, DriverError, ValueError, TypeError) as error:
            failed = self._failed(error, seconds)
            if isinstance(failed, QueryFailed):  # a load can make a query fail too
                self._check(self._connection.read(read_marker))
            raise failed from error
        self._check(now)
        return found

    def frame(self, query: str, parameters: Mapping[str, Any]) -> pl.DataFrame:
        """Run a reading query; return its rows as a frame.

        Raises:
            QueryFailed: the server does not accept the query or a parameter.
            StoreUnavailable: the server is gone, or the atlas was loaded anew.
        """
        return self._run(lambda tx: frame_of(tx, query, parameters))

    def nodes(self, label: str) -> pl.DataFrame:
        """Return every node of a label, its properties typed by the schema."""
        counts = self._counts
        return self._run(lambda tx: node_pages(tx, label, counts))

    def edges(self, triple: Triple) -> pl.DataFrame:
        """Return every edge of a type between two labels: FROM, TO, its properties."""
        counts = self._counts
        return self._run(lambda tx: edge_pages(tx, triple, counts))

    @cached_property
    def _counts(self) -> Counts:
        return self._run(count)

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
            QueryFailed: the server does not accept the query, or a limit was reached.
            StoreUnavailable: the server is gone, or the atlas was loaded anew.
        """
        for value in parameters.values():
            _check_numbers(value)

        def collect(tx: ManagedTransaction) -> list[Row]:
            result = tx.run(query, dict(parameters))
            names, found = result.keys(), list[Row]()
            for record in result:
                if len(found) == limit:
                    raise QueryFailed("query.too_many", limit=limit)
                found.append(dict(zip(names, map(plain, record), strict=True)))
            return found

        return self._run(collect, seconds)
