"""What the commands print of random worlds is what the independent evaluator says."""

from __future__ import annotations

import pytest

from chainatlas.tests.commands.conftest import Cli
from chainatlas.tests.commands.merged import Worlds
from chainatlas.tests.oracle import differences, gaps, status, targets


def test_status_and_gaps_of_regions(wild: Cli, worlds: Worlds) -> None:
    for region in worlds.regions()[::6]:
        rows = wild.rows("status", f"--region={region}")
        assert differences(status(worlds.atlas, region), rows) == []
        rows = wild.rows("gaps", f"--region={region}")
        assert differences(gaps(worlds.atlas, region), rows) == []


def test_status_and_gaps_of_a_category(wild: Cli, worlds: Worlds) -> None:
    for region, category in list(worlds.pairs(each=1))[::4]:
        asked = (f"--region={region}", f"--category={category}")
        rows = wild.rows("status", *asked)
        assert differences(status(worlds.atlas, region, category), rows) == []
        rows = wild.rows("gaps", *asked)
        assert differences(gaps(worlds.atlas, region, category), rows) == []


def test_gaps_of_all_regions(wild: Cli, worlds: Worlds) -> None:
    expected = [r for a in worlds.regions() for r in gaps(worlds.atlas, a)]
    assert differences(expected, wild.rows("gaps", "--all-regions")) == []


def test_targets_are_the_candidates_of_every_gap(wild: Cli, worlds: Worlds) -> None:
    expected = {r: targets(worlds.atlas, r) for r in worlds.regions()}
    found = 0
    for region in sorted(expected, key=lambda r: -len(expected[r]))[:10]:
        rows = wild.rows("targets", f"--region={region}", "--top", "100000")
        named = [(r["gap"], r["enterprise"], r["link"], r["scope"]) for r in rows]
        assert len(set(named)) == len(named)
        assert set(named) == expected[region]
        found += len(named)
    assert found > 30


@pytest.mark.parametrize("kind", ["break", "supply", "resource", "extension"])
def test_each_kind_is_explained(wild: Cli, worlds: Worlds, kind: str) -> None:
    rows = wild.rows("gaps", "--all-regions", "--kind", kind)
    assert rows
    for row in rows[:: max(1, len(rows) // 3)]:
        (proof,) = wild.rows("explain", "--", row["gap"])
        assert {k: proof[k] for k in row if k in proof} == {
            k: row[k] for k in row if k in proof
        }
        buyers = {f["enterprise"] for f in proof["who_needs_it"]}
        assert len(buyers) == row["buyers"]
        missing = {
            i["link"]
            for r in proof["nearest_routes"]
            for i in r["inputs"]
            if not i["makers"]
        }
        assert row["link"] in missing or kind == "extension"
        assert [r["route"] for r in proof["nearest_routes"]] == row["routes"]
        text = wild("explain", "--", row["gap"]).stdout
        assert row["gap"] in text
        assert "Thresholds" in text or "thresholds" in text
