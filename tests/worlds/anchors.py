"""Valid rows that the bad rows refer to; ids that no random world uses."""

from __future__ import annotations

from chainatlas.tests.worlds.generate import Row, World

ANCHORS: World = {
    "sources": [{"id": "pl.s", "title": "来源"}],
    "categories": [
        {"id": "pl.c", "zh": "植入类"},
        {"id": "pl.c2", "zh": "植入类二"},
    ],
    "links": [
        {"id": code, "zh": zh, "category": "pl.c", "stage": "midstream"}
        for code, zh in (("pl.l", "植入环节"), ("pl.l2", "植入环节二"))
    ],
    "routes": [{"id": "pl.q", "link_id": "pl.l", "rank": "1"}],
    "inputs": [],
    "byproducts": [],
    "recycles": [],
    "aliases": [],
    "memberships": [],
    "regions": [
        {"id": "pl.p1", "zh": "植入一省", "level": "province"},
        {"id": "pl.p2", "zh": "植入二省", "level": "province"},
        {"id": "pl.k1", "zh": "同名县", "level": "county", "parent_id": "pl.p1"},
        {"id": "pl.k2", "zh": "同名县", "level": "county", "parent_id": "pl.p2"},
        {"id": "pl.k3", "zh": "独名县", "level": "county", "parent_id": "pl.p2"},
    ],
    "enterprises": [
        {"id": "pl.e", "region_id": "pl.p1", "status": "active"},
        {"id": "pl.e2", "province": "植入一省", "county": "同名县"},
    ],
    "produces": [{"enterprise_id": "pl.e", "link_id": "pl.l"}],
    "supplies": [],
    "invests": [],
    "projects": [{"id": "pl.j", "name": "植入项目"}],
    "parks": [{"id": "pl.g", "name": "植入园区"}],
    "coverage": [],
}


def anchors(table: str, enterprise_name: str) -> list[Row]:
    """Copy the anchors of a table; enterprises get their name in the given column."""
    rows = [dict(row) for row in ANCHORS[table]]
    if table == "enterprises":
        for row in rows:
            row[enterprise_name] = f"植入{row['id']}"
    return rows
