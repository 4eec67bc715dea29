"""Names and values: what stands where the engine can only expect a value."""

from __future__ import annotations

import re

from chainatlas.queries.guard_clauses import refuse_word, subquery
from chainatlas.queries.guard_frame import Expect
from chainatlas.queries.guard_walk import Walk
from chainatlas.queries.guard_words import (
    CLAUSES,
    FUNCTIONS,
    INFIX,
    NAMES_TOO,
    PATHS,
    REFUSED,
    RESERVED,
    SORTS,
    SUBQUERIES,
    VALUES,
)
from chainatlas.queries.tokens import Token

MAX_RANGE = 1_000_000
"""The largest number ``range`` may be given: the embedded engine makes the whole
list at once, whatever its limits of time and memory."""

_WHOLE = re.compile(r"\d{1,7}", re.ASCII)


def name(walk: Walk, token: Token) -> None:
    """Read a token where only a name can stand: a keyword is a name there."""
    if walk.next_is("("):
        before = walk.before()
        cast = before is not None and before.upper == "AS"
        if not (cast and token.upper == "DECIMAL"):
            token.refuse("dotted", name=token.text)
    walk.expect = Expect.MORE


def value(walk: Walk, token: Token) -> None:
    """Read a word, a name or a literal where a value is expected."""
    if token.kind == "quoted" and walk.next_is("("):
        token.refuse("function", name=token.text)
    if token.kind != "word" or _is_key(walk):
        walk.expect = Expect.MORE
        return
    word = token.upper
    if word in SUBQUERIES and walk.next_is("{"):
        subquery(walk, Expect.MORE, pattern_first=word != "COLLECT")
    elif word in VALUES:
        walk.expect = Expect.MORE
    elif not _stays(walk, token, word):
        _plain(walk, token, word)


def _is_key(walk: Walk) -> bool:
    """Tell whether the word is a key of a map: ``{key: ...``, ``, key: ...``."""
    before = walk.before()
    follows = before is not None and before.text in ("{", ",")
    return follows and walk.top.kind == "map" and walk.next_is(":")


def _stays(walk: Walk, token: Token, word: str) -> bool:
    """Read the words behind which a value is expected still."""
    before = walk.before()
    after = before.upper if before is not None and before.kind != "string" else ""
    match word:
        case "NOT":
            walk.stack.count_operator(token)
        case "CASE":
            walk.stack.count_case(token)
        case "WHEN":
            return after == "CASE"
        case "DISTINCT":
            return after in ("RETURN", "WITH", "(")
        case _ if word in PATHS and walk.top.kind == "list":
            return after in ("*", "ALL") and not walk.next_is("(")
        case _:
            return False
    return True


def _plain(walk: Walk, token: Token, word: str) -> None:
    """Read a variable or the name of a function."""
    if walk.next_is("("):
        if token.text.lower() not in FUNCTIONS:
            if word in REFUSED:
                token.refuse(REFUSED[word])
            token.refuse("function", name=token.text)
        if word == "RANGE":
            _range(walk, token)
    elif word in RESERVED or (word in REFUSED and word not in NAMES_TOO):
        token.refuse("reserved")
    walk.expect = Expect.MORE


def _range(walk: Walk, token: Token) -> None:
    ahead = 1
    while not walk.next_is(")", ahead=ahead):
        part = walk.peek(ahead)
        if part is None:
            token.refuse("brackets")
        small = _WHOLE.fullmatch(part.text) and int(part.text) <= MAX_RANGE
        if not (small or part.text in (",", "-")):
            token.refuse("range", limit=MAX_RANGE)
        ahead += 1


def more(walk: Walk, token: Token) -> bool:
    """Read an operator word behind a value; False where a clause word stands."""
    word, frame = token.upper, walk.top
    walk.expect = Expect.VALUE
    if word in INFIX:
        walk.stack.count_operator(token)
        frame.iterates = frame.iterates or word == "IN"
    elif word in ("STARTS", "ENDS"):
        walk.stack.count_operator(token)
        walk.need("WITH", after=token)
    elif word == "IS":
        walk.stack.count_operator(token)
        if walk.next_is("NOT"):
            walk.take()
        walk.need("NULL", after=token)
        walk.expect = Expect.MORE
    elif word == "AS":
        walk.expect = Expect.NAME
    elif word in ("WHEN", "THEN", "ELSE", "END") and frame.cases:
        if word == "END":
            walk.stack.end_case()
            walk.expect = Expect.MORE
    elif word in SORTS and frame.kind == "query":
        walk.expect = Expect.MORE
    elif word == "WHERE" and frame.kind in ("paren", "list"):
        frame.begin_part()
    else:
        walk.expect = Expect.MORE
        return _not_here(walk, token, word)
    return True


def _not_here(walk: Walk, token: Token, word: str) -> bool:
    if walk.top.kind == "query" and word in CLAUSES | {"YIELD"}:
        return False
    refuse_word(token)
    return True
