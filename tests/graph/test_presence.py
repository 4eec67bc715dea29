"""The presence layer equals a slow count in plain Python."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from chainatlas.graph.build import build
from chainatlas.graph.store import Store
from chainatlas.tests.worlds import World, world, write_folder

BUILDING = {"planned", "signed", "started", "under_construction", "trial"}
Counts = dict[tuple[str, str], list[set[str]]]
EVERY = (
    "MATCH (r:Region)-[h:HAS]->(l:Link) RETURN r.id AS r, l.id AS l, h.makers AS makers, "
    "h.unproven AS unproven, h.buyers AS buyers, h.planned AS planned, h.lq AS lq"
)


def above(tables: World) -> dict[str, list[str]]:
    """List each region with all that it lies in, itself first."""
    parent = {r["id"]: r.get("parent_id") or None for r in tables["regions"]}
    lines = {}
    for region in parent:
        at: str | None = region
        lines[region] = []
        while at:
            lines[region].append(at)
            at = parent[at]
    return lines


def slow_count(tables: World, place: dict[tuple[str, str], str | None]) -> Counts:
    """Count makers, unproven, buyers and planned projects, row after row."""
    lines = above(tables)
    status = {e["id"]: e.get("status") or "active" for e in tables["enterprises"]}
    fed = defaultdict(set)
    makes = {q["id"]: q["link_id"] for q in tables["routes"]}
    for row in tables["inputs"]:
        if row["role"] == "main":
            fed[makes[row["route_id"]]].add(row["link_id"])
    site = {
        (r["enterprise_id"], r["link_id"])
        for r in tables["produces"]
        if (r.get("scope") or "site").strip() in {"site", ""}
    }
    counts: Counts = defaultdict(lambda: [set(), set(), set(), set()])
    for row in tables["produces"]:
        firm, link = row["enterprise_id"], row["link_id"]
        for region in lines.get(place["enterprises", firm] or "", []):
            if status[firm] == "active" and (firm, link) in site:
                counts[region, link][0].add(firm)
                for need in fed[link]:
                    counts[region, need][2].add(firm)
            elif status[firm] in {"active", "unknown"}:
                counts[region, link][1].add(firm)
    for row in tables["projects"]:
        if row.get("link_id") and row.get("status") in BUILDING:
            for region in lines.get(place["projects", row["id"]] or "", []):
                counts[region, row["link_id"]][3].add(row["id"])
    return counts


@pytest.mark.parametrize("seed", range(200, 215))
def test_presence_is_what_a_slow_count_gives(
    store: Store, tmp_path: Path, seed: int
) -> None:
    tables = world(seed)
    built = build(store, write_folder(tables, tmp_path / "w"), bare=True)
    place = {
        (name, key): region
        for name in ("enterprises", "projects")
        for key, region in built.intake.tables[name].select("id", "region_id").rows()
    }
    counts = slow_count(tables, place)
    with store.view() as view:
        rows = view.rows(EVERY, {})
        regions = view.rows("MATCH (r:Region) RETURN r.id AS id, r.makers AS n", {})
        links = view.rows("MATCH (l:Link) RETURN l.id AS id, l.makers AS n", {})
    got = {
        (r["r"], r["l"]): [r["makers"], r["unproven"], r["buyers"], r["planned"]]
        for r in rows
    }
    assert got == {pair: [len(s) for s in sets] for pair, sets in counts.items()}
    local: dict[str, int] = defaultdict(int)
    for (region, _), sets in counts.items():
        local[region] += len(sets[0])
    assert {r["id"]: r["n"] for r in regions} == {
        r["id"]: local[r["id"]] for r in tables["regions"]
    }
    everywhere = {r["id"]: r["n"] for r in links}
    total = sum(everywhere.values())
    for row in rows:
        here, all_of_it = local[row["r"]], everywhere[row["l"]]
        if here and all_of_it:
            lq = (row["makers"] / here) / (all_of_it / total)
            assert row["lq"] == pytest.approx(lq)
        else:
            assert row["lq"] is None


def test_unplaced_firms_count_everywhere_but_in_no_region(
    store: Store, tmp_path: Path
) -> None:
    tables = {
        "categories": "id,zh\nc,类\n",
        "links": "id,zh,category,stage\na,甲,c,upstream\n",
        "regions": "id,zh,level,parent_id\nr,国,country,\ns,省,province,r\n",
        "enterprises": "id,name,region_id\ne,一,\nf,二,s\n",
        "produces": "enterprise_id,link_id,product\ne,a,\nf,a,\nf,a,另\n",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    build(store, [tmp_path], bare=True)
    with store.view() as view:
        rows = view.rows(EVERY, {})
        (link,) = view.rows("MATCH (l:Link) RETURN l.makers AS n", {})
    assert {r["r"]: r["makers"] for r in rows} == {"r": 1, "s": 1}
    assert link["n"] == 2
