"""What every engine must do, written against Store, Writer and View alone."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from chainatlas.graph.build import build
from chainatlas.graph.records import FROM, TO, Edges, Nodes
from chainatlas.graph.store import Store
from chainatlas.ontology.errors import QueryFailed, StoreUnavailable
from chainatlas.ontology.schema import edge_types, node_tables, tables
from chainatlas.tests.worlds import world, write_folder

COUNT = "MATCH (n:Source) RETURN count(n) AS n"


def sources(*ids: str) -> Nodes:
    """Make nodes of one label, all properties there."""
    names = [c.name for c in node_tables()["Source"].columns]
    data = {name: [f"{name} {i}" for i in ids] for name in names}
    return Nodes("Source", pl.DataFrame({**data, "id": list(ids), "extra": None}))


def write_half(store: Store) -> None:
    """Begin a version, and fail."""
    with store.replace() as writer:
        writer.nodes(sources("b", "c"))
        raise ValueError("half way")


def test_a_store_that_is_not_there(store: Store) -> None:
    assert not store.exists()
    with pytest.raises(StoreUnavailable) as missing, store.view():
        pass
    assert missing.value.key == "store.missing"
    assert missing.value.exit_code == 3


def test_what_was_written_is_read(store: Store) -> None:
    with store.replace() as writer:
        writer.nodes(sources("a", "b"))
    assert store.exists()
    with store.view() as view:
        assert view.rows(COUNT, {}) == [{"n": 2}]
        frame = view.table("sources")
        assert sorted(frame["id"]) == ["a", "b"]
        assert view.engine


def test_a_new_version_takes_the_place_of_the_former(store: Store) -> None:
    for ids in (("a", "b"), ("c",)):
        with store.replace() as writer:
            writer.nodes(sources(*ids))
    with store.view() as view:
        assert view.table("sources")["id"].to_list() == ["c"]


def test_a_version_that_fails_half_way_is_never_seen(store: Store) -> None:
    with store.replace() as writer:
        writer.nodes(sources("a"))
    with pytest.raises(ValueError, match="half"):
        write_half(store)
    with store.view() as view:
        assert view.table("sources")["id"].to_list() == ["a"]


def test_the_first_version_that_fails_leaves_no_store(store: Store) -> None:
    with pytest.raises(ValueError, match="half"):
        write_half(store)
    assert not store.exists()


def test_a_reader_keeps_its_version_while_another_is_written(store: Store) -> None:
    with store.replace() as writer:
        writer.nodes(sources("a"))
    with store.view() as old:
        assert old.rows(COUNT, {}) == [{"n": 1}]
        with store.replace() as writer:
            writer.nodes(sources("a", "b", "c"))
        if old.engine == "neo4j":  # has no former versions: it says so
            with pytest.raises(StoreUnavailable, match="loaded anew"):
                old.rows(COUNT, {})
        else:
            assert old.rows(COUNT, {}) == [{"n": 1}]
            assert old.table("sources")["id"].to_list() == ["a"]
        with store.view() as new:
            assert new.rows(COUNT, {}) == [{"n": 3}]


def test_a_view_does_not_write(store: Store) -> None:
    with store.replace() as writer:
        writer.nodes(sources("a"))
    with store.view() as view, pytest.raises(QueryFailed):
        view.rows("CREATE (:Source {id: 'x', title: 'x'})", {})
    with store.view() as view:
        assert view.rows(COUNT, {}) == [{"n": 1}]


def test_a_label_that_is_not_there(store: Store) -> None:
    with store.replace() as writer:
        writer.nodes(sources("a"))
    with store.view() as view:
        query = "MATCH (n:Nothing) RETURN n.id"
        if view.engine == "neo4j":  # any label may exist: nothing has this one
            assert view.rows(query, {}) == []
        else:
            with pytest.raises(QueryFailed):
                view.rows(query, {})


@pytest.mark.parametrize("query", ["MATCH (", ""])
def test_a_query_that_does_not_run(store: Store, query: str) -> None:
    with store.replace() as writer:
        writer.nodes(sources("a"))
    with store.view() as view:
        with pytest.raises(QueryFailed):
            view.rows(query, {})
        assert view.rows(COUNT, {}) == [{"n": 1}]


def test_limits_of_rows_and_time(store: Store) -> None:
    with store.replace() as writer:
        writer.nodes(sources(*(f"s{n}" for n in range(400))))
    with store.view() as view:
        every = "MATCH (n:Source) RETURN n.id AS id"
        assert len(view.rows(every, {}, limit=400)) == 400
        with pytest.raises(QueryFailed) as many:
            view.rows(every, {}, limit=399)
        assert many.value.key == "query.too_many"
        cross = (
            "MATCH (a:Source), (b:Source), (c:Source), (d:Source) "
            "WHERE a.title + b.title <> c.title + d.title RETURN count(*) AS n"
        )
        with pytest.raises(QueryFailed) as slow:
            view.rows(cross, {}, seconds=0.2)
        assert slow.value.key == "query.too_slow"
        assert view.rows(COUNT, {}) == [{"n": 400}]


def test_parameters_are_values_and_never_query_text(store: Store) -> None:
    hostile = "x'}) DETACH DELETE n //"
    with store.replace() as writer:
        writer.nodes(sources(hostile, "`a`", '"', "\\", "钛", "😀"))
    with store.view() as view:
        for text in (hostile, "`a`", '"', "\\", "钛", "😀"):
            query = "MATCH (n:Source {id: $id}) RETURN n.id AS id"
            assert view.rows(query, {"id": text}) == [{"id": text}]


def test_edges_with_their_properties(store: Store) -> None:
    names = [c.name for c in edge_types()["IN_CATEGORY"].columns]
    link = {c.name: None for c in node_tables()["Link"].columns} | {"extra": None}
    category = {c.name: None for c in node_tables()["Category"].columns}
    edge = dict.fromkeys(names) | {"stage": "upstream", "home": True}
    with store.replace() as writer:
        writer.nodes(
            Nodes("Category", pl.DataFrame([{**category, "extra": None, "id": "c"}]))
        )
        writer.nodes(Nodes("Link", pl.DataFrame([{**link, "id": "l", "makers": 3}])))
        frame = pl.DataFrame([{FROM: "l", TO: "c", **edge}])
        writer.edges(Edges("IN_CATEGORY", "Link", "Category", frame))
    with store.view() as view:
        rows = view.rows(
            "MATCH (l:Link)-[e:IN_CATEGORY]->(c:Category) "
            "RETURN l.id AS l, c.id AS c, e.stage AS stage, e.home AS home, "
            "l.makers AS makers",
            {},
        )
    assert rows == [
        {"l": "l", "c": "c", "stage": "upstream", "home": True, "makers": 3}
    ]


def test_every_table_comes_back_as_it_was_accepted(
    store: Store, tmp_path: Path
) -> None:
    for seed in range(6):
        folder = tmp_path / str(seed)
        built = build(store, write_folder(world(seed), folder), bare=True)
        with store.view() as view:
            for name in tables():
                if seed == 0:
                    frame = view.table(name)
                    wanted = built.intake.tables[name]
                    assert frame.schema == wanted.schema
                    order = frame.columns
                    assert sorted(frame.rows(), key=repr) == sorted(
                        wanted.select(order).rows(), key=repr
                    )
            meta = view.meta()
        assert {"digest", "built_at", "chainatlas"} <= set(meta)
        assert meta["digest"] == built.digest
