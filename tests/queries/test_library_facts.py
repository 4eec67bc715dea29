"""Queries about enterprises, chains and facts against plain Python, sample atlas."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import chainatlas.facts
from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.queries.run import run
from chainatlas.tests.queries.sample_atlas import Row, Sample, group

REGIONS = ("100000", "510000", "510400", "331100")
LINKS = ("ti.sponge", "lib.lfp", "lib.cell", "vti.slag", "pv.poly")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    store = EmbeddedStore(tmp_path_factory.mktemp("facts") / "atlas.lbug")
    build(store, [Path(str(chainatlas.facts.__file__)).parent])
    with store.view() as view:
        yield Sample(view)


def keys(rows: list[Row], *names: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row[name] for name in names) for row in rows)


MADE = ("enterprise_id", "link_id", "scope", "product")


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("link", LINKS)
def test_makers_buyers_suppliers_targets(
    sample: Sample, region: str, link: str
) -> None:
    asked = {"region": region, "link": link}
    feeds = sample.feeds()
    fed = feeds[link]
    feeding = {i for i, outputs in feeds.items() if link in outputs}
    for name, links in (("gap_buyers", fed), ("gap_suppliers", feeding)):
        expected = [r for r in sample.making(links, site=True) if sample.here(r["enterprise_id"], region)]  # fmt: skip
        got = run(sample.view, name, **asked)
        assert keys(got, "enterprise", "makes", "product") == keys(expected, "enterprise_id", "link_id", "product")  # fmt: skip
    local = [r for r in sample.making({link}, site=True) if sample.here(r["enterprise_id"], region)]  # fmt: skip
    got = run(sample.view, "makers", **asked)
    assert keys(got, "enterprise", "product", "confidence") == keys(local, "enterprise_id", "product", "confidence")  # fmt: skip
    away = [r for r in sample.making({link}, site=False) if not sample.here(r["enterprise_id"], region)]  # fmt: skip
    got = run(sample.view, "target_makers", **asked)
    assert keys(got, "enterprise", "scope", "product") == keys(away, "enterprise_id", "scope", "product")  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
def test_who_makes_it_and_where(sample: Sample, link: str) -> None:
    every = [r for r in sample.tables["produces"] if r["link_id"] == link]
    got = run(sample.view, "who_makes", link=link)
    assert keys(got, "enterprise", "scope", "product") == keys(every, "enterprise_id", "scope", "product")  # fmt: skip
    for row in got:
        place = sample.firms[row["enterprise"]]["region_id"]
        assert row["region"] == place
        assert not row["province"] or sample.inside(place, row["province"])
    local = run(sample.view, "who_makes", link=link, region="510000")
    assert local == [r for r in got if sample.inside(r["region"], "510000")]


@pytest.mark.parametrize("link", LINKS)
def test_ranking_of_regions(sample: Sample, link: str) -> None:
    rows = run(sample.view, "region_ranking", link=link, level="city")
    for row in rows:
        made = sample.making({link}, site=True)
        count = len({r["enterprise_id"] for r in made if sample.here(r["enterprise_id"], row["region"])})  # fmt: skip
        assert (row["level"], row["makers"]) == ("city", count)
    assert [r["makers"] for r in rows] == sorted(
        (r["makers"] for r in rows), reverse=True
    )
    inside = run(sample.view, "region_ranking", link=link, level="", within="510000")
    assert all(sample.inside(r["region"], "510000") for r in inside)


@pytest.mark.parametrize("link", [*LINKS, "lib.ev", "vti.ore"])
@pytest.mark.parametrize("steps", [1, 2, 6])
def test_chain_up_and_down(sample: Sample, link: str, steps: int) -> None:
    down = sample.feeds()
    up: dict[str, set[str]] = defaultdict(set)
    for i, outputs in down.items():
        for o in outputs:
            up[o].add(i)
    for name, edges in (("chain_upstream", up), ("chain_downstream", down)):
        found, edge = {link: 0}, {link}
        for distance in range(1, steps + 1):
            edge = {n for x in edge for n in edges[x]} - set(found)
            found |= dict.fromkeys(edge, distance)
        del found[link]
        got = run(sample.view, name, link=link, steps=steps)
        assert {r["link"]: r["distance"] for r in got} == found
        assert len(got) == len(found)


def test_routes_of_a_link(sample: Sample) -> None:
    for link in LINKS:
        own = [r["id"] for r in sample.tables["routes"] if r["link_id"] == link]
        needs = {(r["route_id"], r["link_id"], r["role"]) for r in sample.tables["inputs"] if r["route_id"] in own}  # fmt: skip
        got = run(sample.view, "routes_of", link=link)
        assert {r["route"] for r in got} == set(own)
        assert {(r["route"], r["input"], r["role"]) for r in got if r["input"]} == needs
        assert sorted({r["rank"] for r in got}) == list(range(1, len(own) + 1))


def test_single_sources(sample: Sample) -> None:
    feeds = sample.feeds()
    for region in REGIONS:
        makers: dict[str, set[str]] = defaultdict(set)
        for row in sample.making({r["id"] for r in sample.tables["links"]}, site=True):
            if sample.here(row["enterprise_id"], region):
                makers[row["link_id"]].add(row["enterprise_id"])
        expected = {
            (i, next(iter(makers[i])), tuple(sorted(o for o in feeds[i] if makers[o])))
            for i in list(feeds)
            if len(makers[i]) == 1 and any(makers[o] for o in feeds[i])
        }
        got = run(sample.view, "single_source", region=region)
        assert {(r["link"], r["maker"], tuple(r["needed_by"])) for r in got} == expected
        assert len(got) == len(expected)


def test_supply_partners(sample: Sample) -> None:
    for region in REGIONS:
        expected: Counter[tuple[Any, ...]] = Counter()
        for row in sample.tables["supplies"]:
            a, b, link = row["supplier_id"], row["customer_id"], row["link_id"]
            if sample.here(a, region):
                expected[a, "supplies", b, link] += 1
            if sample.here(b, region):
                expected[b, "buys", a, link] += 1
        got = run(sample.view, "supply_partners", region=region)
        assert keys(got, "enterprise", "direction", "partner", "link") == expected
        for row in got:
            assert row["partner_inside"] == sample.here(row["partner"], region)
    assert run(sample.view, "supply_partners") == []
    one = run(sample.view, "supply_partners", enterprise="catl")
    assert {r["enterprise"] for r in one} == {"catl"}


@pytest.mark.parametrize("region", REGIONS[1:])
def test_same_group_and_introductions(sample: Sample, region: str) -> None:
    got = run(sample.view, "same_group", region=region)
    expected = {
        (firm, member): steps
        for firm in sample.firms
        if sample.active(firm) and sample.here(firm, region)
        for member, steps in group(sample, firm).items()
        if not sample.here(member, region)
    }
    assert {(r["enterprise"], r["member"]): r["steps"] for r in got} == expected
    assert len(got) == len(expected)
    for target in ("catl", "longbai", "byd"):
        near = run(sample.view, "introduction_path", region=region, enterprise=target)
        local = {f for f in sample.firms if sample.active(f) and sample.here(f, region)} - {target}  # fmt: skip
        kin = local & set(group(sample, target))
        sold = {r["supplier_id"] for r in sample.tables["supplies"] if r["customer_id"] == target}  # fmt: skip
        bought = {r["customer_id"] for r in sample.tables["supplies"] if r["supplier_id"] == target}  # fmt: skip
        assert {r["enterprise"] for r in near if r["same_group"]} == kin
        assert {r["enterprise"] for r in near if r["supplies_target"]} == local & sold
        assert {
            r["enterprise"] for r in near if r["buys_from_target"]
        } == local & bought


def test_facts_by_source_and_confidence(sample: Sample) -> None:
    every = sample.tables["produces"]
    got = run(sample.view, "facts_by_source")
    counted = Counter((r["source_id"], r["confidence"]) for r in every)
    assert {(r["source"], r["confidence"]): r["facts"] for r in got} == counted
    for confidence in ("low", "medium", "high"):
        rows = run(
            sample.view, "facts_by_confidence", confidence=confidence, limit=10_000
        )
        expected = [r for r in every if r["confidence"] == confidence]
        assert keys(rows, "enterprise", "link", "scope", "product") == keys(
            expected, *MADE
        )
    first = run(sample.view, "facts_by_confidence", region="510400", limit=3)
    assert len(first) == 3
    assert all(sample.here(r["enterprise"], "510400") for r in first)


def test_enterprises_and_unclassified(sample: Sample) -> None:
    known = {r["enterprise_id"] for r in sample.tables["produces"]}
    got = run(sample.view, "unclassified_enterprises")
    assert {r["enterprise"] for r in got} == set(sample.firms) - known
    for region in REGIONS:
        rows = run(sample.view, "enterprises", region=region)
        assert {r["id"] for r in rows} == {
            f for f in sample.firms if sample.here(f, region)
        }
    makers = {r["enterprise_id"] for r in sample.tables["produces"] if r["link_id"] == "lib.lfp"}  # fmt: skip
    assert {r["id"] for r in run(sample.view, "enterprises", link="lib.lfp")} == makers
    assert [r["id"] for r in run(sample.view, "enterprises", search="CATL", limit=1)] == ["catl"]  # fmt: skip


def test_projects_and_parks(sample: Sample) -> None:
    order = ["planned", "signed", "started", "under_construction", "trial", "completed", "stopped", None]  # fmt: skip
    got = run(sample.view, "projects_by_stage")
    assert sorted(r["project"] for r in got) == sorted(r["id"] for r in sample.tables["projects"])  # fmt: skip
    stages = [order.index(r["status"]) for r in got]
    assert stages == sorted(stages)
    lib = {r["id"] for r in sample.tables["links"] if r["category"] == "lib"}
    lib |= {
        r["link_id"] for r in sample.tables["memberships"] if r["category"] == "lib"
    }
    some = run(sample.view, "projects_by_stage", category="lib", region="510000")
    assert {r["project"] for r in some} == {
        r["id"]
        for r in sample.tables["projects"]
        if r["link_id"] in lib and sample.inside(r["region_id"], "510000")
    }
    parks = {r["park"]: r for r in run(sample.view, "parks_by_category")}
    assert set(parks) == {r["id"] for r in sample.tables["parks"]}
    for park in sample.tables["parks"]:
        names = {park["id"], park["name"]}
        sited = [f for f in sample.firms.values() if f["park"] in names]
        assert parks[park["id"]]["enterprises"] == len(sited)
        assert parks[park["id"]]["category"] == park["category"]


def test_pick_lists(sample: Sample) -> None:
    cities = run(sample.view, "regions", within="510000", level="city")
    assert len(cities) == 21
    assert ("510400", "攀枝花市", "攀枝花市 (四川省)") in {(r["id"], r["zh"], r["label"]) for r in cities}  # fmt: skip
    assert [r["id"] for r in run(sample.view, "regions", search="攀枝花")] == ["510400"]
    by_alias = {r["id"] for r in run(sample.view, "links", search="lfp")}
    assert "lib.lfp" in by_alias
    members = run(sample.view, "links", category="ti")
    assert {r["category"] for r in members} == {"ti"}
    counted = {r["id"]: r["links"] for r in run(sample.view, "categories")}
    assert counted["ti"] == len(members)
