"""Readers see all of a load or nothing of it, and are told when they cannot."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from chainatlas.graph import build
from chainatlas.graph.server.loading import Loading
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.graph.store import View
from chainatlas.ontology.errors import QueryFailed, StoreUnavailable
from chainatlas.tests.servers import LOGIN, emptied
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tools.neo4j_server import Server

EVERY = "MATCH (n:Enterprise) RETURN count(n) AS n UNION ALL MATCH ()-[e]->() RETURN count(e) AS n"


def second(server: Server) -> Neo4jStore:
    """Open the same database as another program would."""
    return Neo4jStore(server.address, LOGIN)


def seen(store: Neo4jStore) -> tuple[object, ...]:
    with store.view() as view:
        return (view.meta()["digest"], *(row["n"] for row in view.rows(EVERY, {})))


@pytest.mark.parametrize("at_once", [50_000, 5])
def test_readers_during_loads_see_one_version_or_none(
    neo4j_server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    store = emptied(neo4j_server)
    whole = set()
    folders = [write_folder(world(n), tmp_path / f"{n}") for n in (3, 4)]
    for each in (*folders, folders[0]):
        build(store, each, bare=True)
        whole.add(seen(store))
    monkeypatch.setattr("chainatlas.graph.server.loading.AT_ONCE", at_once)
    monkeypatch.setattr("chainatlas.graph.server.store.LOADING_SECONDS", 0.0)
    found, refused, done = set(), set(), threading.Event()

    def read() -> None:
        reader = second(neo4j_server)
        while not done.is_set():
            try:
                found.add(seen(reader))
            except StoreUnavailable as error:
                refused.add(error.key)

    thread = threading.Thread(target=read)
    thread.start()
    for n in range(4):
        build(store, folders[1 - n % 2], bare=True)
        whole.add(seen(store))
    done.set()
    thread.join()
    assert found <= whole
    assert refused <= {"store.loading", "store.unfinished", "store.loaded_anew"}


def during_load(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a reader look in the middle of every transaction of a load."""
    keys: list[str] = []
    put, reader = Loading._put, second(server)
    monkeypatch.setattr("chainatlas.graph.server.store.LOADING_SECONDS", 0.0)

    def looking(self: Loading, *args: object) -> None:
        put(self, *args)  # type: ignore[arg-type]
        try:
            seen(reader)
            keys.append("read")
        except StoreUnavailable as error:
            keys.append(error.key)

    monkeypatch.setattr(Loading, "_put", looking)
    return keys


@pytest.mark.parametrize(
    ("at_once", "key"), [(50_000, "store.loading"), (5, "store.unfinished")]
)
def test_a_reader_in_the_middle_is_refused(
    neo4j_server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
    key: str,
) -> None:
    store = emptied(neo4j_server)
    build(store, write_folder(world(3), tmp_path / "a"), bare=True)
    monkeypatch.setattr("chainatlas.graph.server.loading.AT_ONCE", at_once)
    keys = during_load(neo4j_server, monkeypatch)
    build(store, write_folder(world(4), tmp_path / "b"), bare=True)
    assert set(keys) == {key}
    assert seen(second(neo4j_server))


def test_a_reader_waits_for_a_small_load(neo4j_server: Server, tmp_path: Path) -> None:
    store = emptied(neo4j_server)
    build(store, write_folder(world(3), tmp_path / "a"), bare=True)
    before = seen(store)
    mark = "MATCH (s:Load) SET s.version = s.version + $by, s.mode = $mode, "
    now = "s.deadline = timestamp() + 60000, s.begun_at = 'now'"
    with store._connection.session() as session:
        session.run(mark + now, by=1, mode="one").consume()
        later = threading.Timer(
            1, lambda: store._connection.run("MATCH (s:Load) SET s.version = 4")
        )
        later.start()
        assert seen(second(neo4j_server)) == before
        later.join()


def test_a_query_of_a_version_that_is_gone_is_refused(
    neo4j_server: Server, tmp_path: Path
) -> None:
    store = emptied(neo4j_server)
    folders = [write_folder(world(n), tmp_path / str(n)) for n in (3, 4)]
    build(store, folders[0], bare=True)

    def all_refused(view: View) -> None:
        for read in (
            lambda: view.rows(EVERY, {}),
            lambda: view.frame(EVERY, {}),
            lambda: view.table("regions"),
            lambda: view.table("produces"),
            lambda: view.rows("MATCH (", {}),  # it may be the load that broke it
        ):
            with pytest.raises(StoreUnavailable) as refused:
                read()
            assert refused.value.key == "store.loaded_anew"

    with second(neo4j_server).view() as view:
        assert len(view.table("regions"))
        build(store, folders[1], bare=True)
        all_refused(view)


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("RETURN date('2026-01-02') AS x", "2026-01-02"),
        ("RETURN duration('P1DT2H') AS x", "P1DT2H"),
        ("RETURN time('10:00Z') AS x", "10:00:00+00:00"),
        (
            "RETURN point({x: 1, y: 2}) AS x",
            "{'srid': 7203, 'coordinates': [1.0, 2.0]}",
        ),
        ("RETURN [1, {a: [null, true]}] AS x", "[1, {'a': [None, True]}]"),
        ("MATCH (x:Meta {id: 'schema'}) SET x.a = 1 RETURN x", None),
        ("MATCH (n:Load) RETURN n {.mode} AS x", "{'mode': 'none'}"),
    ],
)
def test_values_of_every_kind_are_plain(
    neo4j_server: Server, query: str, value: str | None
) -> None:
    store = emptied(neo4j_server)
    with store.replace():
        pass
    store._connection.run(
        "MERGE (s:Load {id: 'state'}) SET s.loads = 1, s.version = 2, s.mode = 'none'"
    )
    with store.view() as view:
        if value is None:
            with pytest.raises(QueryFailed):
                view.rows(query, {})
        else:
            assert str(view.rows(query, {})[0]["x"]) == value


def test_nodes_edges_and_paths_are_their_properties(
    neo4j_server: Server, tmp_path: Path
) -> None:
    store = emptied(neo4j_server)
    build(store, write_folder(world(3), tmp_path / "a"), bare=True)
    query = "MATCH p = (a:Region)-[e:INSIDE {depth: 0}]->(a) RETURN a, e, p LIMIT 1"
    with store.view() as view:
        row = view.rows(query, {})[0]
    assert row["a"]["_LABEL"] == "Region"
    assert row["e"] == {"_LABEL": "INSIDE", "depth": 0}
    assert row["p"]["_NODES"][0]["id"] == row["a"]["id"]
    assert row["p"]["_RELS"] == [row["e"]]


@pytest.mark.parametrize("value", [2**63, -(2**64), object(), {"a": {1}}, b"\x00"])
def test_a_parameter_that_no_engine_holds(neo4j_server: Server, value: object) -> None:
    store = emptied(neo4j_server)
    with store.replace():
        pass
    store._connection.run(
        "MERGE (s:Load {id: 'state'}) SET s.loads = 1, s.version = 2, s.mode = 'none'"
    )
    with store.view() as view:
        if isinstance(value, bytes):
            assert view.rows("RETURN $v AS v", {"v": value})
        else:
            with pytest.raises(QueryFailed):
                view.rows("RETURN $v AS v", {"v": value})


def test_a_frame_without_rows_has_its_columns(
    neo4j_server: Server, tmp_path: Path
) -> None:
    store = emptied(neo4j_server)
    build(store, write_folder(world(3), tmp_path / "a"), bare=True)
    with store.view() as view:
        frame = view.frame("MATCH (r:Region {id: ''}) RETURN r.id AS a, 1 AS b", {})
    assert frame.columns == ["a", "b"]
    assert frame.is_empty()
