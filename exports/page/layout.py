"""Positions of everything in the picture, computed here and stable between runs.

One box per stage; inside it columns by longest path (`columns`), rows by barycentre
sweeps (`rows`), lines through the gutters (`wires`). All lengths are CSS pixels at
zoom 1; x and y of a spot are its middle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chainatlas.exports.page.columns import Chain, Grid, chain_of, grid_of
from chainatlas.exports.page.labels import METRICS, PORT, height_of, label_of
from chainatlas.exports.page.model import Page, Route
from chainatlas.exports.page.rows import Item, layered, stacked
from chainatlas.exports.page.wires import CHANNEL, RING, RING_GAP, Frame, Wire
from chainatlas.exports.page.wiring import Port, lines_of
from chainatlas.ontology.catalogue import Lang

ROW_GAP = 16.0
LANE = 8.0
BOX_PADDING = 14.0
BOX_GAP = 18.0
HEAD = 44.0


@dataclass(frozen=True, slots=True)
class Box:
    """The frame of a stage, by its left upper corner."""

    stage: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A link in the picture; `folded` counts its inputs that are not drawn."""

    id: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...]
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Ring:
    """The AND of a route: its main inputs are needed together."""

    route: str
    link: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The laid-out chain; `folded` counts the links that are not drawn."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    spots: tuple[Spot, ...]
    rings: tuple[Ring, ...]
    wires: tuple[Wire, ...]
    folded: int


def layout(page: Page, lang: Lang = "zh", unfold: bool = False) -> Picture:
    """Lay the chain out for one language.

    Links of other categories are drawn where they matter (wanted, or with makers)
    and are an input of the category; with `unfold` every such input is drawn.
    """
    chain = chain_of(page, unfold)
    grid = grid_of(chain)
    routes = _drawn_routes(page, chain)
    sizes, lines = _sizes(chain, routes, lang)
    layers, pairs = layered(grid.columns, [*chain.feeds, *chain.yields])
    middle = stacked(layers, pairs, sizes, ROW_GAP, LANE)
    middle, floor = _from_top(middle, sizes)
    ringed = {n for n, mine in routes.items() if any(_joins(r) for r in mine)}
    left, turn, width = _columns(grid, [len(p) for p in pairs], ringed, lang)
    frame = Frame(grid.place(), left, METRICS[lang].width, turn, middle)
    ports = _ports(frame, sizes, routes, chain)
    wires, slots = lines_of(page, chain, frame, sizes, ports, floor)
    return Picture(
        width=width,
        height=round(floor + CHANNEL * slots + BOX_PADDING, 1),
        boxes=_boxes(grid, frame, floor),
        spots=_spots(chain, frame, sizes, lines),
        rings=tuple(
            Ring(p.route.id, p.route.link, round(p.x - RING_GAP, 1), round(p.y, 1))
            for p in ports
            if p.ring
        ),
        wires=wires,
        folded=len(chain_of(page, True).links) - len(chain.links),
    )


def _drawn_routes(page: Page, chain: Chain) -> dict[str, list[Route]]:
    """Return, per link, its routes with at least one main input in the picture."""
    out: dict[str, list[Route]] = {n: [] for n in chain.links}
    for route in sorted(page.routes, key=lambda r: (r.link, r.rank, r.id)):
        inputs = [i for i in route.main if i in chain.links and i != route.link]
        if route.link in chain.links and inputs:
            out[route.link].append(route)
    return out


def _sizes(
    chain: Chain, routes: Mapping[str, list[Route]], lang: Lang
) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    lines = {n: label_of(link, lang) for n, link in chain.links.items()}
    sizes = {
        n: height_of(len(lines[n]), link.home, len(routes[n]))
        for n, link in chain.links.items()
    }
    return sizes, lines


def _from_top(
    middle: Mapping[Item, float], sizes: Mapping[str, float]
) -> tuple[dict[Item, float], float]:
    """Shift all so that the highest item stands below the heads; return the floor."""
    half = {i: (sizes[i] if isinstance(i, str) else LANE) / 2 for i in middle}
    top = min((middle[i] - half[i] for i in middle), default=0.0)
    moved = {i: round(y - top + HEAD, 1) for i, y in middle.items()}
    floor = max((moved[i] + half[i] for i in moved), default=HEAD) + BOX_PADDING
    return moved, round(floor, 1)


def _joins(route: Route) -> bool:
    return len(set(route.main) - {route.link}) > 1


def _columns(
    grid: Grid, lines: list[int], ringed: set[str], lang: Lang
) -> tuple[list[float], list[float], float]:
    """Return left edges, the x where lines turn after each column, the full width."""
    width = METRICS[lang].width
    left, turn = [], []
    before = [RING_GAP + RING if ringed & set(c) else 0.0 for c in grid.columns]
    x = BOX_PADDING + RING_GAP + RING
    for i, stage in enumerate(grid.stages):
        left.append(round(x, 1))
        right = x + width
        room = 24.0 + min(36, 2 * lines[i])
        border = i + 1 < len(grid.stages) and grid.stages[i + 1] != stage
        room += 2 * BOX_PADDING + BOX_GAP if border else 0
        turn.append(round(right + room / 2, 1))
        x = right + room + (before[i + 1] if i + 1 < len(before) else 0.0)
    end = left[-1] + width + BOX_PADDING if left else BOX_PADDING
    return left, turn, round(end, 1)


def _ports(
    frame: Frame,
    sizes: Mapping[str, float],
    routes: Mapping[str, list[Route]],
    chain: Chain,
) -> tuple[Port, ...]:
    """Spread the routes of each link over its left side, by where they come from."""
    out: list[Port] = []
    for n, mine in routes.items():
        ordered = sorted(mine, key=lambda r: (_height_from(frame, chain, r), r.rank))
        step = min(PORT, sizes[n] / max(1, len(mine)))
        for k, route in enumerate(ordered):
            y = frame.middle[n] + (k - (len(mine) - 1) / 2) * step
            left = frame.left[frame.place[n]]
            out.append(Port(route, left, round(y, 1), _joins(route)))
    return tuple(out)


def _height_from(frame: Frame, chain: Chain, route: Route) -> float:
    ys = []
    for i in set(route.main) & set(chain.links):
        before = frame.place[route.link] - 1
        lane = frame.middle.get((i, before), frame.middle[i])
        ys.append(lane)
    return sum(ys) / len(ys)


def _spots(
    chain: Chain,
    frame: Frame,
    sizes: Mapping[str, float],
    lines: Mapping[str, tuple[str, ...]],
) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            id=n,
            x=round(frame.left[frame.place[n]] + frame.width / 2, 1),
            y=frame.middle[n],
            w=frame.width,
            h=sizes[n],
            lines=lines[n],
            folded=chain.folded.get(n, 0),
        )
        for n in chain.links
    )


def _boxes(grid: Grid, frame: Frame, floor: float) -> tuple[Box, ...]:
    out = []
    for stage in dict.fromkeys(grid.stages):
        mine = [i for i, s in enumerate(grid.stages) if s == stage]
        x = frame.left[mine[0]] - RING_GAP - RING - BOX_PADDING
        end = frame.right(mine[-1]) + BOX_PADDING
        out.append(Box(stage, round(x, 1), 0.0, round(end - x, 1), floor))
    return tuple(out)
