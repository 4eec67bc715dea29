"""Positions of a chain's links: bands by stage, columns by depth, few crossings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

STAGES = ("upstream", "midstream", "downstream")
COLUMN, ROW = 240, 62
"""Distance of neighbouring columns and rows, in pixels at zoom 1."""
_TALLEST = 24
_SWEEPS = 4


def _depths(graph: nx.DiGraph[str]) -> dict[str, int]:
    """Return the longest path to each node; the nodes of a loop stand together."""
    whole = nx.condensation(graph)
    depth: dict[str, int] = {}
    for number, parts in enumerate(nx.topological_generations(whole)):
        for part in parts:
            depth |= dict.fromkeys(whole.nodes[part]["members"], number)
    return depth


def _columns(
    stages: Mapping[str, int], pairs: Iterable[tuple[str, str]]
) -> list[list[str]]:
    """Return the columns from left to right: by stage, then by depth inside it."""
    found: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for stage in range(len(STAGES)):
        inside: nx.DiGraph[str] = nx.DiGraph()
        inside.add_nodes_from(sorted(k for k, s in stages.items() if s == stage))
        inside.add_edges_from(
            (a, b) for a, b in pairs if stages[a] == stages[b] == stage
        )
        depth = _depths(inside)
        seen: dict[int, int] = defaultdict(int)
        for key in sorted(inside):
            part = seen[depth[key]] // _TALLEST
            seen[depth[key]] += 1
            found[stage, depth[key], part].append(key)
    return [found[place] for place in sorted(found)]


def positions(
    stages: Mapping[str, int], pairs: Iterable[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Return x and y of each link, the same for the same chain.

    ``stages`` gives the index of each link's stage in STAGES. Rows are ordered by the
    mean row of the neighbours (barycentre method of Sugiyama and others, 1981).
    """
    pairs = list(pairs)
    columns = _columns(stages, pairs)
    near: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    row = {key: n - len(keys) / 2 for keys in columns for n, key in enumerate(keys)}
    for sweep in range(_SWEEPS):
        for keys in columns if sweep % 2 == 0 else reversed(columns):
            mean = {
                k: sum(row[n] for n in near[k]) / len(near[k]) if near[k] else row[k]
                for k in keys
            }
            keys.sort(key=lambda k: (mean[k], k))
            row |= {key: n - len(keys) / 2 for n, key in enumerate(keys)}
    return {
        key: (x * COLUMN, round(row[key] * ROW))
        for x, keys in enumerate(columns)
        for key in keys
    }
