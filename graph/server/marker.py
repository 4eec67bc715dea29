"""The version marker: how a reader on a server never sees half a load.

Neo4j reads what is committed at the moment of each read: a query that runs while a
load commits may see some of it. So a node ``(:Load {id: 'state'})`` holds a number
that is raised before the first change and again after the last: odd while the graph
is being changed, even at rest (a sequence lock). Each of these is a transaction of its
own, committed before the next begins.

A reader notes the number and, after each query, reads it again in the same
transaction, on the same member of a cluster, which applies commits in order. A query
that saw any part of a change ran after the number was raised, so the second reading
differs and the answer is refused; where both are equal and even, every change
before was applied whole and none had begun. This holds even if a commit should become
visible bit by bit.

``mode`` is ``one`` while one transaction changes everything (all of it is there or
nothing, also after a crash: past ``deadline`` the server has ended it, and the graph
may be read), ``many`` while there are several (a crash leaves half of them: readers are
refused until the build is run again), else ``none``. ``loads`` counts the loads that
ended: 0 says that there is no atlas yet.

A writer owns the marker: it puts its own name there, and each of its transactions
first locks the marker and checks the name and the number of its step. A writer that
lost the right to write cannot commit any more, and a step whose acknowledgement was
lost is not done twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction

from chainatlas.ontology.errors import StoreUnavailable

ONE_SECONDS = 20.0
"""How long the one transaction of a small load may take."""
_BEGIN_MS, _GRACE_MS = 5_000, 10_000
_STATE = "MATCH (s:Load {id: 'state'}) "
_LOCK = _STATE + "SET s.touched = timestamp()"
_READ = (
    "OPTIONAL MATCH (s:Load {id: 'state'}) OPTIONAL MATCH (m:Meta {id: 'schema'}) "
    "RETURN s.version AS version, s.mode AS mode, s.loads AS loads, s.owner AS owner, "
    "s.step AS step, s.target AS target, s.begun_at AS begun_at, "
    "s.begin_by >= timestamp() AS in_time, "
    "s.mode = 'one' AND s.deadline < timestamp() AS lapsed, m.value AS schema"
)
_CLAIM = (
    _STATE + "SET s.owner = $owner, "
    "s.version = s.version + CASE WHEN s.mode = 'one' THEN 1 ELSE 0 END, "
    "s.mode = CASE WHEN s.mode = 'one' THEN 'none' ELSE s.mode END"
)
_BEGIN = (
    _STATE + "SET s.version = $version, s.mode = $mode, s.target = $target, "
    "s.step = 0, s.begun_at = toString(datetime()), "
    "s.begin_by = timestamp() + $begin, s.deadline = timestamp() + $last"
)
_STEP = _STATE + "SET s.step = $step, s.loads = coalesce($loads, s.loads)"
_SEAL = (
    _STATE + "SET s.version = $version, s.loads = coalesce($loads, s.loads), "
    "s.mode = 'none' "
    "REMOVE s.deadline, s.begin_by, s.target, s.begun_at"
)


@dataclass(frozen=True)
class Marker:
    """What the marker says; ``version`` is None where there is none."""

    version: int | None
    mode: str | None
    loads: int | None
    owner: str | None
    step: int | None
    target: str | None
    begun_at: str | None
    in_time: bool | None
    lapsed: bool | None
    schema: str | None

    @property
    def has_atlas(self) -> bool:
        """Whether a load ever ended."""
        return bool(self.loads)

    @property
    def is_whole(self) -> bool:
        """Whether no load is half way."""
        return (self.version or 0) % 2 == 0 or bool(self.lapsed)


def read_marker(tx: ManagedTransaction) -> Marker:
    """Read the marker and the schema that the graph was written with."""
    return Marker(**tx.run(_READ).single(strict=True).data())


def _write(tx: ManagedTransaction, statement: str, **values: Any) -> None:
    tx.run(statement, values).consume()


@dataclass(frozen=True)
class Claim:
    """One writer's right to change the graph, until another one claims it."""

    owner: str
    address: str

    def take(self, tx: ManagedTransaction) -> Marker:
        """Put the owner's name on the marker, which is made if there is none.

        A load in one transaction that was never sealed ended, well or not, before the
        lock on the marker could be had.
        """
        _write(
            tx,
            "MERGE (s:Load {id: 'state'}) ON CREATE SET s.version = 0, s.loads = 0, "
            "s.mode = 'none', s.owner = $owner SET s.touched = timestamp()",
            owner=self.owner,
        )
        _write(tx, _CLAIM, owner=self.owner)
        return read_marker(tx)

    def held(self, tx: ManagedTransaction) -> Marker:
        """Lock the marker; return what it says.

        Raises:
            StoreUnavailable: another writer claimed it since.
        """
        _write(tx, _LOCK)  # what is read after this statement is the latest
        marker = read_marker(tx)
        if marker.owner != self.owner:
            raise StoreUnavailable("store.taken_over", address=self.address)
        return marker

    def begin(
        self, tx: ManagedTransaction, version: int, mode: str, target: str | None
    ) -> None:
        """Say that the graph is being changed from now on; ``version`` is odd."""
        self.held(tx)
        last = _BEGIN_MS + int(ONE_SECONDS * 1000) + _GRACE_MS
        _write(
            tx,
            _BEGIN,
            version=version,
            mode=mode,
            target=target,
            begin=_BEGIN_MS,
            last=last,
        )

    def step(self, tx: ManagedTransaction, step: int, loads: int | None = None) -> None:
        """Say that a step was done, in the transaction that does it."""
        _write(tx, _STEP, step=step, loads=loads)

    def seal(
        self, tx: ManagedTransaction, version: int, loads: int | None = None
    ) -> None:
        """Say that the graph is at rest; ``version`` is even."""
        self.held(tx)
        _write(tx, _SEAL, version=version, loads=loads)
