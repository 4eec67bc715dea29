"""The notebook view needs no network, keeps hostile names as text, and is fast."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from chainatlas.exports.notebook import COLORS, pyvis_network
from chainatlas.exports.notebook_layout import COLUMN, positions
from chainatlas.ontology.errors import ExportFailed

HOSTILE = '</script><script>alert(1)</script><a href="x">\'"&{{7*7}}'


def row(link: str, stage: str = "upstream", **more: Any) -> dict[str, Any]:
    plain = {"link_name": f"环节{link}", "status": "missing", "makers": 0, "buyers": 2}
    return {"link": link, "stage": stage, "opens": [], **plain, **more}


def drawn(page: str, name: str) -> list[dict[str, Any]]:
    """Return the nodes or edges that the page holds."""
    found = re.search(rf"^ *{name} = new vis\.DataSet\((.*)\);$", page, re.M)
    assert found
    data: list[dict[str, Any]] = json.loads(found[1])
    return data


def test_nothing_is_loaded_from_the_network() -> None:
    page = pyvis_network(
        [row("a"), row("b", "downstream")], [("a", "b")]
    ).generate_html()
    assert not re.search(r"""(src|href)\s*=\s*["']?\s*(https?:)?//""", page)
    assert not re.search(r"<(script|link)\b[^>]*\b(src|href)=", page)
    assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//", page)
    assert "vis.Network" in page
    assert page.startswith("<!DOCTYPE html>")


def test_hostile_names_stay_text() -> None:
    rows = [row(HOSTILE, link_name=HOSTILE, opens=[HOSTILE]), row("b", "midstream")]
    network = pyvis_network(rows, [(HOSTILE, "b")])
    page = network.generate_html()
    assert "<script>alert(1)" not in page
    assert "popup.innerHTML" not in page  # pyvis reads titles with "href" as HTML
    (node, _), (edge,) = drawn(page, "nodes"), drawn(page, "edges")
    assert node["id"] == HOSTILE == edge["from"]
    assert node["label"] == f"{HOSTILE}\n断缺"
    assert HOSTILE in node["title"]
    frame = network._repr_html_()
    assert frame.count("<") == 2


def test_status_is_said_in_colour_and_words() -> None:
    rows = [row(s, status=s, link_name_en=f"Link {s}") for s in COLORS]
    page = pyvis_network(rows, [], lang="en").generate_html()
    nodes = {n["id"]: n for n in drawn(page, "nodes")}
    assert nodes["weak"]["label"] == "Link weak\nweak (single)"
    assert len({n["color"]["background"] for n in nodes.values()}) == len(COLORS)


def test_every_link_is_drawn_and_only_known_ends() -> None:
    rows = [row("a"), row("b", "midstream"), row("c", "downstream")]
    feeds = [("a", "b"), ("a", "b"), ("x", "b"), ("c", "y"), ("c", "c"), ("b", "c")]
    page = pyvis_network(rows, feeds).generate_html()
    assert [n["id"] for n in drawn(page, "nodes")] == ["a", "b", "c"]
    pairs = [(e["from"], e["to"]) for e in drawn(page, "edges")]
    assert pairs == [("a", "b"), ("b", "c")]
    assert all(isinstance(n["x"], int) for n in drawn(page, "nodes"))
    assert '"physics": {"enabled": false}' in page


def test_an_empty_chain_is_a_page() -> None:
    assert drawn(pyvis_network([], []).generate_html(), "nodes") == []


def test_positions() -> None:
    stages = {"a": 0, "b": 0, "c": 1, "d": 2, "loop1": 1, "loop2": 1}
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("loop1", "loop2"), ("loop2", "loop1")]
    at = positions(stages, pairs)
    assert [at[k][0] for k in "abcd"] == [0, COLUMN, 2 * COLUMN, 3 * COLUMN]
    assert at["loop1"][0] == at["loop2"][0] == 2 * COLUMN
    assert len(set(at.values())) == len(stages)
    assert positions(stages, list(reversed(pairs))) == at


def test_a_thousand_links() -> None:
    stages = ("upstream", "midstream", "downstream")
    rows = [row(f"l{i:04}", stages[i % 3]) for i in range(1000)]
    feeds = [
        (f"l{i:04}", f"l{(i * 7 + k) % 1000:04}") for i in range(1000) for k in (1, 2)
    ]
    start = time.perf_counter()
    page = pyvis_network(rows, feeds).generate_html()
    assert time.perf_counter() - start < 10
    assert len(drawn(page, "nodes")) == 1000


def test_the_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    network = pyvis_network([row("a", link_name="😀𠮷")], [])
    network.write_html(str(tmp_path / "a.html"))
    assert "vis.Network" in (tmp_path / "a.html").read_text(encoding="utf-8")
    with pytest.raises(ExportFailed, match="it is a folder"):
        network.write_html(str(tmp_path))
