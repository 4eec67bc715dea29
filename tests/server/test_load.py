"""Loads on a server: the same content as in the embedded engine, only what differs."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from chainatlas.graph import Store, build
from chainatlas.graph.server.loading import Loading
from chainatlas.graph.server.planning import Plan
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.graph.verify import verify
from chainatlas.ontology.schema import edge_types
from chainatlas.tests.servers import LOGIN, emptied
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tools.neo4j_server import Server


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """Keep what each load writes."""
    kept: list[Plan] = []
    write = Loading.write

    def keeping(self: Loading, plan: Plan) -> None:
        kept.append(plan)
        write(self, plan)

    monkeypatch.setattr(Loading, "write", keeping)
    return kept


def edges(store: Store) -> dict[str, list[str]]:
    """Return every edge of a store as texts, sorted, by type."""
    with store.view() as view:
        return {
            f"{kind}{ends}": sorted(map(repr, view.edges((kind, *ends)).rows()))
            for kind, edge in edge_types().items()
            for ends in edge.ends
        }


def test_load_update_and_reload_as_in_the_embedded_engine(
    neo4j_server: Server, embedded: Store, tmp_path: Path, plans: list[Plan]
) -> None:
    store = emptied(neo4j_server)
    for seed in (3, 4, 3, 3):
        folders = write_folder(world(seed), tmp_path / str(seed))
        here = build(store, folders, bare=True)
        there = build(embedded, folders, bare=True)
        assert here.digest == there.digest
        with store.view() as view:
            assert verify(view) == []
        assert edges(store) == edges(embedded)
    assert plans[0].size > 100
    written = {label for label, change in plans[-1].nodes.items() if change.size}
    assert written <= {"Meta"}  # the time of the build
    assert not any(change.size for change in plans[-1].edges.values())


@pytest.mark.slow
def test_the_bundled_sample(neo4j_sample: Server, embedded: Store) -> None:
    store = Neo4jStore(neo4j_sample.address, LOGIN)
    with as_file(files("chainatlas.facts")) as facts:
        digest = build(embedded, [facts]).digest
    with store.view() as view:
        assert view.meta()["digest"] == digest
        assert verify(view) == []
    assert edges(store) == edges(embedded)


def test_a_large_load_is_written_in_steps(
    neo4j_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chainatlas.graph.server.loading.AT_ONCE", 10)
    monkeypatch.setattr("chainatlas.graph.server.statements.BATCH", 20)
    store = emptied(neo4j_server)
    for seed in (5, 6, 5):
        build(store, write_folder(world(seed), tmp_path / str(seed)), bare=True)
        with store.view() as view:
            assert verify(view) == []


def test_other_nodes_are_left_alone(neo4j_server: Server, tmp_path: Path) -> None:
    store = emptied(neo4j_server)
    store._connection.run("CREATE (:Thing {id: 1})-[:KNOWS]->(:Thing {id: 2})")
    build(store, write_folder(world(3), tmp_path / "w"), bare=True)
    with store.view() as view:
        found = view.rows("MATCH (:Thing)-[e:KNOWS]->(:Thing) RETURN count(e) AS n", {})
    assert found == [{"n": 1}]
