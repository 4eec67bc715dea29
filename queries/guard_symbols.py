"""Symbols: brackets, commas, dots, colons, bars and the operators."""

from __future__ import annotations

from chainatlas.queries.guard_frame import Expect, Frame, FrameKind
from chainatlas.queries.guard_walk import Walk
from chainatlas.queries.tokens import Token

_PAIRS = {")": "(", "]": "[", "}": "{"}
_STARS = ("RETURN", "WITH", "DISTINCT", "YIELD", ".")


def symbol(walk: Walk, token: Token) -> None:
    """Read a symbol.

    Raises:
        QueryRefused: it closes no bracket, begins another statement, or stands
            where only a clause can.

    """
    frame = walk.top
    labels, frame.labels = frame.labels, False
    if token.text == ";":
        _end(walk, token)
    elif token.text in _PAIRS and walk.expect is not Expect.NAME:
        _close(walk, token)
    elif (
        walk.expect is Expect.FIRST
        and not (token.text == "(" and frame.pattern_first)
        or walk.expect in (Expect.CLAUSE, Expect.NAME)
    ):
        token.refuse("misplaced")
    elif token.text in ("(", "[", "{"):
        _open(walk, token)
    else:
        _operator(walk, token, labels)


def _end(walk: Walk, token: Token) -> None:
    if walk.top.opener is not None:
        token.refuse("brackets")
    if walk.expect not in (Expect.MORE, Expect.CLAUSE):
        token.refuse("incomplete")
    if walk.peek() is not None:
        token.refuse("several")


def _open(walk: Walk, token: Token) -> None:
    kinds: dict[str, FrameKind] = {"(": "paren", "{": "map", "[": "list"}
    kind = kinds[token.text]
    if walk.expect is Expect.MORE:
        walk.stack.count_operator(token)
        kind = "index" if token.text == "[" else kind
    walk.top.pattern_first = False
    walk.stack.push(Frame(kind, token), token)
    walk.expect = Expect.VALUE


def _close(walk: Walk, token: Token) -> None:
    opener = walk.top.opener
    if opener is None or opener.text != _PAIRS[token.text]:
        token.refuse("brackets")
    done = walk.expect in (Expect.MORE, Expect.CLAUSE)
    if walk.top.cases or (walk.top.kind == "query" and not done):
        token.refuse("incomplete")
    walk.expect = walk.stack.pop().then


def _operator(walk: Walk, token: Token, labels: bool) -> None:
    frame, text, before = walk.top, token.text, walk.before()
    after = before.upper if before is not None else ""
    expect = Expect.VALUE
    match text:
        case ",":
            frame.operators = 0
        case ".":
            if labels:
                token.refuse("dotted_label")
            expect = Expect.VALUE if walk.next_is("*") else Expect.NAME
        case ":" if frame.kind not in ("map", "index"):
            expect = _label(walk)
        case "|" | "&" if labels and not frame.iterates:
            expect = _label(walk)
        case "*" if after in _STARS and walk.expect is Expect.VALUE:
            expect = Expect.MORE
        case "!" if walk.expect is Expect.MORE:
            expect = Expect.MORE
        case "-" | "<-" if after == ")":
            walk.stack.count_hop(token)
    if text != ",":
        walk.stack.count_operator(token)
    walk.expect = expect


def _label(walk: Walk) -> Expect:
    following = walk.peek()
    if following is None or following.kind not in ("word", "quoted"):
        return Expect.VALUE
    walk.top.labels = True
    return Expect.NAME
