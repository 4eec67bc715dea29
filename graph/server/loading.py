"""Writing a difference: at once where it is small, in steps where it is large."""

from __future__ import annotations

from contextlib import suppress

from neo4j import ManagedTransaction
from neo4j.exceptions import DriverError, Neo4jError

from chainatlas.graph.server.connection import Connection, Work
from chainatlas.graph.server.faults import fault, is_memory, is_timed_out, told
from chainatlas.graph.server.marker import ONE_SECONDS, Claim, Marker
from chainatlas.graph.server.planning import Plan
from chainatlas.graph.server.statements import Batch, halves
from chainatlas.ontology.errors import LoadStopped, StoreUnavailable

AT_ONCE = 50_000
"""The most rows that one transaction writes."""
_SETTLE_RETRY_SECONDS = 1.0


class _TooMuch(Exception):
    """A transaction was too large or slow for the server; its cause says which."""


class Loading:
    """One load by the writer that holds the claim."""

    def __init__(self, connection: Connection, claim: Claim, marker: Marker) -> None:
        self._connection = connection
        self._claim = claim
        self._version = marker.version or 0
        self._loads = marker.loads or 0
        self._begun_at, self._former_target = marker.begun_at, marker.target
        self._steps = 0

    def write(self, plan: Plan) -> None:
        """Write what a plan says; readers see all of it or nothing.

        Raises:
            StoreUnavailable: the server does not let it, or another load took over.
            LoadStopped: Ctrl-C came while a large load was half written.
        """
        if plan.size and self._version % 2 == 0 and plan.size <= AT_ONCE:
            with told(self._connection.shown), suppress(_TooMuch):
                return self._at_once(plan)
        if plan.size or self._version % 2:
            self._check_target(plan)
            with told(self._connection.shown):
                self._in_steps(plan)
        return None

    def _check_target(self, plan: Plan) -> None:
        """Refuse to go on with a load of other tables that is half written."""
        half = self._version % 2 == 1 and self._loads > 0
        if half and self._former_target != plan.target:
            raise StoreUnavailable(
                "store.other_load",
                address=self._connection.shown,
                begun_at=self._begun_at,
            )

    def _begin(self, mode: str, plan: Plan) -> None:
        version = self._version + 1 - self._version % 2
        self._connection.write(
            lambda tx: self._claim.begin(tx, version, mode, plan.target)
        )
        self._version = version

    def _seal(self, loads: int | None = None, **options: float) -> None:
        version = self._version + 1
        self._connection.write(
            lambda tx: self._claim.seal(tx, version, loads), **options
        )
        self._version = version

    def _at_once(self, plan: Plan) -> None:
        self._begin("one", plan)
        try:
            self._write(lambda tx: self._whole(tx, plan), ONE_SECONDS)
        except BaseException:
            self._settle()
            raise
        self._seal()

    def _settle(self) -> None:
        """Open the graph to readers again after one transaction that failed.

        A server that cannot be reached does so by itself at the deadline.
        """
        with suppress(DriverError, Neo4jError, StoreUnavailable):
            self._seal(retry=_SETTLE_RETRY_SECONDS)

    def _whole(self, tx: ManagedTransaction, plan: Plan) -> None:
        marker = self._claim.held(tx)
        if marker.step:  # committed before, and the connection was lost
            return
        if not marker.in_time:
            raise _TooMuch
        for batch in plan.batches():
            self._put(tx, batch)
        self._claim.step(tx, 1, self._loads + 1)

    def _in_steps(self, plan: Plan) -> None:
        self._begin("many", plan)
        try:
            for batch in plan.batches():
                self._send(batch)
        except KeyboardInterrupt as error:
            shown = self._connection.shown
            raise LoadStopped("store.stopped", address=shown) from error
        self._seal(self._loads + 1)

    def _send(self, batch: Batch) -> None:
        """Write a batch; where the server has too little memory, in two."""
        try:
            self._write(lambda tx: self._step(tx, batch))
        except _TooMuch as error:
            split = halves(batch)
            if split is None or not isinstance(error.__cause__, Neo4jError):
                raise self._unable(error) from error
            for half in split:
                self._send(half)
        else:
            self._steps += 1

    def _write(self, work: Work[None], seconds: float | None = None) -> None:
        try:
            self._connection.write(work, seconds)
        except Neo4jError as error:
            if is_memory(error) or is_timed_out(error):  # found out at its commit
                raise _TooMuch from error
            raise

    def _unable(self, error: _TooMuch) -> StoreUnavailable:
        cause = error.__cause__
        shown = self._connection.shown
        return fault(cause if isinstance(cause, Exception) else error, shown)

    def _step(self, tx: ManagedTransaction, batch: Batch) -> None:
        marker = self._claim.held(tx)
        if (marker.step or 0) > self._steps:  # committed before the connection was lost
            return
        self._put(tx, batch)
        self._claim.step(tx, self._steps + 1)

    def _put(self, tx: ManagedTransaction, batch: Batch) -> None:
        for part in batch:
            try:
                found = tx.run(part.statement, rows=part.rows()).single()
            except Neo4jError as error:
                if is_memory(error) or is_timed_out(error):
                    raise _TooMuch from error  # the driver would try it again in vain
                raise
            if part.exact and (not found or found["n"] != len(part.frame)):
                about = f"{found['n'] if found else 0} != {len(part.frame)}"
                shown = self._connection.shown
                raise StoreUnavailable("store.mixed", address=shown, error=about)
