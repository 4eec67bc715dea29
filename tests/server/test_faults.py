"""What goes wrong at a server is told, with the right exit code, and can be mended."""

from __future__ import annotations

import socket
import threading
from contextlib import nullcontext
from pathlib import Path

import pytest
from neo4j.exceptions import (
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from chainatlas.graph import Login, build
from chainatlas.graph.server import store as store_module
from chainatlas.graph.server.faults import fault
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.ontology.errors import StoreUnavailable
from chainatlas.tests.servers import LOGIN, emptied
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tools.neo4j_server import Server

CODES = {
    "Neo.ClientError.Security.Unauthorized": "store.login",
    "Neo.ClientError.Security.AuthenticationRateLimit": "store.login_rate",
    "Neo.ClientError.Security.CredentialsExpired": "store.login_expired",
    "Neo.ClientError.Security.Forbidden": "store.no_right",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "store.no_right",
    "Neo.ClientError.Database.DatabaseNotFound": "store.no_database",
    "Neo.TransientError.General.DatabaseUnavailable": "store.offline",
    "Neo.ClientError.Cluster.NotALeader": "store.no_leader",
    "Neo.ClientError.Schema.ConstraintValidationFailed": "store.mixed",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "store.memory",
    "Neo.TransientError.General.TransactionOutOfMemoryError": "store.memory",
    "Neo.DatabaseError.General.UnknownError": "store.server",
}


@pytest.mark.parametrize(("code", "key"), CODES.items())
def test_every_code_has_a_message(code: str, key: str) -> None:
    error = Neo4jError._hydrate_neo4j(code=code, message="what the server said")
    told = fault(error, "bolt://h")
    assert (told.key, told.exit_code) == (key, 3)
    for lang in ("zh", "en"):
        assert "bolt://h" in told.message(lang)


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (ServiceUnavailable("refused"), "store.unreachable"),
        (SessionExpired("lost"), "store.gone"),
        (DriverError("lost"), "store.gone"),
    ],
)
def test_errors_of_the_driver(error: DriverError, key: str) -> None:
    assert fault(error, "bolt://h").key == key


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("bolt://127.0.0.1:1", "store.unreachable"),
        ("neo4j://127.0.0.1:1", "store.unreachable"),
        ("bolt://no.such.host.invalid", "store.unreachable"),
    ],
)
def test_no_server_is_told_at_once(address: str, key: str) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        Neo4jStore(address, LOGIN).exists()
    assert refused.value.key == key


def test_something_else_listens_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def answer() -> None:
            caller, _ = listening.accept()
            with caller:
                caller.recv(64)
                caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(StoreUnavailable):
            Neo4jStore(f"bolt://127.0.0.1:{port}", LOGIN).exists()
        thread.join()


def test_wrong_logins_encryption_and_database(neo4j_server: Server) -> None:
    address = neo4j_server.address
    tried = {
        Neo4jStore(address, None): "store.login",
        Neo4jStore(f"{address}/nowhere", LOGIN): "store.no_database",
        Neo4jStore(address.replace("bolt", "bolt+ssc"), LOGIN): "store.unreachable",
        Neo4jStore(address, Login("nobody", "s3cret")): "store.login",
    }
    for store, key in tried.items():
        with pytest.raises(StoreUnavailable) as refused:
            store.exists()
        assert refused.value.key == key
        chain = [refused.value, refused.value.__cause__]
        assert "s3cret" not in "".join(f"{e!r}{e}" for e in chain)


def write_nothing(store: Neo4jStore) -> None:
    """Replace what is stored by nothing."""
    with store.replace():
        pass


def test_a_second_build_is_kept_out(
    neo4j_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "LOCK_SECONDS", 1.0)
    first, second = emptied(neo4j_server), Neo4jStore(neo4j_server.address, LOGIN)
    folder = write_folder(world(3), tmp_path / "w")
    with first.locked():
        with pytest.raises(StoreUnavailable) as refused:
            build(second, folder, bare=True)
        assert refused.value.key == "store.locked"
    assert build(second, folder, bare=True).digest


def test_a_build_whose_lock_was_lost_cannot_write(
    neo4j_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = emptied(neo4j_server), Neo4jStore(neo4j_server.address, LOGIN)
    folders = [write_folder(world(n), tmp_path / str(n)) for n in (3, 4)]
    monkeypatch.setattr(Neo4jStore, "_lock", lambda _: nullcontext())
    with first.locked():
        digest = build(second, folders[0], bare=True).digest
        with pytest.raises(StoreUnavailable) as refused:
            write_nothing(first)
    assert refused.value.key == "store.taken_over"
    with second.view() as view:
        assert view.meta()["digest"] == digest


def test_a_foreign_database_is_left_as_it_is(
    neo4j_server: Server, tmp_path: Path
) -> None:
    store = emptied(neo4j_server)
    store._connection.run("CREATE (:Project {id: 'theirs'})")
    with pytest.raises(StoreUnavailable) as refused:
        build(store, write_folder(world(3), tmp_path / "w"), bare=True)
    assert refused.value.key == "store.foreign_database"
    found = store._connection.read(
        lambda tx: tx.run("MATCH (n) RETURN labels(n) AS l").values()
    )
    assert found == [[["Project"]]]
    assert not store.exists()
