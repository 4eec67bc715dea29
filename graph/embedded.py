"""The embedded engine: one ladybug file, replaced as a whole by each load."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import ladybug
import polars as pl
from filelock import FileLock, Timeout

from chainatlas.graph.ddl import node_columns, schema_digest, statements
from chainatlas.graph.records import FROM, TO, Edges, Nodes
from chainatlas.graph.store import Row, Store, View, Writer
from chainatlas.ontology.errors import QueryFailed, StoreUnavailable
from chainatlas.ontology.schema import edge_types, node_tables

_WAIT_SECONDS = 10


class EmbeddedView(View):
    """Reads a ladybug file; the file stays as it is while the view is open.

    Each query has a connection of its own: ladybug 0.22 keeps the plan of a query text
    for its connection, and a second run of a kept plan can lose a condition on the
    property of an edge (tests/graph/test_kept_plans.py shows it).
    """

    engine = "ladybug"

    def __init__(self, database: ladybug.Database) -> None:
        self._database = database

    @contextmanager
    def _run(
        self, query: str, parameters: Mapping[str, Any], seconds: float | None = None
    ) -> Iterator[ladybug.QueryResult]:
        with ladybug.Connection(self._database) as connection:
            connection.set_query_timeout(int(seconds * 1000) if seconds else 0)
            try:
                result = connection.execute(query, dict(parameters))
            except RuntimeError as error:
                raise QueryFailed("query.engine", error=error) from error
            yield result if isinstance(result, ladybug.QueryResult) else result[-1]

    def frame(self, query: str, parameters: Mapping[str, Any]) -> pl.DataFrame:
        """Run a reading query; return its rows as a frame."""
        with self._run(query, parameters) as result:
            return pl.DataFrame(pl.from_arrow(result.get_as_arrow()))

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
            with self._run(query, parameters, seconds) as result:
                if limit is not None and result.get_num_tuples() > limit:
                    raise QueryFailed("query.too_many", limit=limit)
                return [dict(row) for row in result.rows_as_dict().get_all()]
        except QueryFailed as error:
            if seconds and "nterrupt" in str(error.values.get("error", "")):
                raise QueryFailed("query.too_slow", seconds=seconds) from error
            raise


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
            with ladybug.Connection(database) as connection:
                connection.execute("MATCH (m:Meta) RETURN count(*)")
        except (RuntimeError, OSError) as error:
            raise StoreUnavailable("store.foreign", address=self.address) from error
        with database:
            view = EmbeddedView(database)
            if view.meta().get("schema") not in (None, schema_digest()):
                raise StoreUnavailable("store.other_schema", address=self.address)
            yield view

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

    @contextmanager
    def replace(self) -> Iterator[Writer]:
        """Write a new file; rename it over the former one when it is complete."""
        folder = Path(f"{self.path}.new")
        fresh = folder / self.path.name
        try:
            _sweep(folder)
            folder.mkdir()
            database = ladybug.Database(fresh, auto_checkpoint=False)
            with database, ladybug.Connection(database) as connection:
                yield EmbeddedWriter(connection)
                connection.execute("CHECKPOINT")
            _sync(fresh)
            Path(f"{self.path}.wal").unlink(missing_ok=True)  # else it is replayed
            os.replace(fresh, self.path)
            _sync(self.path.parent)
        except (RuntimeError, OSError) as error:
            raise self._unwritable(error) from error
        finally:
            with suppress(OSError):
                _sweep(folder)


def _sweep(folder: Path) -> None:
    """Remove the folder in which a build was under way, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def _sync(path: Path) -> None:
    """Bring a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
