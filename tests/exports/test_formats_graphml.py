"""GraphML is valid XML whatever the names hold, and networkx reads it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainatlas.exports.formats import FORMATS, Source
from chainatlas.exports.formats.graphml import graph_of, node_id
from chainatlas.graph.records import edges_of, nodes_of
from chainatlas.ingest.read import Reader
from chainatlas.tests.worlds import world, write_folder


def read(*folders: Path) -> Source:
    reader = Reader({})
    intake = reader.intake(reader.read(list(folders)))
    return Source(intake.tables, "digest")


def shape(graph: nx.MultiDiGraph[str]) -> tuple[dict[str, Any], list[Any]]:
    edges = sorted((a, b, sorted(d.items())) for a, b, d in graph.edges(data=True))
    return dict(graph.nodes(data=True)), edges


@pytest.mark.parametrize("seed", range(6))
def test_networkx_reads_the_same_graph(tmp_path: Path, seed: int) -> None:
    write_folder(world(seed), tmp_path / "in")
    source = read(tmp_path / "in")
    done = FORMATS["graphml"].write(source, tmp_path / "a.graphml")
    again = nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    graph, replaced = graph_of(source.content)
    assert shape(again) == shape(graph)
    assert done.replaced == replaced == 0
    assert done.counts == {"nodes": len(again), "edges": again.number_of_edges()}
    assert len(again) == sum(len(n.frame) for n in nodes_of(source.content))
    fed = [d for *_, d in again.edges(data=True) if d["type"] == "FEEDS"]
    rows = sum(len(e.frame) for e in edges_of(source.content))
    assert again.number_of_edges() == rows + len(fed)
    types = {d["type"] for *_, d in again.edges(data=True)}
    assert "PRODUCES" in types
    assert "HAS" not in types
    before = (tmp_path / "a.graphml").read_bytes()
    FORMATS["graphml"].write(source, tmp_path / "a.graphml")
    assert (tmp_path / "a.graphml").read_bytes() == before


def test_what_xml_cannot_hold_is_replaced_and_counted(tmp_path: Path) -> None:
    atlas = tmp_path / "in"
    atlas.mkdir()
    titles = ["a\x00b\x1f", "\ufffe<&>\"']]>", "第一行\n第二行", "😀\x85\u2028x"]
    ids = ["x\uffff", "x\ufffd", "x", "y"]
    frame = pl.DataFrame({"id": ids, "title": titles})
    frame.write_parquet(atlas / "sources.parquet")
    done = FORMATS["graphml"].write(read(atlas), tmp_path / "a.graphml")
    assert done.replaced == 4  # two, one, and one in an id as property
    ElementTree.parse(tmp_path / "a.graphml")
    graph = nx.read_graphml(tmp_path / "a.graphml")
    assert len(graph) == 4
    texts = {d["title"] for _, d in graph.nodes(data=True)}
    assert texts == {"a\ufffdb\ufffd", "\ufffd<&>\"']]>", *titles[2:]}


@given(st.text(), st.text())
def test_different_keys_have_different_ids(one: str, other: str) -> None:
    assert (node_id("Link", one) == node_id("Link", other)) == (one == other)


def test_types_are_kept(tmp_path: Path) -> None:
    atlas = tmp_path / "in"
    atlas.mkdir()
    (atlas / "parks.csv").write_text("id,name,land_mu\np,园,12\n", encoding="utf-8")
    FORMATS["graphml"].write(read(atlas), tmp_path / "a.graphml")
    park = nx.read_graphml(tmp_path / "a.graphml").nodes["Park:p"]
    assert park == {"label": "Park", "id": "p", "name": "园", "land_mu": 12.0}
