"""Which lines there are: routes with their rings, by-products, loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chainatlas.exports.page.columns import Chain
from chainatlas.exports.page.model import Page, Route
from chainatlas.exports.page.wires import RING, RING_GAP, Frame, Wire, channel, curve


@dataclass(frozen=True, slots=True)
class Port:
    """Where a route enters the box of its link: at `x`, `y`, through a ring or not."""

    route: Route
    x: float
    y: float
    ring: bool


def lines_of(
    page: Page,
    chain: Chain,
    frame: Frame,
    sizes: Mapping[str, float],
    ports: tuple[Port, ...],
    floor: float,
) -> tuple[tuple[Wire, ...], int]:
    """Return all lines, and how many slots the channel below the boxes has."""
    loops = _Loops(frame, sizes, floor)
    wires = [w for port in ports for w in _route_lines(chain, frame, port, loops)]
    for source, target in chain.yields:
        wires.append(_byproduct(frame, sizes, source, target, loops))
    for number, loop in enumerate(page.recycles):
        drawn = loop.origin in chain.links and loop.target in chain.links
        if drawn and loop.origin != loop.target:
            key = f"{loop.origin}\n{loop.process.zh}\n{loop.process.en}"
            wires.append(
                loops.wire("recycle", loop.origin, loop.target, "", key, number)
            )
    return tuple(wires), len(loops.slots)


def _route_lines(
    chain: Chain, frame: Frame, port: Port, loops: _Loops
) -> Iterator[Wire]:
    link, route = port.route.link, port.route.id
    end = (port.x, port.y)
    head, target = end, link
    if port.ring:
        head, target = (port.x - RING_GAP - RING, port.y), f"ring {route}"
        stub = (port.x - RING_GAP + RING, port.y)
        yield Wire("join", target, link, route, stub, end, ())
    column = frame.place[link]
    for source in sorted(set(port.route.main) & set(chain.links) - {link}):
        if frame.place[source] >= column:
            yield loops.wire("back", source, link, route, f"back {source}", -1)
            continue
        start = (frame.right(frame.place[source]), frame.middle[source])
        bends = curve(frame, source, head, column)
        yield Wire("main", source, target, route, start, head, bends)


def _byproduct(
    frame: Frame, sizes: Mapping[str, float], source: str, target: str, loops: _Loops
) -> Wire:
    column = frame.place[target]
    if frame.place[source] >= column:
        return loops.wire("byproduct", source, target, "", f"by {source}", -1)
    start = (frame.right(frame.place[source]), frame.middle[source])
    end = (frame.left[column], frame.middle[target] + sizes[target] / 2 - 9)
    return Wire(
        "byproduct",
        source,
        target,
        "",
        start,
        end,
        curve(frame, source, end, column),
    )


class _Loops:
    """Lines that run back share a slot of the channel where they carry the same."""

    def __init__(self, frame: Frame, sizes: Mapping[str, float], floor: float) -> None:
        self.frame, self.sizes, self.floor = frame, sizes, floor
        self.slots: dict[str, int] = {}

    def wire(
        self, kind: str, source: str, target: str, route: str, key: str, note: int
    ) -> Wire:
        """Return a line out of the right side, below everything, into the left."""
        first = key not in self.slots
        slot = self.slots.setdefault(key, len(self.slots))
        frame = self.frame
        low_out = frame.middle[source] + self.sizes[source] / 2 - 9
        low_in = frame.middle[target] + self.sizes[target] / 2 - 9
        start = (frame.right(frame.place[source]), low_out)
        end = (frame.left[frame.place[target]], low_in)
        bends = channel(start, end, self.floor, slot)
        said = note if first else -1
        return Wire(kind, source, target, route, start, end, bends, True, said)
