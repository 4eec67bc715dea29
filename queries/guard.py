"""The guard before the engine: a user's own query may read the graph, and no more.

Both engines let a query of a read-only session do more than read: write files, read
files of the machine, show settings, run several statements. So a query must be made
of what is on a list: the reading clauses, operators, functions and procedures of
``guard_words``. The words are judged by where they stand: a word behind a value is an
operator or begins a clause, a word elsewhere is a name. ``n.set``, ``:Load`` and
``AS create`` are names, and no clause can begin there in any engine.

The guard knows the shape of a query and not its whole grammar: what it lets through
can still be wrong, and the engine says so.
"""

from __future__ import annotations

from chainatlas.queries.guard_clauses import clause, refuse_word
from chainatlas.queries.guard_frame import Expect
from chainatlas.queries.guard_names import more, name, value
from chainatlas.queries.guard_refused import QueryRefused
from chainatlas.queries.guard_symbols import symbol
from chainatlas.queries.guard_walk import Walk
from chainatlas.queries.tokens import Token, tokenise


def check(text: str) -> None:
    """Let ``text`` pass if it is one query that only reads the graph.

    Takes time in proportion to the length of the text.

    Raises:
        QueryRefused: it is not, or it cannot be told; says where and why.

    """
    tokens = tokenise(text)
    if not tokens:
        raise QueryRefused("empty", 1, 1)
    walk = Walk(tokens)
    while walk.peek() is not None:
        _step(walk, walk.take())
    _finish(walk, tokens[-1])


def _step(walk: Walk, token: Token) -> None:
    if token.kind == "symbol":
        symbol(walk, token)
        return
    labels, walk.top.labels = walk.top.labels, False
    match walk.expect:
        case Expect.FIRST | Expect.CLAUSE:
            clause(walk, token)
        case Expect.VALUE:
            value(walk, token)
        case Expect.NAME:
            if token.kind not in ("word", "quoted"):
                token.refuse("misplaced")
            walk.top.labels = labels
            name(walk, token)
        case Expect.MORE:
            if token.kind != "word":
                refuse_word(token)
            if not more(walk, token):
                clause(walk, token)


def _finish(walk: Walk, last: Token) -> None:
    opener = walk.top.opener
    if opener is not None:
        opener.refuse("brackets")
    ended = last.text == ";" and last.kind == "symbol"
    if walk.top.cases or not (ended or walk.expect in (Expect.MORE, Expect.CLAUSE)):
        last.refuse("incomplete")
