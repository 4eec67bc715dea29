"""Deal a world into parts that can be loaded one after the other."""

from __future__ import annotations

from random import Random

from chainatlas.tests.worlds.generate import Row, World

# Column -> the table it refers to, whichever table the column stands in ...
REFERS = {
    "category": "categories",
    "link_id": "links",
    "from_id": "links",
    "to_id": "links",
    "route_id": "routes",
    "region_id": "regions",
    "enterprise_id": "enterprises",
    "supplier_id": "enterprises",
    "customer_id": "enterprises",
    "source_id": "sources",
}
# ... except in these.
OWN = {
    "invests": {"parent_id": "enterprises", "child_id": "enterprises"},
    "regions": {"parent_id": "regions"},
    "sources": {"source_id": None},
}
BY_NAME = ("province", "city", "county", "region")
ORDER = ("sources", "categories", "regions", "links", "routes", "enterprises")
KEY = {"sources": ("id", "source_id")}


def split_world(world: World, parts: int, seed: int = 0) -> list[World]:
    """Deal rows at random, none before what it refers to; repeats may part ways."""
    dice = Random(seed)
    found: list[World] = [{} for _ in range(parts)]
    dealt: dict[str, dict[str, int]] = {}
    tables = [t for t in ORDER if t in world] + [t for t in world if t not in ORDER]
    for table in tables:
        own = dealt.setdefault(table, {})
        for row in _upper_first(table, world[table]):
            part = dice.randint(_earliest(table, row, dealt), parts - 1)
            key = next((row[k] for k in KEY.get(table, ("id",)) if k in row), "")
            own[key] = min(part, own.get(key, part))
            found[part].setdefault(table, []).append(row)
    return found


def _upper_first(table: str, rows: list[Row]) -> list[Row]:
    """Regions after the regions that they lie in; other rows as they stand."""
    if table != "regions":
        return rows
    parent = {row["id"]: row.get("parent_id") for row in rows}

    def depth(region: str | None) -> int:
        return 1 + depth(parent[region]) if region else 0

    return sorted(rows, key=lambda row: depth(row["id"]))


def _earliest(table: str, row: Row, dealt: dict[str, dict[str, int]]) -> int:
    parts = [0]
    refers = REFERS | OWN.get(table, {})
    for column, text in row.items():
        if not text:
            continue
        if column in BY_NAME:  # a name is unique only among all regions
            parts += dealt["regions"].values()
        elif refers.get(column):
            parts.append(dealt[refers[column]][text])
    return max(parts)
