"""Loads that the server does not let end: nothing is half seen, all can be resumed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from neo4j import ManagedTransaction
from neo4j.exceptions import Neo4jError, ServiceUnavailable

from chainatlas.benchmarks.synthetic import Base, synthesise, write
from chainatlas.graph import build
from chainatlas.graph.server import connection, loading, statements
from chainatlas.graph.server.connection import Connection
from chainatlas.graph.server.loading import Loading
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.graph.verify import verify
from chainatlas.ontology.errors import LoadStopped, StoreUnavailable
from chainatlas.tests.servers import LOGIN, emptied, started
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tools.neo4j_server import Server

Put = Callable[[Loading, ManagedTransaction, Any], None]


@pytest.fixture
def folders(tmp_path: Path) -> list[list[Path]]:
    return [write_folder(world(n), tmp_path / str(n)) for n in (3, 4)]


@pytest.fixture
def in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write in small steps, and do not wait long for a server that is gone."""
    monkeypatch.setattr(loading, "AT_ONCE", 5)
    monkeypatch.setattr(statements, "BATCH", 50)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may stop."""
    yield from started(tmp_path / "own")


def failing(monkeypatch: pytest.MonkeyPatch, at: int, act: Callable[[], None]) -> None:
    """Do something after so many batches of a load were sent, once."""
    put: Put = Loading._put
    count = 0

    def counting(self: Loading, tx: ManagedTransaction, batch: Any) -> None:
        nonlocal count
        put(self, tx, batch)
        count += 1
        if count == at:
            act()

    monkeypatch.setattr(Loading, "_put", counting)


def whole(store: Neo4jStore, digest: str) -> bool:
    with store.view() as view:
        return view.meta()["digest"] == digest and verify(view) == []


@pytest.mark.parametrize("at_once", [50_000, 5])
def test_a_server_that_is_killed_in_the_middle(
    own_server: Server,
    folders: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    store = Neo4jStore(own_server.address, LOGIN)
    build(store, folders[0], bare=True)
    with monkeypatch.context() as patch:
        patch.setattr(loading, "AT_ONCE", at_once)
        patch.setattr(statements, "BATCH", 50)
        patch.setattr(connection, "WRITE_RETRY_SECONDS", 1.0)
        patch.setattr(Connection.write, "__defaults__", (None, 1.0))
        failing(patch, 8, own_server.kill)
        with pytest.raises(StoreUnavailable) as gone:
            build(store, folders[1], bare=True)
    assert gone.value.key in {"store.gone", "store.unreachable"}
    assert gone.value.exit_code == 3
    own_server.start()
    again = Neo4jStore(own_server.address, LOGIN)
    assert whole(again, build(again, folders[1], bare=True).digest)


@pytest.mark.slow
def test_a_server_with_too_little_memory_is_written_to_in_smaller_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "BATCH", 50_000)
    monkeypatch.setattr(Connection.write, "__defaults__", (None, 1.0))
    sent, send = [], Loading._send

    def noting(self: Loading, batch: Any) -> None:
        sent.append(len(batch[0].frame))
        send(self, batch)

    monkeypatch.setattr(Loading, "_send", noting)
    settings = {"dbms.memory.transaction.total.max": "10m"}
    write(synthesise(200, Base.packaged(), seed=2), tmp_path / "w", "parquet")
    for server in started(tmp_path / "small", **settings):
        store = Neo4jStore(server.address, LOGIN)
        digest = build(store, [tmp_path / "w"]).digest
        with store.view() as view:
            assert view.meta()["digest"] == digest
    assert any(later * 2 - first in {0, 1} for first, later in pairwise(sent))


def test_a_server_without_any_memory_is_told(
    neo4j_server: Server,
    folders: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    in_steps: None,
) -> None:
    store = emptied(neo4j_server)
    code = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
    error = Neo4jError._hydrate_neo4j(code=code, message="full")

    def full(_: Loading, tx: ManagedTransaction, batch: Any) -> None:
        raise loading._TooMuch from error

    with monkeypatch.context() as patch:
        patch.setattr(Loading, "_put", full)
        with pytest.raises(StoreUnavailable) as refused:
            build(store, folders[0], bare=True)
    assert refused.value.key == "store.memory"
    assert "dbms.memory.transaction.total.max" in refused.value.message("zh")
    assert whole(store, build(store, folders[0], bare=True).digest)


def test_an_error_that_passes_is_met_by_trying_again(
    neo4j_server: Server,
    folders: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    in_steps: None,
) -> None:
    store = emptied(neo4j_server)
    code = "Neo.ClientError.Cluster.NotALeader"

    def switch() -> None:
        raise Neo4jError._hydrate_neo4j(code=code, message="not the leader")

    failing(monkeypatch, 4, switch)
    assert whole(store, build(store, folders[0], bare=True).digest)


@pytest.mark.parametrize("at_once", [50_000, 5])
def test_a_step_whose_acknowledgement_was_lost_is_not_done_twice(
    neo4j_server: Server,
    folders: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    monkeypatch.setattr(loading, "AT_ONCE", at_once)
    store, write = emptied(neo4j_server), Connection.write

    def twice(self: Connection, *args: Any, **options: Any) -> Any:
        write(self, *args, **options)
        return write(self, *args, **options)

    monkeypatch.setattr(Connection, "write", twice)
    for each in (*folders, folders[0]):
        assert whole(store, build(store, each, bare=True).digest)


def test_another_program_that_removes_nodes_during_a_load(
    neo4j_server: Server,
    folders: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    in_steps: None,
) -> None:
    store = emptied(neo4j_server)
    other = Neo4jStore(neo4j_server.address, LOGIN)
    send, sent = Loading._send, 0

    def removing(self: Loading, batch: Any) -> None:
        nonlocal sent
        send(self, batch)
        sent += 1
        if sent == 6:
            other._connection.run("MATCH (n) WHERE NOT n:Load DETACH DELETE n")

    with monkeypatch.context() as patch:
        patch.setattr(Loading, "_send", removing)
        with pytest.raises(StoreUnavailable) as refused:
            build(store, folders[0], bare=True)
    assert refused.value.key == "store.mixed"
    assert whole(store, build(store, folders[0], bare=True).digest)


def test_nodes_without_an_id_are_not_ours(
    neo4j_server: Server, folders: list[list[Path]]
) -> None:
    store = emptied(neo4j_server)
    build(store, folders[0], bare=True)
    store._connection.run("CREATE (:Region {name: 'theirs'})")
    with pytest.raises(StoreUnavailable) as refused:
        build(store, folders[0], bare=True)
    assert refused.value.key == "store.mixed"


@pytest.mark.parametrize("large", [False, True])
def test_ctrl_c(
    neo4j_server: Server,
    folders: list[list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    large: bool,
) -> None:
    store = emptied(neo4j_server)
    former = build(store, folders[0], bare=True).digest

    def interrupt() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(loading, "AT_ONCE", 5 if large else 50_000)
        failing(patch, 4, interrupt)
        with pytest.raises(LoadStopped if large else KeyboardInterrupt) as stopped:
            build(store, folders[1], bare=True)
    if large:
        assert isinstance(stopped.value, LoadStopped)
        assert stopped.value.exit_code == 130
    else:
        assert whole(store, former)
    assert whole(store, build(store, folders[1], bare=True).digest)


def test_an_unreachable_server_after_the_first_answer(own_server: Server) -> None:
    store = Neo4jStore(own_server.address, LOGIN)
    assert not store.exists()
    own_server.stop()
    with pytest.raises((StoreUnavailable, ServiceUnavailable)) as gone:
        store.exists()
    assert isinstance(gone.value, StoreUnavailable)
