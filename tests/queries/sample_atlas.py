"""The sample atlas as plain rows, and what follows from them in plain Python."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from chainatlas.graph.store import View

Row = dict[str, Any]


class Sample:
    """The sample atlas, and its tables as plain rows."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.tables: dict[str, list[Row]] = {
            name: view.table(name).to_dicts()
            for name in (
                "regions",
                "links",
                "routes",
                "inputs",
                "enterprises",
                "produces",
                "supplies",
                "invests",
                "projects",
                "parks",
                "memberships",
            )  # fmt: skip
        }
        self.firms = {row["id"]: row for row in self.tables["enterprises"]}
        self.parent = {r["id"]: r["parent_id"] for r in self.tables["regions"]}

    def inside(self, place: str | None, region: str) -> bool:
        while place and place != region:
            place = self.parent[place]
        return bool(place)

    def here(self, firm: str, region: str) -> bool:
        return self.inside(self.firms[firm]["region_id"], region)

    def active(self, firm: str) -> bool:
        return bool(self.firms[firm]["status"] == "active")

    def feeds(self) -> dict[str, set[str]]:
        made = {row["id"]: row["link_id"] for row in self.tables["routes"]}
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.tables["inputs"]:
            if row["role"] == "main":
                found[row["link_id"]].add(made[row["route_id"]])
        return found

    def making(self, links: set[str], *, site: bool) -> list[Row]:
        return [
            row
            for row in self.tables["produces"]
            if row["link_id"] in links
            and self.active(row["enterprise_id"])
            and (not site or row["scope"] == "site")
        ]


def group(sample: Sample, firm: str) -> dict[str, int]:
    """Return the fewest steps, at most three up and then three down, to each firm."""
    up: dict[str, set[str]] = defaultdict(set)
    down: dict[str, set[str]] = defaultdict(set)
    for row in sample.tables["invests"]:
        up[row["child_id"]].add(row["parent_id"])
        down[row["parent_id"]].add(row["child_id"])
    found: dict[str, int] = {}
    heads = {(firm, 0)}
    for n in range(3):
        heads |= {(p, n + 1) for h, k in heads if k == n for p in up[h]}
    for head, above in heads:
        level = {head}
        for below in range(4):
            for member in level:
                found[member] = min(found.get(member, 9), above + below)
            level = {c for m in level for c in down[m]}
    del found[firm]
    return found
