"""The order of the links inside each column, and their heights in the picture."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence

import networkx as nx
from scipy.optimize import isotonic_regression

#: Lanes let a long line pass between two boxes; they are named by their source.
Lane = tuple[str, int]
Item = str | Lane
Layers = list[list[Item]]
Pairs = list[list[tuple[Item, Item]]]
SWEEPS = 16
#: Sweeps without a gain after which ordering stops.
PATIENCE = 4
#: How much more a lane follows its own line than the boxes at the line's ends.
STRAIGHT = 8.0
#: Heights are settled when a sweep moves nothing by this much.
STILL = 0.5


def _is_lane(item: Item) -> bool:
    return not isinstance(item, str)


def layered(
    columns: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]]
) -> tuple[Layers, Pairs]:
    """Add lanes for lines longer than one column; return layers and their pairs.

    All lines of one source share its lanes. `pairs[i]` joins layer i and i + 1.
    Only pairs that run from left to right take part.
    """
    place = {n: i for i, column in enumerate(columns) for n in column}
    layers: Layers = [list(column) for column in columns]
    joined: list[set[tuple[Item, Item]]] = [set() for _ in columns]
    for a, b in pairs:
        left: Item = a
        for column in range(place[a] + 1, place[b]):
            lane: Lane = (a, column)
            if lane not in layers[column]:
                layers[column].append(lane)
            joined[column - 1].add((left, lane))
            left = lane
        if place[a] < place[b]:
            joined[place[b] - 1].add((left, b))
    return layers, [sorted(pair, key=str) for pair in joined]


def order(layers: Layers, pairs: Pairs) -> Layers:
    """Order every layer by barycentre sweeps; keep the order that crosses least."""
    best = [sorted(layer, key=str) for layer in layers]
    now = [list(layer) for layer in best]
    least, idle = crossings(best, pairs), 0
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        span = range(1, len(now)) if forward else range(len(now) - 2, -1, -1)
        for i in span:
            side = pairs[i - 1] if forward else [(b, a) for a, b in pairs[i]]
            now[i] = _by_barycentre(now[i], now[i - 1 if forward else i + 1], side)
        found = crossings(now, pairs)
        idle = 0 if found < least else idle + 1
        if found < least:
            best, least = [list(layer) for layer in now], found
        if idle == PATIENCE:
            break
    return best


def stacked(
    layers: Layers, pairs: Pairs, size: Mapping[str, float], gap: float, lane: float
) -> dict[Item, float]:
    """Return the middle of every item: each connected part ordered for itself.

    The parts are stacked, the largest on top, each as high as the parts above it
    leave room in its own columns.
    """
    graph: nx.Graph[Item] = nx.Graph()
    graph.add_nodes_from(item for layer in layers for item in layer)
    graph.add_edges_from(pair for side in pairs for pair in side)
    parts = sorted(
        nx.connected_components(graph), key=lambda p: (-len(p), min(map(str, p)))
    )
    ground = [0.0] * len(layers)
    middle: dict[Item, float] = {}
    for part in parts:
        used = [n for n, layer in enumerate(layers) if not part.isdisjoint(layer)]
        span = slice(used[0], used[-1] + 1)  # a part is connected, so without holes
        rows = [[i for i in layer if i in part] for layer in layers[span]]
        sides = [[p for p in side if p[0] in part] for side in pairs[span]]
        found = heights(order(rows, sides), sides, size, gap, lane)
        mine = dict(zip(used, rows, strict=True))
        half = {i: (size[i] if isinstance(i, str) else lane) / 2 for i in found}
        top = {n: min(found[i] - half[i] for i in mine[n]) for n in used}
        shift = max(ground[n] - top[n] for n in used)
        for n in used:
            ground[n] = max(found[i] + half[i] for i in mine[n]) + shift + gap
        middle |= {i: y + shift for i, y in found.items()}
    return middle


def _by_barycentre(
    layer: list[Item], beside: list[Item], side: Sequence[tuple[Item, Item]]
) -> list[Item]:
    position = {item: i / max(1, len(beside)) for i, item in enumerate(beside)}
    near: dict[Item, list[float]] = {}
    for a, b in side:
        near.setdefault(b, []).append(position[a])
    old = {item: i / max(1, len(layer)) for i, item in enumerate(layer)}
    weight = {
        item: sum(near[item]) / len(near[item]) if item in near else old[item]
        for item in layer
    }
    return sorted(layer, key=lambda item: (weight[item], old[item]))


def crossings(layers: Layers, pairs: Pairs) -> int:
    """Return how many pairs of lines cross between neighbouring layers."""
    total = 0
    for i, side in enumerate(pairs[:-1]):
        left = {item: n for n, item in enumerate(layers[i])}
        right = {item: n for n, item in enumerate(layers[i + 1])}
        seen: list[int] = []
        for _, end in sorted((left[a], right[b]) for a, b in side):
            total += len(seen) - bisect_left(seen, end + 1)
            insort(seen, end)
    return total


def heights(
    layers: Layers, pairs: Pairs, size: Mapping[str, float], gap: float, lane: float
) -> dict[Item, float]:
    """Return the middle of every item: near its neighbours, never overlapping.

    Each layer is a weighted least-squares fit to the neighbours' middles under the
    order and the smallest distances (isotonic regression after a shift).
    """
    tall = {i: size[i] if isinstance(i, str) else lane for row in layers for i in row}
    near: dict[Item, list[Item]] = {}
    for side in pairs:
        for a, b in side:
            near.setdefault(a, []).append(b)
            near.setdefault(b, []).append(a)
    middle: dict[Item, float] = {}
    for layer in layers:
        start = -sum(tall[i] + gap for i in layer) / 2
        for item in layer:
            middle[item] = start + tall[item] / 2
            start += tall[item] + gap
    for sweep in range(2 * SWEEPS):
        before = dict(middle)
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            _settle(layer, middle, near, tall, gap)
        if all(abs(middle[i] - y) < STILL for i, y in before.items()):
            break
    return middle


def _settle(
    layer: list[Item],
    middle: dict[Item, float],
    near: Mapping[Item, list[Item]],
    tall: Mapping[Item, float],
    gap: float,
) -> None:
    if not layer:
        return
    shift = [0.0]
    for above, item in zip(layer, layer[1:], strict=False):
        between = gap if isinstance(above, str) or isinstance(item, str) else gap / 3
        shift.append(shift[-1] + (tall[above] + tall[item]) / 2 + between)
    wish, weight = [], []
    for item in layer:
        beside = near.get(item, [item])
        pull = [STRAIGHT if _is_lane(item) and _is_lane(n) else 1.0 for n in beside]
        drawn = zip(beside, pull, strict=True)
        wish.append(sum(middle[n] * p for n, p in drawn) / sum(pull))
        weight.append(4.0 if _is_lane(item) else (1.0 if item in near else 0.05))
    fitted = isotonic_regression(
        [w - s for w, s in zip(wish, shift, strict=True)], weights=weight
    ).x
    for item, value, s in zip(layer, fitted, shift, strict=True):
        middle[item] = float(value) + s
