"""Checks on routes: what they yield, how many main inputs, by-products."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from chainatlas.ontology.check_feeds import outputs
from chainatlas.ontology.check_finding import Finding, Tables, ids, rows

MOST_MAIN_INPUTS = 8
"""More parts than this in one route usually means that materials were lumped."""


def _main_inputs(tables: Tables) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for route, link, role in rows(tables, "inputs", "route_id", "link_id", "role"):
        if role == "main":
            found[route].add(link)
    return found


def route_without_link(tables: Tables) -> Iterator[Finding]:
    """A route yields exactly one link, and the link exists."""
    known = ids(tables, "links")
    for route, link in rows(tables, "routes", "id", "link_id"):
        if link not in known:
            yield Finding("route_without_link", route, {"link": link})


def many_main_inputs(tables: Tables) -> Iterator[Finding]:
    """A route has at most ``MOST_MAIN_INPUTS`` main inputs."""
    for route, links in sorted(_main_inputs(tables).items()):
        if len(links) > MOST_MAIN_INPUTS:
            values = {"count": str(len(links)), "limit": str(MOST_MAIN_INPUTS)}
            yield Finding("many_main_inputs", route, values)


def byproduct_input(tables: Tables) -> Iterator[Finding]:
    """A by-product has a route of its own from the main inputs of its host route.

    Gap rules read routes only; without such a route they never reach it.
    """
    main = _main_inputs(tables)
    own: dict[str, list[str]] = defaultdict(list)
    for route, link in outputs(tables).items():
        own[link].append(route)
    for host, link in rows(tables, "byproducts", "route_id", "link_id"):
        feeds = main.get(host, set())
        made = (main.get(route, set()) for route in own[link])
        if not any(links and links <= feeds for links in made):
            values = {"route": host, "inputs": ", ".join(sorted(feeds))}
            yield Finding("byproduct_input", link, values)
