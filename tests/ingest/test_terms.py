"""Terms of the ontology: the name that a text ends with, and names of tables."""

from __future__ import annotations

import polars as pl
import pytest

from chainatlas.ingest.terms import Terms, link_names, negatives

TERMS = Terms(
    {"硅片": ("a", "b"), "单晶硅片": ("c",), "pvdf": ("d",), "硅": ("e",)},
    {("a", "硅片"): ("抛光",), ("c", "*"): ("外购{}",)},
    frozenset(),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("硅片", [(0, 2, "a"), (0, 2, "b")]),
        ("大尺寸硅片", [(3, 5, "a"), (3, 5, "b")]),
        ("抛光硅片", [(2, 4, "b")]),
        ("N型单晶硅片", [(2, 6, "c")]),
        ("外购单晶硅片", []),
        ("硅片厂", []),
        ("ＰＶＤＦ", [(0, 4, "d")]),
        ("XPVDF", []),
        ("", []),
    ],
)
def test_the_longest_name_at_the_end(
    text: str, found: list[tuple[int, int, str]]
) -> None:
    assert TERMS.ending(text) == found


def test_names_of_tables() -> None:
    links = pl.DataFrame({"id": ["a", "b"], "zh": ["硅料（太阳能级）", "硅"]})
    aliases = pl.DataFrame(
        {
            "link_id": ["a", "b"],
            "alias": ["Poly-Si", "金属硅"],
            "kind": ["narrow", None],
        }
    )
    found = [(n.text, n.link_id, n.kind) for n in link_names(links, aliases)]
    assert found == [
        ("硅料(太阳能级)", "a", "exact"),
        ("硅料", "a", "exact"),
        ("poly-si", "a", "narrow"),
        ("金属硅", "b", "exact"),
    ]


def test_contexts_of_a_table_add_up() -> None:
    rows = [("a", "ABC", "x|y"), ("a", "abc", "Z"), ("*", "*", None)]
    table = pl.DataFrame(rows, ["link_id", "alias", "not_when"], orient="row")
    assert negatives(table) == {("a", "abc"): ("x", "y", "z"), ("*", "*"): ()}
