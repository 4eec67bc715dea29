"""From query rows to candidates: who is one, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chainatlas.economics.gather import candidates, gap_targets, market, read_region
from chainatlas.economics.weights import read_weights
from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.queries.gaps import gap_rows
from chainatlas.tests.commands.merged import Worlds, load_worlds
from chainatlas.tests.oracle import targets
from chainatlas.tests.worlds import World, write_folder

TINY: World = {
    "regions": [
        {"id": "cn", "zh": "国", "level": "country", "parent_id": "", "lat": "", "lon": ""},
        {"id": "p", "zh": "甲省", "level": "province", "parent_id": "cn", "lat": "30", "lon": "100"},
        {"id": "a", "zh": "甲市", "level": "city", "parent_id": "p", "lat": "30", "lon": "100"},
        {"id": "q", "zh": "乙省", "level": "province", "parent_id": "cn", "lat": "31", "lon": "110"},
        {"id": "b", "zh": "乙市", "level": "city", "parent_id": "q", "lat": "31", "lon": "110"},
    ],
    "categories": [{"id": "c", "zh": "类"}],
    "links": [
        {"id": i, "zh": f"环{i}", "category": "c", "stage": "midstream"}
        for i in ("ore", "metal", "tube")
    ],
    "routes": [
        {"id": "t1", "link_id": "tube", "rank": "1"},
        {"id": "m1", "link_id": "metal", "rank": "1"},
    ],
    "inputs": [
        {"route_id": "t1", "link_id": "metal", "role": "main"},
        {"route_id": "m1", "link_id": "ore", "role": "main"},
    ],
    "sources": [{"id": "S1", "title": "名录", "kind": "file", "date": "2024"}],
    "enterprises": [
        {"id": "user", "name": "用户", "region_id": "a", "source_id": ""},
        {"id": "miner", "name": "矿", "region_id": "a", "source_id": ""},
        {"id": "maker", "name": "钛厂", "region_id": "b", "source_id": "S1"},
        {"id": "loose", "name": "无地", "region_id": "", "source_id": ""},
        {"id": "above", "name": "省内", "region_id": "p", "source_id": ""},
        {"id": "branch", "name": "分厂", "region_id": "a", "source_id": ""},
    ],
    "produces": [
        {"enterprise_id": "user", "link_id": "tube", "scope": "", "product": "管"},
        {"enterprise_id": "miner", "link_id": "ore", "scope": "", "product": ""},
        {"enterprise_id": "maker", "link_id": "metal", "scope": "group", "product": "一"},
        {"enterprise_id": "maker", "link_id": "metal", "scope": "site", "product": "二"},
        {"enterprise_id": "loose", "link_id": "metal", "scope": "", "product": ""},
        {"enterprise_id": "above", "link_id": "metal", "scope": "", "product": ""},
    ],
    "supplies": [{"supplier_id": "maker", "customer_id": "user", "link_id": "metal"}],
    "invests": [{"parent_id": "maker", "child_id": "branch", "share": "60"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    with load_worlds(range(200, 206), tmp_path_factory.mktemp("worlds")) as loaded:
        yield loaded


def store(world: World, folder: Path) -> EmbeddedStore:
    found = EmbeddedStore(folder / "atlas.lbug")
    built = build(found, write_folder(world, folder / "tables"), bare=True)
    assert not len(built.intake.rejects)
    return found


def test_candidates_are_those_of_the_oracle(worlds: Worlds) -> None:
    view, weights, seen = worlds.view, read_weights(), 0
    for region in worlds.regions()[::2]:
        expected = targets(worlds.atlas, region)
        where, found = market(view, region), set()
        for gap in gap_rows(view, region):
            if gap["kind"] == "resource":
                continue
            ranked = gap_targets(where, gap, weights, None)
            ones = [t.candidate for t in ranked]
            found |= {(o.gap, o.enterprise, o.link, o.scope) for o in ones}
            assert len({o.enterprise for o in ones}) == len(ones)
            assert all(0 <= t.score <= 1 for t in ranked if t.score is not None)
        assert found == expected
        seen += len(found)
    assert seen


def test_what_is_known_of_a_candidate(tmp_path: Path) -> None:
    with store(TINY, tmp_path).view() as view:
        (gap,) = (g for g in gap_rows(view, "a") if g["link"] == "metal")
        found = {c.enterprise: c for c in candidates(market(view, "a"), gap)}
    assert sorted(found) == ["above", "loose", "maker"]
    maker = found["maker"]
    assert (maker.scope, maker.product) == ("site", "二")  # site goes before group
    assert [s.id for s in maker.profile_sources] == ["S1"]
    assert [(t.relation, t.firm.id) for t in maker.supply_ties or ()] == [
        ("sells_to", "user")
    ]
    assert [(t.relation, t.firm.id) for t in maker.group_ties or ()] == [
        ("child", "branch")
    ]
    assert [e.name for e in maker.expansions or ()] == ["分厂"]
    assert (maker.home_region, maker.home_province) == ("b", "q")
    assert not maker.home_contains_region
    assert found["above"].home_contains_region
    assert found["loose"].home_region is None
    assert (maker.buyers_here.count, maker.suppliers_here.count) == (1, 1)
    assert [f.id for f in maker.suppliers_here.firms] == ["miner"]


def test_what_nobody_recorded_is_unknown_not_zero(tmp_path: Path) -> None:
    world = {**TINY, "supplies": [], "invests": []}
    with store(world, tmp_path).view() as view:
        (gap,) = (g for g in gap_rows(view, "a") if g["link"] == "metal")
        found = candidates(market(view, "a"), gap)
    assert all(c.supply_ties is None and c.group_ties is None for c in found)
    assert all(c.expansions is None for c in found)


def test_a_region_without_province_or_point(tmp_path: Path) -> None:
    with store(TINY, tmp_path).view() as view:
        root, city = read_region(view, "cn"), read_region(view, "a")
    assert (root.province, root.point) == (None, None)
    assert (city.province, city.point is None) == ("p", False)
