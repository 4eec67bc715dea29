"""Links, where they stand in a chain, and the routes that make them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

Row = dict[str, str]
Have = frozenset[str]


@dataclass(frozen=True)
class Route:
    """One way to make a link; all main inputs are needed together."""

    id: str
    rank: int
    inputs: frozenset[str]

    def missing(self, have: Have) -> frozenset[str]:
        """Return the main inputs that are not made."""
        return self.inputs - have

    def short(self, have: Have) -> Fraction:
        """Return the share of main inputs not made; 0 without main inputs."""
        if not self.inputs:
            return Fraction(0)
        return Fraction(len(self.missing(have)), len(self.inputs))


@dataclass(frozen=True)
class Link:
    """A link with its home category, and its stage in each category it is in."""

    id: str
    name: str
    home: str
    kind: str
    stages: dict[str, str]
    routes: tuple[Route, ...]

    def served(self, have: Have) -> bool:
        """Whether it has no route, or one that is short of nothing."""
        return not self.routes or any(r.short(have) == 0 for r in self.routes)

    def nearest(self, have: Have) -> Route:
        """Return the route with the smallest short, ties by rank."""
        return min(self.routes, key=lambda r: (r.short(have), r.rank))

    def inputs(self) -> frozenset[str]:
        """Collect the main inputs on any route."""
        return frozenset().union(*(r.inputs for r in self.routes))


def read_links(tables: dict[str, list[Row]]) -> dict[str, Link]:
    """Read links, memberships, routes and inputs."""
    stages: dict[str, dict[str, str]] = defaultdict(dict)
    for row in tables.get("links", []):
        stages[row["id"]][row["category"]] = row["stage"]
    for row in tables.get("memberships", []):
        stages[row["link_id"]][row["category"]] = row["stage"]
    routes = read_routes(tables)
    return {
        row["id"]: Link(
            row["id"],
            row["zh"],
            row["category"],
            row.get("kind", ""),
            stages[row["id"]],
            routes.get(row["id"], ()),
        )
        for row in tables.get("links", [])
    }


def read_routes(tables: dict[str, list[Row]]) -> dict[str, tuple[Route, ...]]:
    """Read the routes of each link, ranked 1..n: given rank, blanks last, then id."""
    main: dict[str, set[str]] = defaultdict(set)
    for row in tables.get("inputs", []):
        if row["role"] == "main":
            main[row["route_id"]].add(row["link_id"])
    given: dict[str, dict[str, str]] = defaultdict(dict)
    for row in tables.get("routes", []):
        given[row["link_id"]][row["id"]] = row.get("rank", "")
    ranked: dict[str, tuple[Route, ...]] = {}
    for link, ranks in given.items():
        order = sorted(ranks, key=lambda r: (not ranks[r], int(ranks[r] or 0), r))
        ranked[link] = tuple(
            Route(r, n, frozenset(main[r])) for n, r in enumerate(order, start=1)
        )
    return ranked
