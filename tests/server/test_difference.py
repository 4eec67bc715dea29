"""What changes from one set of rows to another: applied, it gives the other."""

from __future__ import annotations

from collections import Counter

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from chainatlas.graph.records import FROM, TO
from chainatlas.graph.server.difference import PAIR, Change, by_key, of_edges

SCHEMA = pl.Schema(
    {FROM: pl.String(), TO: pl.String(), "n": pl.Int64(), "l": pl.List(pl.String)}
)
IDS = st.sampled_from(["a", "b", "c"])
EDGE = st.tuples(
    IDS,
    IDS,
    st.sampled_from([None, 0, 1]),
    st.sampled_from([None, (), ("x",), ("x", "y")]),
)
EDGES = st.lists(EDGE, max_size=12)
Edge = tuple[str, str, int | None, tuple[str, ...] | None]


def frame(edges: list[Edge]) -> pl.DataFrame:
    rows = [(a, b, n, None if x is None else list(x)) for a, b, n, x in edges]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def counted(found: pl.DataFrame) -> Counter[str]:
    return Counter(map(repr, found.rows()))


def applied(stored: pl.DataFrame, change: Change) -> pl.DataFrame:
    """Do what the statements do with a change."""
    left = stored
    for keys in (change.gone, change.cleared, change.changed):
        if len(keys):
            left = left.join(keys.select(PAIR), on=PAIR, how="anti")
    fresh = (change.made, change.changed, change.parallel)
    return pl.concat([left, *(f.select(left.columns) for f in fresh if len(f))])


@given(EDGES, EDGES)
def test_a_change_of_edges_leads_to_the_target(
    before: list[Edge], after: list[Edge]
) -> None:
    stored, target = frame(before), frame(after)
    change = of_edges(stored, target)
    assert counted(applied(stored, change)) == counted(target)
    again = of_edges(target, target.sample(fraction=1, shuffle=True, seed=1))
    assert again.size == 0


def test_of_two_edges_between_the_same_nodes_one_changes() -> None:
    stored = frame([("a", "b", 1, None), ("a", "b", 2, None), ("a", "c", 1, None)])
    target = frame([("a", "b", 1, None), ("a", "b", 3, None), ("a", "c", 1, None)])
    change = of_edges(stored, target)
    assert change.cleared.rows() == [("a", "b")]
    assert len(change.parallel) == 2
    assert change.made.is_empty()
    assert change.changed.is_empty()


def test_a_node_is_made_changed_or_gone() -> None:
    stored = pl.DataFrame({"id": ["a", "b", "c"], "x": [1, None, 3]})
    target = pl.DataFrame({"id": ["b", "c", "d"], "x": [None, 4, None]})
    change = by_key(stored, target, ["id"])
    assert change.made.rows() == [("d", None)]
    assert change.changed.rows() == [("c", 4)]
    assert change.gone.rows() == [("a",)]
