"""Queries about gaps against the independent evaluator, on random worlds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from chainatlas.queries.run import run
from chainatlas.tests.commands.merged import Worlds, load_worlds
from chainatlas.tests.oracle import gaps, status

Row = dict[str, Any]
SEEDS = range(700, 712)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    with load_worlds(SEEDS, tmp_path_factory.mktemp("worlds")) as loaded:
        yield loaded


@pytest.fixture(scope="module")
def cases(worlds: Worlds) -> list[tuple[str, str, list[Row], list[Row]]]:
    """Region, category ('' for all of one world's), its gaps and status rows."""
    pairs = list(worlds.pairs(4))
    return [
        (
            region,
            category,
            gaps(worlds.atlas, region, category),
            status(worlds.atlas, region, category),
        )
        for region, category in pairs
    ]


def wanted(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["kind"] != "extension"]


def test_there_is_something_to_compare(
    cases: list[tuple[str, str, list[Row], list[Row]]],
) -> None:
    found = [row for _, _, rows, _ in cases for row in rows]
    assert len([r for r in found if r["alternatives"]]) > 5
    assert {r["kind"] for r in found} == {"break", "supply", "resource", "extension"}
    assert {"planned", "missing", "unknown"} <= {r["status"] for r in found}


def test_most_opening(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, category, rows, _ in cases:
        got = run(worlds.view, "most_opening", region=region, category=category)
        expected = {
            r["link"]: (r["opens"], r["routes"], r["buyers"]) for r in wanted(rows)
        }
        assert {
            r["link"]: (r["opens"], r["routes"], r["buyers"]) for r in got
        } == expected
        assert [r["opens_count"] for r in got] == [len(r["opens"]) for r in got]


def test_routes_and_alternatives_of_each_gap(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, _, rows, _ in cases:
        for gap in wanted(rows):
            asked = {"region": region, "link": gap["link"]}
            routes = run(worlds.view, "gap_routes", **asked)
            assert sorted({r["opens"] for r in routes}) == gap["opens"]
            assert sorted({r["route"] for r in routes}) == gap["routes"]
            assert {r["input"] for r in routes if r["is_gap"]} == {gap["link"]}
            assert all(r["missing"] == (r["makers"] == 0) for r in routes)
            other = run(worlds.view, "alternatives", **asked)
            left = {r["input"] for r in other if r["missing"] and not r["is_gap"]}
            assert sorted(left) == gap["alternatives"]


def test_a_link_that_is_no_gap_opens_nothing(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, _, _, rows in cases:
        for row in rows:
            if not row["opens"]:
                asked = {"region": region, "link": row["link"]}
                assert run(worlds.view, "gap_routes", **asked) == []
                assert run(worlds.view, "alternatives", **asked) == []


def test_buyers_and_unproven(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, _, _, rows in cases:
        for row in rows:
            asked = {"region": region, "link": row["link"]}
            buyers = run(worlds.view, "gap_buyers", **asked)
            assert len({r["enterprise"] for r in buyers}) == row["buyers"]
            makers = run(worlds.view, "makers", **asked)
            assert len({r["enterprise"] for r in makers}) == row["makers"]
            unproven = run(worlds.view, "unproven", **asked)
            assert not {r["enterprise"] for r in makers} & {
                r["enterprise"] for r in unproven
            }


def test_coverage(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, category, rows, _ in cases:
        for row in rows:
            asked = {"region": region, "category": category, "link": row["link"]}
            got = run(worlds.view, "coverage_of", **asked)
            assert [r["completeness"] for r in got] == [row["coverage"]] * len(got)
            assert len(got) == (row["coverage"] is not None)


def test_weak_links_and_extensions(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, category, rows, every in cases:
        asked = {"region": region, "category": category}
        weak = run(worlds.view, "weak_links", **asked)
        assert {r["link"] for r in weak} == {
            r["link"] for r in every if r["status"] == "weak"
        }
        assert len(weak) == len({r["link"] for r in weak})
        extensions = run(worlds.view, "extensions", **asked)
        expected = {r["link"]: r["upstream"] for r in rows if r["kind"] == "extension"}
        assert {r["link"] for r in extensions} == set(expected)
        assert all(set(r["inputs"]) <= set(expected[r["link"]]) for r in extensions)


def test_unknown_for_want_of_a_survey(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, category, rows, _ in cases:
        got = run(
            worlds.view, "unknown_for_want_of_survey", region=region, category=category
        )
        expected = {
            r["link"]: r["coverage"]
            for r in wanted(rows)
            if r["status"] == "unknown" and r["coverage"] not in ("complete", "broad")
        }
        assert {r["link"]: r["coverage"] for r in got} == expected


def test_projects_and_owners_of_gaps(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, category, rows, _ in cases:
        asked = {"region": region, "category": category}
        projects = run(worlds.view, "projects_for_gaps", **asked)
        planned = {r["link"] for r in wanted(rows) if r["status"] == "planned"}
        assert {r["link"] for r in projects if r["counts"]} == planned
        without = run(worlds.view, "gaps_without_owner", **asked)
        read = run(worlds.view, "documents", region=region)
        expected = wanted(rows) if read else []  # there are no units in these worlds
        assert {r["link"] for r in without} == {r["link"] for r in expected}


def test_overview(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    for region, category, rows, every in cases:
        (row,) = run(worlds.view, "category_overview", region=region, category=category)
        assert (row["links"], row["made"], row["single_maker"], row["wanted"]) == (
            len(every),
            len([r for r in every if r["makers"] > 0]),
            len([r for r in every if r["makers"] == 1]),
            len(wanted(rows)),
        )


def test_complement(
    worlds: Worlds, cases: list[tuple[str, str, list[Row], list[Row]]]
) -> None:
    need = {"planned": "wanted", "missing": "wanted", "unknown": "wanted"}
    need |= {"alternative": "alternative", "not_needed": "absent"}
    by_pair = {(region, category): every for region, category, _, every in cases}
    found = 0
    for region, category in by_pair:
        for other in (r for r, c in by_pair if c == category):
            got = run(worlds.view, "complement", region=region, other=other, category=category, strong_makers=1, strong_lq=1)  # fmt: skip
            strong = {
                r["link"]
                for r in by_pair[other, category]
                if r["makers"] and r["lq"] >= 1
            }
            assert {r["link"]: r["need"] for r in got} == {
                r["link"]: need[r["status"]]
                for r in by_pair[region, category]
                if r["link"] in strong and not r["makers"]
            }
            found += len(got)
    assert found
