"""Checks on the feed graph: input link to output link, along the routes."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from chainatlas.ontology.check_finding import Finding, Tables, rows

ARROW = " → "


def outputs(tables: Tables) -> dict[str, str]:
    """Map each route id to the link it yields."""
    return {i: link for i, link in rows(tables, "routes", "id", "link_id") if link}


def feeds(tables: Tables, roles: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return (input link, output link) of all routes, for inputs of these roles."""
    made = outputs(tables)
    return {
        (link, made[route])
        for route, link, role in rows(tables, "inputs", "route_id", "link_id", "role")
        if role in roles and route in made
    }


def _cycles(pairs: set[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield one closed walk for each knot of links that feed each other."""
    graph = nx.DiGraph(sorted(pairs))
    knots = [sorted(knot) for knot in nx.strongly_connected_components(graph)]
    for knot in sorted(knots):
        inside = [(a, b) for a, b in sorted(pairs) if a in knot and b in knot]
        if inside:
            edges = nx.find_cycle(nx.DiGraph(inside), knot[0])
            yield [edges[0][0], *(edge[1] for edge in edges)]


def main_cycle(tables: Tables) -> Iterator[Finding]:
    """A link must not be, over main inputs, a precondition of itself."""
    for path in _cycles(feeds(tables, ("main",))):
        yield Finding("main_cycle", path[0], {"path": ARROW.join(path)})


def input_cycle(tables: Tables) -> Iterator[Finding]:
    """Main and auxiliary inputs together have no loop; loops belong in recycles."""
    main = feeds(tables, ("main",))
    for path in _cycles(feeds(tables, ("main", "auxiliary"))):
        steps = set(zip(path, path[1:], strict=False))
        if not steps <= main:
            yield Finding("input_cycle", path[0], {"path": ARROW.join(path)})


def recycle_feeds(tables: Tables) -> Iterator[Finding]:
    """A recycling loop is kept apart from the feeds: it never closes a gap."""
    fed = feeds(tables, ("main", "auxiliary"))
    for start, end in rows(tables, "recycles", "from_id", "to_id"):
        if (start, end) in fed or start == end:
            yield Finding("recycle_feeds", start, {"other": end})


def orphan_link(tables: Tables) -> Iterator[Finding]:
    """A link is an input, is made on a route, or arises as a by-product."""
    placed = {link for (link,) in rows(tables, "inputs", "link_id")}
    placed |= {link for (link,) in rows(tables, "routes", "link_id")}
    placed |= {link for (link,) in rows(tables, "byproducts", "link_id")}
    for link, zh in rows(tables, "links", "id", "zh"):
        if link not in placed:
            yield Finding("orphan_link", link, {"label": zh})
