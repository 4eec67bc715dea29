"""Clauses: which word may begin one, and what must follow it."""

from __future__ import annotations

from chainatlas.queries.guard_frame import Expect, Frame
from chainatlas.queries.guard_walk import Walk
from chainatlas.queries.guard_words import (
    CLAUSES,
    FIRST,
    INFIX,
    PROCEDURES,
    REFUSED,
    RESERVED,
)
from chainatlas.queries.tokens import Token


def clause(walk: Walk, token: Token) -> None:
    """Read the word that begins a clause.

    Raises:
        QueryRefused: it is none of the allowed clauses, or stands where it cannot.

    """
    word, frame = token.upper, walk.top
    called = frame.called and word in ("YIELD", "WHERE")
    if walk.expect is Expect.FIRST:
        allowed = word in FIRST
    else:
        allowed = word in CLAUSES or called
    if token.kind != "word":
        token.refuse("misplaced")
    if word == "IN" and walk.expect is Expect.CLAUSE:
        token.refuse("transaction")  # CALL { } IN TRANSACTIONS
    if not allowed:
        refuse_word(token)
    if walk.expect is Expect.CLAUSE and word == "WHERE" and not called:
        token.refuse("misplaced")
    if frame.cases:
        token.refuse("incomplete")
    if word == "YIELD":
        walk.expect = Expect.VALUE
        return
    frame.begin_part()
    if word in ("WITH", "RETURN", "UNION"):
        frame.hops = 0
    walk.expect = Expect.VALUE
    _rest(walk, token, word)


def _rest(walk: Walk, token: Token, word: str) -> None:
    match word:
        case "OPTIONAL":
            walk.need("MATCH", after=token)
        case "ORDER":
            walk.need("BY", after=token)
        case "UNION":
            if walk.next_is("ALL", "DISTINCT"):
                walk.take()
            walk.expect = Expect.FIRST
        case "CALL":
            _call(walk, token)


def refuse_word(token: Token) -> None:
    """Refuse a token where a clause or an operator should stand, with the reason."""
    if token.kind != "word":
        token.refuse("adjacent")
    word = token.upper
    if word in REFUSED:
        token.refuse(REFUSED[word])
    if word in CLAUSES or word in INFIX or word in RESERVED:
        token.refuse("misplaced")
    token.refuse("clause")


def _call(walk: Walk, token: Token) -> None:
    if walk.next_is("("):
        _imports(walk, token)
        if not walk.next_is("{"):
            token.refuse("incomplete")
    if walk.next_is("{"):
        subquery(walk, Expect.CLAUSE)
        return
    name = _procedure(walk, token)
    if name.lower() not in map(str.lower, PROCEDURES):
        token.refuse("procedure", name=name, known=", ".join(PROCEDURES))
    walk.top.called = True
    opener = walk.take()
    walk.stack.push(Frame("paren", opener, then=Expect.CLAUSE), opener)
    walk.expect = Expect.VALUE


def _procedure(walk: Walk, token: Token) -> str:
    """Read the dotted name of a procedure, up to its bracket."""
    parts: list[str] = []
    while True:
        part = walk.peek()
        if part is None or part.kind != "word":
            token.refuse("call")
        parts.append(walk.take().text)
        if walk.next_is("("):
            return ".".join(parts)
        if not walk.next_is("."):
            token.refuse("call")
        walk.take()


def _imports(walk: Walk, token: Token) -> None:
    """Read the names that a subquery takes over: ``CALL (a, b) {``."""
    walk.take()
    while not walk.next_is(")"):
        if walk.peek() is None:
            token.refuse("incomplete")
        name = walk.take()
        plain = name.kind == "word" and name.upper not in RESERVED | REFUSED.keys()
        if not (plain or name.kind == "quoted" or name.text in ("*", ",")):
            name.refuse("misplaced")
    walk.take()


def subquery(walk: Walk, then: Expect, *, pattern_first: bool = False) -> None:
    """Open the braces of a subquery; ``then`` is expected behind them."""
    opener = walk.take()
    frame = Frame("query", opener, then=then, pattern_first=pattern_first)
    walk.stack.push(frame, opener)
    walk.expect = Expect.FIRST
