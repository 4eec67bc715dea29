"""Counting by region and link, each row in every region above its own."""

from __future__ import annotations

from collections import Counter

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from chainatlas.graph.rollup import rolled_up

PAIRS = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 4)), st.integers(0, 2)))


def frame(rows: list[tuple[int | None, int]], first: str, second: str) -> pl.DataFrame:
    """Make a frame of two columns of positions."""
    return pl.DataFrame(rows, schema={first: pl.Int64, second: pl.Int64}, orient="row")


@given(PAIRS, PAIRS, st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_it_equals_a_slow_count(
    makers: list[tuple[int | None, int]],
    buyers: list[tuple[int | None, int]],
    parents: list[int],
) -> None:
    lines = []
    for region in range(5):
        line = [region]
        while parents[line[-1]] < line[-1]:  # a smaller number lies above, or nothing
            line.append(parents[line[-1]])
        lines.append(line)
    closure = [(up, region) for region, line in enumerate(lines) for up in line]
    parts = {
        "makers": frame(makers, "region", "link"),
        "buyers": frame(buyers, "region", "link"),
    }
    got = rolled_up(parts, frame(closure, "above", "region"), (5, 3))
    counts = {
        name: Counter(
            (up, link)
            for region, link in rows
            if region is not None
            for up in lines[region]
        )
        for name, rows in (("makers", makers), ("buyers", buyers))
    }
    pairs = sorted({*counts["makers"], *counts["buyers"]})
    assert got.rows() == [
        (*pair, counts["makers"][pair], counts["buyers"][pair]) for pair in pairs
    ]


def test_nothing_at_all() -> None:
    none = frame([], "region", "link")
    got = rolled_up({"makers": none}, frame([], "above", "region"), (0, 0))
    assert got.is_empty()
    assert got.columns == ["region", "link", "makers"]
