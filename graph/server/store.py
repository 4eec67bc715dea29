"""A graph in a database of a Neo4j server."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from neo4j.exceptions import DriverError, Neo4jError

from chainatlas.graph.ddl import schema_digest
from chainatlas.graph.server.address import parse
from chainatlas.graph.server.connection import Connection
from chainatlas.graph.server.constraints import LOAD, constraints, labels
from chainatlas.graph.server.faults import is_timed_out, told
from chainatlas.graph.server.loading import Loading
from chainatlas.graph.server.login import Login
from chainatlas.graph.server.marker import Claim, Marker, read_marker
from chainatlas.graph.server.planning import Collector
from chainatlas.graph.server.view import Neo4jView
from chainatlas.graph.store import Store, View, Writer
from chainatlas.ontology.errors import StoreUnavailable

LOCK_SECONDS = 10.0
"""How long a build waits for another one to end."""
LOADING_SECONDS = 10.0
"""How long a reader waits for a small load to end."""
_POLL_SECONDS = 0.2
_LOCK = "MERGE (l:Load {id: 'lock'}) SET l.touched = timestamp()"


class Neo4jStore(Store):
    """A graph in a database of its own, or beside nodes with other labels.

    Args:
        address: ``bolt://`` or ``neo4j://`` (``+s``, ``+ssc``) with host, port and, as
            path, the database: ``neo4j+s://host:7687/atlas``.
        login: user and password; None where the server asks for none.

    Raises:
        WrongUse: the address is malformed or holds a password.
    """

    interruptible = True

    def __init__(self, address: str, login: Login | None = None) -> None:
        place = parse(address)
        self.address = place.shown
        self._connection = Connection(place, login)
        self._claim: Claim | None = None

    def _marker(self) -> Marker:
        with told(self.address):
            return self._connection.read(read_marker)

    def exists(self) -> bool:
        """Whether a load ever ended here."""
        return self._marker().has_atlas

    def _at_rest(self) -> Marker:
        """Return the marker, after a small load that is under way has ended."""
        until = time.monotonic() + LOADING_SECONDS
        while True:
            marker = self._marker()
            waiting = not marker.is_whole and marker.mode == "one"
            if not waiting or time.monotonic() > until:
                return marker
            time.sleep(_POLL_SECONDS)

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open the graph for reading; the holder of the lock may read half a load."""
        marker = self._at_rest()
        if not marker.has_atlas and marker.is_whole:
            raise StoreUnavailable("store.missing", address=self.address)
        if not marker.is_whole and self._claim is None:
            key = "store.loading" if marker.mode == "one" else "store.unfinished"
            raise StoreUnavailable(key, address=self.address, begun_at=marker.begun_at)
        if marker.schema not in (None, schema_digest()):
            raise StoreUnavailable("store.other_schema", address=self.address)
        yield Neo4jView(self._connection, marker)

    def _check_foreign(self) -> None:
        """Refuse a database in which another program has nodes of our labels.

        Nodes are looked for before the marker: those of a load come after it.
        """
        query = f"MATCH (n:{'|'.join(labels())}) RETURN labels(n)[0] AS label LIMIT 1"
        found = self._connection.read(lambda tx: tx.run(query).single())
        if found and self._marker().version is None:
            raise StoreUnavailable(
                "store.foreign_database", address=self.address, label=found["label"]
            )

    def _wait(self) -> None:
        """Wait until nobody else holds the lock.

        A transaction cannot wait for one time and last for another: this one only
        waits. Of two that wait at the same moment the later one may wait longer.
        """
        with self._connection.session() as session:
            try:
                session.begin_transaction(timeout=LOCK_SECONDS).run(_LOCK).consume()
            except Neo4jError as error:
                if is_timed_out(error):
                    said = StoreUnavailable("store.locked", address=self.address)
                    raise said from error
                raise

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Hold the lock in a transaction that stays open; it ends with this process."""
        self._connection.run(next(s for s in constraints() if f":{LOAD})" in s))
        self._wait()
        session = self._connection.session()
        try:
            session.begin_transaction(timeout=0).run(_LOCK).consume()
            yield
        finally:
            with suppress(DriverError, Neo4jError):
                session.close()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other builds out while one is under way.

        If the connection that holds the lock is lost, another build may begin; it
        claims the marker, and this one cannot write any more.
        """
        with told(self.address):
            self._check_foreign()
            with self._lock():
                self._claim = Claim(uuid.uuid4().hex, self.address)
                try:
                    self._connection.write(self._claim.take)
                    yield
                finally:
                    self._claim = None

    @contextmanager
    def replace(self) -> Iterator[Writer]:
        """Collect a new version; at the end write how the stored one differs."""
        with nullcontext() if self._claim else self.locked():
            collector = Collector()
            yield collector
            assert self._claim is not None
            with told(self.address):
                marker = self._connection.write(self._claim.held)
                for statement in constraints():
                    self._connection.run(statement)
                self._connection.run("CALL db.awaitIndexes(300)")
                plan = collector.plan(self._connection)
            Loading(self._connection, self._claim, marker).write(plan)
