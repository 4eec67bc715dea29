"""Where the guard is in a query: the open brackets, and what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Literal

from chainatlas.queries.tokens import Token

MAX_DEPTH = 32
"""Brackets that may be open at once: the embedded engine fails far beyond that."""

MAX_CASES = 12
"""CASE inside CASE: from 20 on the embedded engine plans for minutes."""

MAX_OPERATORS = 1000
"""Operators in one expression: chains of 20,000 crash the embedded engine."""

MAX_HOPS = 24
"""Relationships in the patterns of one query part (up to the next WITH): beyond,
the planners take longer than any time limit, which counts from the end of planning."""


class Expect(Enum):
    """What may come next."""

    FIRST = auto()  # the first clause of a query, a subquery, a branch of a UNION
    VALUE = auto()  # a name, a value, a bracket: no clause can begin here
    NAME = auto()  # a name and nothing else: behind `.`, `AS`, the `:` of a label
    MORE = auto()  # behind a value: an operator, a comma, or the next clause
    CLAUSE = auto()  # behind a subquery or procedure: the next clause only


FrameKind = Literal["query", "paren", "list", "index", "map"]


@dataclass(slots=True)
class Frame:
    """One open bracket (or the whole text), with what was counted in it so far."""

    kind: FrameKind
    opener: Token | None
    then: Expect = Expect.MORE
    """What is expected behind the closing bracket."""
    pattern_first: bool = False
    """An EXISTS or COUNT subquery, which may begin with a bare pattern."""
    called: bool = False
    """The clause before was CALL of a procedure: YIELD and WHERE may follow."""
    labels: bool = False
    """The token before is part of a label expression (``:A|B``)."""
    iterates: bool = False
    """An IN was read: a ``|`` is followed by what is made of each item."""
    cases: int = 0
    operators: int = 0
    hops: int = 0

    def begin_part(self) -> None:
        """Start counting afresh: a new clause cuts expressions."""
        self.operators = 0
        self.called = False


@dataclass(slots=True)
class Stack:
    """The open frames, innermost last; the whole text is the first."""

    frames: list[Frame] = field(default_factory=lambda: [Frame("query", None)])
    queries: list[Frame] = field(default_factory=list)
    cases: int = 0
    """CASE expressions open in all frames together."""

    def __post_init__(self) -> None:
        self.queries.extend(self.frames)

    @property
    def top(self) -> Frame:
        """The innermost open frame."""
        return self.frames[-1]

    @property
    def query(self) -> Frame:
        """The innermost open query or subquery."""
        return self.queries[-1]

    def push(self, frame: Frame, at: Token) -> None:
        """Open a frame; refused beyond ``MAX_DEPTH``."""
        if len(self.frames) > MAX_DEPTH:
            at.refuse("depth", limit=MAX_DEPTH)
        self.frames.append(frame)
        if frame.kind == "query":
            self.queries.append(frame)

    def pop(self) -> Frame:
        """Close the innermost frame and return it."""
        frame = self.frames.pop()
        if frame.kind == "query":
            self.queries.pop()
        return frame

    def count_operator(self, at: Token) -> None:
        """Count one operator of the expression at hand."""
        self.top.operators += 1
        if self.top.operators > MAX_OPERATORS:
            at.refuse("operators", limit=MAX_OPERATORS)

    def count_hop(self, at: Token) -> None:
        """Count one relationship of the query part at hand."""
        self.query.hops += 1
        if self.query.hops > MAX_HOPS:
            at.refuse("hops", limit=MAX_HOPS)

    def count_case(self, at: Token) -> None:
        """Count one more CASE that is open."""
        self.top.cases += 1
        self.cases += 1
        if self.cases > MAX_CASES:
            at.refuse("cases", limit=MAX_CASES)

    def end_case(self) -> None:
        """Close the innermost CASE."""
        self.top.cases -= 1
        self.cases -= 1
