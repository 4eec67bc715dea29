"""The embedded engine: one ladybug file, replaced as a whole by each load."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import ladybug
import polars as pl
from filelock import FileLock, Timeout

from chainatlas.graph.ddl import node_columns, statements
from chainatlas.graph.records import FROM, TO, Edges, Nodes
from chainatlas.graph.store import Row, Store, View, Writer
from chainatlas.ontology.errors import QueryFailed, StoreUnavailable
from chainatlas.ontology.schema import edge_types, node_tables

_WAIT_SECONDS = 10


class EmbeddedView(View):
    """Reads a ladybug file; the file stays as it is while the view is open."""

    engine = "ladybug"

    def __init__(self, connection: ladybug.Connection) -> None:
        self._connection = connection

    def _run(
        self, query: str, parameters: Mapping[str, Any], seconds: float | None = None
    ) -> ladybug.QueryResult:
        self._connection.set_query_timeout(int(seconds * 1000) if seconds else 0)
        try:
            result = self._connection.execute(query, dict(parameters))
        except RuntimeError as error:
            raise QueryFailed("query.engine", error=error) from error
        return result if isinstance(result, ladybug.QueryResult) else result[-1]

    def frame(self, query: str, parameters: Mapping[str, Any]) -> pl.DataFrame:
        """Run a reading query; return its rows as a frame."""
        return pl.DataFrame(pl.from_arrow(self._run(query, parameters).get_as_arrow()))

    def rows(
        self,
        query: str,
        parameters: Mapping[str, Any],
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> list[Row]:
        """Run a reading query; return its rows, within limits of rows and time."""
        try:
            result = self._run(query, parameters, seconds)
        except QueryFailed as error:
            if seconds and "nterrupt" in str(error.values["error"]):
                raise QueryFailed("query.too_slow", seconds=seconds) from error
            raise
        if limit is not None and result.get_num_tuples() > limit:
            raise QueryFailed("query.too_many", limit=limit)
        return [dict(row) for row in result.rows_as_dict().get_all()]


class EmbeddedWriter(Writer):
    """Fills a new ladybug file through COPY from Arrow tables."""

    def __init__(self, connection: ladybug.Connection) -> None:
        self._connection = connection
        for statement in statements():
            connection.execute(statement)

    def _copy(self, target: str, frame: pl.DataFrame, options: str = "") -> None:
        if len(frame):
            query = f"COPY {target} FROM $rows{options}"
            self._connection.execute(query, {"rows": frame.to_arrow()})

    def nodes(self, batch: Nodes) -> None:
        """Add nodes whose ids are new."""
        known = batch.label in node_tables()
        names = (
            [c.name for c in node_columns(batch.label)] if known else ["id", "value"]
        )
        self._copy(batch.label, batch.frame.select(names))

    def edges(self, batch: Edges) -> None:
        """Add edges between nodes that are there."""
        edge = edge_types()[batch.type]
        own = [c.name for c in edge.columns]
        pair = f" (from='{batch.source}', to='{batch.target}')"
        options = pair if len(edge.ends) > 1 else ""
        self._copy(batch.type, batch.frame.select(FROM, TO, *own), options)


class EmbeddedStore(Store):
    """A ladybug file. A load writes a new file beside it and renames it over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.address = str(path)

    def exists(self) -> bool:
        """Whether a graph is there."""
        return self.path.exists()

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open the graph for reading."""
        if not self.path.exists():
            raise StoreUnavailable("store.missing", address=self.address)
        if self.path.is_dir():
            raise StoreUnavailable("store.folder", address=self.address)
        try:
            database = ladybug.Database(self.path, read_only=True)
            connection = ladybug.Connection(database)
            connection.execute("MATCH (m:Meta) RETURN count(*)")
        except (RuntimeError, OSError) as error:
            raise StoreUnavailable("store.foreign", address=self.address) from error
        with database, connection:
            yield EmbeddedView(connection)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other builds out while one is under way."""
        lock = FileLock(f"{self.path}.lock", timeout=_WAIT_SECONDS)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise StoreUnavailable("store.locked", address=self.address) from error
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            yield
        finally:
            lock.release()

    def _unwritable(self, error: Exception) -> StoreUnavailable:
        return StoreUnavailable("store.unwritable", address=self.address, error=error)

    def _sweep(self) -> None:
        """Remove what a killed build left behind."""
        for left in self.path.parent.glob(f"{self.path.name}.new*"):
            left.unlink()

    @contextmanager
    def replace(self) -> Iterator[Writer]:
        """Write a new file; rename it over the former one when it is complete."""
        fresh = Path(f"{self.path}.new")
        try:
            self._sweep()
            database = ladybug.Database(fresh, auto_checkpoint=False)
            with database, ladybug.Connection(database) as connection:
                yield EmbeddedWriter(connection)
                connection.execute("CHECKPOINT")
            _sync(fresh)
            Path(f"{self.path}.wal").unlink(missing_ok=True)
            os.replace(fresh, self.path)
            _sync(self.path.parent)
        except (RuntimeError, OSError) as error:
            raise self._unwritable(error) from error
        finally:
            with suppress(OSError):
                self._sweep()


def _sync(path: Path) -> None:
    """Bring a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
