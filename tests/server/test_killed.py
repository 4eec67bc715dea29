"""A build that is killed leaves the former atlas, or one that a new build completes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chainatlas.graph import build
from chainatlas.graph.server import store as store_module
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.graph.verify import verify
from chainatlas.ontology.errors import StoreUnavailable
from chainatlas.tests.servers import LOGIN, emptied
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tools.neo4j_server import Server

BUILD = """
import sys, time
from pathlib import Path
from chainatlas.graph import Login, build
from chainatlas.graph.server import loading, statements
from chainatlas.graph.server.store import Neo4jStore
address, user, at_once, stop_at, *folders = sys.argv[1:]
loading.AT_ONCE, statements.BATCH = int(at_once), 40
put, count = loading.Loading._put, 0
def stopping(self, tx, batch):
    global count
    put(self, tx, batch)
    count += 1
    if count == int(stop_at):
        print("half", flush=True)
        time.sleep(600)
loading.Loading._put = stopping
store = Neo4jStore(address, Login(user, sys.stdin.readline().strip()))
build(store, [Path(f) for f in folders], bare=True)
"""


def killed(server: Server, folders: list[Path], at_once: int, stop_at: int) -> None:
    """Run a build in a process of its own; kill it in the middle of its writing."""
    head = [sys.executable, "-c", BUILD, server.address, LOGIN.user]
    words = [str(at_once), str(stop_at), *map(str, folders)]
    with subprocess.Popen(
        [*head, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(LOGIN.password + "\n")
        process.stdin.close()
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL)


def digest(store: Neo4jStore) -> str:
    with store.view() as view:
        return view.meta()["digest"]


@pytest.fixture
def folders(tmp_path: Path) -> list[list[Path]]:
    return [write_folder(world(n), tmp_path / str(n)) for n in (3, 4, 5)]


def test_killed_in_the_one_transaction_of_a_small_load(
    neo4j_server: Server, folders: list[list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = emptied(neo4j_server)
    former = build(store, folders[0], bare=True).digest
    killed(neo4j_server, folders[1], 50_000, 8)
    monkeypatch.setattr(store_module, "LOADING_SECONDS", 0.0)
    with pytest.raises(StoreUnavailable) as early:
        digest(store)
    assert early.value.key == "store.loading"
    monkeypatch.setattr(store_module, "LOADING_SECONDS", 60.0)
    assert digest(store) == former  # the marker lapsed
    with store.view() as view:
        assert verify(view) == []
    killed(neo4j_server, folders[1], 50_000, 8)
    new = build(store, folders[1], bare=True).digest  # need not wait for that
    assert digest(store) == new != former
    with store.view() as view:
        assert verify(view) == []


def test_killed_between_the_steps_of_a_large_load(
    neo4j_server: Server, folders: list[list[Path]]
) -> None:
    store = emptied(neo4j_server)
    build(store, folders[0], bare=True)
    killed(neo4j_server, folders[1], 5, 8)
    with pytest.raises(StoreUnavailable) as half:
        digest(store)
    assert half.value.key == "store.unfinished"
    with pytest.raises(StoreUnavailable) as other:
        build(store, folders[2], bare=True)
    assert other.value.key == "store.other_load"
    killed(neo4j_server, folders[1], 5, 8)
    new = build(store, folders[1], bare=True).digest
    with store.view() as view:
        assert view.meta()["digest"] == new
        assert verify(view) == []


def test_the_first_load_killed_leaves_nothing_behind(
    neo4j_server: Server, folders: list[list[Path]]
) -> None:
    store = emptied(neo4j_server)
    killed(neo4j_server, folders[0], 5, 8)
    assert not store.exists()
    with pytest.raises(StoreUnavailable):
        digest(store)
    alone = build(store, folders[1], bare=True).digest
    assert digest(store) == alone
    fresh = emptied(neo4j_server)
    assert build(fresh, folders[1], bare=True).digest == alone
    with fresh.view() as view:
        assert verify(view) == []


def test_a_killed_build_leaves_no_lock(
    neo4j_server: Server, folders: list[list[Path]]
) -> None:
    store = emptied(neo4j_server)
    killed(neo4j_server, folders[0], 5, 3)
    began = time.monotonic()
    with store.locked():
        pass
    assert time.monotonic() - began < 8
