"""The lines of the picture: curves through the gutters, loops in a channel below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chainatlas.exports.page.rows import Item

Point = tuple[float, float]
#: Distance of a ring's middle from the box it belongs to, and its radius.
RING_GAP = 15.0
RING = 5.5
CHANNEL = 22.0


@dataclass(frozen=True, slots=True)
class Wire:
    """One line from `source` to `target` (ids of links, or of a route for a ring).

    `kind` is main, join (ring to box), byproduct, recycle or back. `bends` are the
    control points between `start` and `end`: of a curve, or of a rounded line with
    corners where it is a `loop`, which runs back below everything. `note` is the
    index of the recycle that captions it, or -1.
    """

    kind: str
    source: str
    target: str
    route: str
    start: Point
    end: Point
    bends: tuple[Point, ...]
    loop: bool = False
    note: int = -1


@dataclass(frozen=True, slots=True)
class Frame:
    """What a line must know of the picture: columns by number, heights by item."""

    place: Mapping[str, int]
    left: Sequence[float]
    width: float
    turn: Sequence[float]
    middle: Mapping[Item, float]

    def right(self, column: int) -> float:
        """Return the right edge of a column."""
        return self.left[column] + self.width


def curve(frame: Frame, source: str, end: Point, column: int) -> tuple[Point, ...]:
    """Return the control points from `source` to `end` before `column`.

    The line turns only in the gutters and is level while it passes a column, in
    the lane that `rows.layered` kept free for it.
    """
    points: list[Point] = []
    y = frame.middle[source]
    for passed in range(frame.place[source] + 1, column):
        lane = frame.middle[(source, passed)]
        turn, out = frame.turn[passed - 1], frame.turn[passed]
        left, right = frame.left[passed], frame.right(passed)
        points += [(turn, y), (turn, lane)]
        half = frame.width / 2
        points.append((left + min(left - turn, half), lane))
        points.append((right - min(out - right, half), lane))
        y = lane
    turn = frame.turn[column - 1]
    return (*points, (turn, y), (turn, end[1]))


def channel(start: Point, end: Point, floor: float, slot: int) -> tuple[Point, ...]:
    """Return the corners of a loop that runs back below everything."""
    out = start[0] + 7 + 3 * (slot % 3)
    back = end[0] - 7 - 3 * (slot % 3)
    y = floor + CHANNEL * (slot + 0.5)
    return ((out, start[1]), (out, y), (back, y), (back, end[1]))


def relative(wire: Wire) -> tuple[list[float], list[float]]:
    """Return `bends` as Cytoscape wants them: weights along, distances across.

    A weight of 0 is the start and of 1 the end; distances are in picture units to
    the right-hand side of the direction in which y grows downwards.
    """
    (x0, y0), (x1, y1) = wire.start, wire.end
    dx, dy = x1 - x0, y1 - y0
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    weights, distances = [], []
    for x, y in wire.bends:
        along = (x - x0) * dx + (y - y0) * dy
        across = (y - y0) * dx - (x - x0) * dy
        weights.append(round(along / length**2, 4))
        distances.append(round(across / length, 2))
    return weights, distances
