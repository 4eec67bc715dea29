"""Queries about policy documents against plain Python, on random worlds."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import View
from chainatlas.queries.run import run
from chainatlas.tests.queries.policy import with_policy
from chainatlas.tests.worlds import World, world, write_folder

SEEDS = (810, 811, 812)
Loaded = tuple[World, View]


@pytest.fixture(scope="module", params=SEEDS)
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Loaded]:
    tables = with_policy(world(request.param), Random(request.param))
    folder = tmp_path_factory.mktemp("policy")
    store = EmbeddedStore(folder / "atlas.lbug")
    build(store, write_folder(tables, folder / "tables"), bare=True)
    with store.view() as view:
        yield tables, view


def members(tables: World, category: str) -> set[str]:
    own = {r["id"] for r in tables["links"] if r["category"] == category}
    shared = tables["memberships"]
    return own | {r["link_id"] for r in shared if r["category"] == category}


def test_units_of_a_category(loaded: Loaded) -> None:
    tables, view = loaded
    for category in (r["id"] for r in tables["categories"]):
        about = {
            t["id"]: set(filter(None, t["links"].split(";")))
            & members(tables, category)
            for t in tables["tasks"]
        }
        whole = {t["id"] for t in tables["tasks"] if t["category"] == category}
        got = run(view, "category_units", category=category)
        assert {(r["task"], r["unit"], r["role"]): set(r["links"]) for r in got} == {
            (r["task_id"], r["unit_id"], r["role"]): about[r["task_id"]]
            for r in tables["responsibilities"]
            if about[r["task_id"]] or r["task_id"] in whole
        }


def test_units_and_their_tasks(loaded: Loaded) -> None:
    tables, view = loaded
    for unit in run(view, "units"):
        mine = [r for r in tables["responsibilities"] if r["unit_id"] == unit["id"]]
        leads = [r for r in mine if r["role"] == "lead"]
        assert (unit["leads"], unit["joins"]) == (len(leads), len(mine) - len(leads))
        got = run(view, "unit_tasks", unit=unit["id"])
        assert {(r["task"], r["role"], str(r["rank"])) for r in got} == {
            (r["task_id"], r["role"], r["rank"]) for r in mine
        }
        for row in got:
            (task,) = (t for t in tables["tasks"] if t["id"] == row["task"])
            assert (row["category"] or "") == task["category"]
            assert set(row["links"]) == set(filter(None, task["links"].split(";")))


def test_gaps_that_no_task_concerns(loaded: Loaded) -> None:
    tables, view = loaded
    linked = {li for t in tables["tasks"] for li in t["links"].split(";")}
    named = {t["category"] for t in tables["tasks"]}
    for region in (r["id"] for r in tables["regions"]):
        without = {r["link"] for r in run(view, "gaps_without_owner", region=region)}
        assert without == {
            r["link"]
            for r in run(view, "most_opening", region=region)
            if r["link"] not in linked and r["category"] not in named
        }


def test_targets_and_their_latest_observation(loaded: Loaded) -> None:
    tables, view = loaded
    got = {r["target"]: r for r in run(view, "targets_by_year")}
    assert set(got) == {r["id"] for r in tables["targets"]}
    for target in tables["targets"]:
        row = got[target["id"]]
        seen = [o for o in tables["observations"] if o["target_id"] == target["id"]]
        last = max(seen, key=lambda o: o["date"], default={"date": None, "value": None})
        assert row["observations"] == len(seen)
        assert row["latest_date"] == last["date"]
        assert row["latest_value"] == (float(last["value"]) if seen else None)
    dated = run(view, "targets_by_year", year=2025)
    assert {r["year"] for r in dated} <= {2025}
