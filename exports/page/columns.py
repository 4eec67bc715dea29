"""Which links are drawn, and in which column: the longest path inside each stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from chainatlas.exports.page.model import STAGES, WANTED, Page, PageLink

#: A column taller than this is split; the picture would become a tower.
TALLEST = 14


@dataclass(frozen=True, slots=True)
class Chain:
    """What is drawn of a page.

    `links` by id; `feeds` the pairs (input, link) and `yields` the pairs (link,
    by-product) that run forward; `folded` counts, per link, the main inputs of
    other categories that are not drawn.
    """

    links: dict[str, PageLink]
    feeds: tuple[tuple[str, str], ...]
    yields: tuple[tuple[str, str], ...]
    folded: dict[str, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of link ids from left to right, and the stage of each column."""

    columns: tuple[tuple[str, ...], ...]
    stages: tuple[str, ...]

    def place(self) -> dict[str, int]:
        """Return the column number of every link."""
        return {n: i for i, column in enumerate(self.columns) for n in column}


def chain_of(page: Page, unfold: bool) -> Chain:
    """Choose the links to draw: all of the category, of others those that matter."""
    known = {link.id: link for link in page.links}
    mains = sorted({(i, r.link) for r in page.routes for i in r.main if i != r.link})
    makes = {r.id: r.link for r in page.routes}
    also = {(makes[b.route], b.link) for b in page.byproducts if b.route in makes}
    ends = {i for i, to in mains if to in known and known[to].home}
    ends |= {to for _, to in also}
    drawn = {
        n: link
        for n, link in sorted(known.items())
        if link.home or (n in ends and (unfold or _matters(link)))
    }
    folded: dict[str, int] = {}
    for i, to in mains:
        if i in known and i not in drawn and to in drawn:
            folded[to] = folded.get(to, 0) + 1
    feeds = tuple((a, b) for a, b in mains if a in drawn and b in drawn)
    yields = tuple(
        (a, b) for a, b in sorted(also) if a in drawn and b in drawn and a != b
    )
    return Chain(drawn, feeds, yields, folded)


def _matters(link: PageLink) -> bool:
    return link.makers > 0 or link.status in WANTED


def grid_of(chain: Chain) -> Grid:
    """Place every link of the chain in a column of its stage."""
    pairs = [*chain.feeds, *chain.yields]
    stage = _stages(chain, pairs)
    columns: list[tuple[str, ...]] = []
    stages: list[str] = []
    for name in STAGES:
        members = [n for n in chain.links if stage[n] == name]
        for column in _stage_columns(chain, members, pairs):
            columns.append(column)
            stages.append(name)
    return Grid(tuple(columns), tuple(stages))


def _stages(chain: Chain, pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Give a foreign link the stage of its first user, or of what yields it."""
    stage = {n: link.stage for n, link in chain.links.items() if link.home}
    for n, link in chain.links.items():
        if link.home:
            continue
        users = [stage[b] for a, b in pairs if a == n and chain.links[b].home]
        yielders = [stage[a] for a, b in pairs if b == n and chain.links[a].home]
        near = users or yielders or [link.stage]
        stage[n] = min(near, key=STAGES.index)
    return stage


def _stage_columns(
    chain: Chain, members: list[str], pairs: list[tuple[str, str]]
) -> list[tuple[str, ...]]:
    inside = set(members)
    graph = nx.DiGraph()
    graph.add_nodes_from(members)
    graph.add_edges_from((a, b) for a, b in pairs if a in inside and b in inside)
    depth = _depths(acyclic(graph))
    for n in members:  # an input of another category stands next to its first user
        users = [depth[b] for b in graph.successors(n)]
        if not chain.links[n].home and users and not graph.in_degree(n):
            depth[n] = min(users) - 1
    if not depth:
        return []
    first, last = min(depth.values()), max(depth.values())
    out: list[tuple[str, ...]] = []
    for level in range(first, last + 1):
        column = [n for n in members if depth[n] == level]
        out += _split(column, graph)
    return out


def _depths(graph: nx.DiGraph[str]) -> dict[str, int]:
    return {
        n: level
        for level, generation in enumerate(nx.topological_generations(graph))
        for n in generation
    }


def _split(column: list[str], graph: nx.DiGraph[str]) -> Iterable[tuple[str, ...]]:
    """Cut a tall column into equal ones, those that feed this stage to the right."""
    if not column:
        return
    parts = -(-len(column) // TALLEST)
    size = -(-len(column) // parts)
    ordered = sorted(column, key=lambda n: (graph.out_degree(n) > 0, n))
    for start in range(0, len(ordered), size):
        yield tuple(sorted(ordered[start : start + size]))


def acyclic(graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    """Return the graph without the edges that close a circle (by order of id)."""
    group = {
        n: i
        for i, members in enumerate(nx.strongly_connected_components(graph))
        for n in members
    }
    kept = nx.DiGraph()
    kept.add_nodes_from(graph)
    kept.add_edges_from((a, b) for a, b in graph.edges if group[a] != group[b] or a < b)
    return kept
