"""Constructs that ladybug reads otherwise than Neo4j or not at all, found by tokens.

Each rule gives the tokens at which a query breaks it. A query that breaks none can
still differ (a pattern may walk an edge twice on ladybug): that only rows can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chainatlas.queries.guard_words import RESERVED
from chainatlas.queries.tokens import Token, tokenise

Tokens = Sequence[Token]
Rule = Callable[[Tokens], Iterator[Token]]

_FUNCTIONS = {
    "labels": "returns a text on ladybug: match the label",
    "substring": "counts from 1 on ladybug: cut in Python",
    "type": "is not there on ladybug: one pattern for each type",
    "elementid": "is an internal id: use the property id",
    "id": "is an internal id: use the property id",
    "tostring": "is not there on ladybug: pass a typed parameter",
    "tointeger": "is not there on ladybug: pass a typed parameter",
    "tofloat": "is not there on ladybug: pass a typed parameter",
    "toboolean": "is not there on ladybug: pass a typed parameter",
    "head": "is not there on ladybug: compute in Python",
    "last": "is not there on ladybug: compute in Python",
    "tail": "is not there on ladybug: compute in Python",
    "reduce": "is not there on ladybug: UNWIND and aggregate",
    "shortestpath": "is not there on ladybug: *0..n and min(length(p))",
    "allshortestpaths": "is not there on ladybug: *0..n and min(length(p))",
    "exists": "is not there on ladybug: EXISTS { MATCH ... }",
}
_CLAUSES = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "UNION")


def _is(token: Token | None, *texts: str) -> bool:
    if token is None or token.kind not in ("word", "symbol"):
        return False
    return token.upper in texts


def _pairs(tokens: Tokens) -> Iterator[tuple[Token, Token]]:
    yield from zip(tokens, tokens[1:], strict=False)


def _inside(tokens: Tokens, start: int) -> Tokens:
    """Return what stands between the bracket at ``start`` and its partner."""
    depth = 0
    for at, token in enumerate(tokens[start:], start):
        if token.kind == "symbol":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth == 0:
            return tokens[start + 1 : at]
    return tokens[start + 1 :]


def _brackets(tokens: Tokens) -> Iterator[tuple[int, str]]:
    """Yield each ``[`` and what it begins: an index, a relationship or a list."""
    for at, token in enumerate(tokens):
        if not _is(token, "["):
            continue
        before = tokens[at - 1]
        value = before.kind in ("quoted", "parameter", "string") or (
            before.kind == "word" and before.upper not in RESERVED
        )
        if value or _is(before, ")", "]", "}"):
            yield at, "index"
        else:
            yield at, "edge" if _is(before, "-", "<-") else "list"


def functions(tokens: Tokens) -> Iterator[Token]:
    """Functions that differ or are missing; not a property or label of that name."""
    for at, (token, after) in enumerate(_pairs(tokens)):
        named = token.kind in ("word", "quoted") and _is(after, "(")
        known = token.text.strip("`").lower() in _FUNCTIONS
        if named and known and not _is(tokens[at - 1] if at else None, ".", ":"):
            yield token


def indexes(tokens: Tokens) -> Iterator[Token]:
    """``xs[0]``, ``xs[1..2]``: ladybug counts from 1."""
    yield from (tokens[at] for at, kind in _brackets(tokens) if kind == "index")


def subqueries(tokens: Tokens) -> Iterator[Token]:
    """``EXISTS { (a)-->(b) }``: ladybug wants MATCH; it has no COLLECT."""
    for at, (token, after) in enumerate(_pairs(tokens)):
        if _is(after, "{"):
            bare = not _is(next(iter(tokens[at + 2 : at + 3]), None), "MATCH")
            if _is(token, "COLLECT") or (_is(token, "EXISTS", "COUNT") and bare):
                yield token


def calls(tokens: Tokens) -> Iterator[Token]:
    """CALL of a procedure or subquery."""
    yield from (token for token in tokens if _is(token, "CALL"))


def comprehensions(tokens: Tokens) -> Iterator[Token]:
    """List comprehensions with WHERE or over nodes(p), and of patterns."""
    for at, kind in _brackets(tokens):
        inner = _inside(tokens, at)
        if kind != "list" or not inner:
            continue
        over = len(inner) > 2 and _is(inner[1], "IN")
        filtered = any(_is(token, "WHERE") for token in inner)
        walked = any(_is(token, "NODES", "RELATIONSHIPS") for token in inner)
        pattern = _is(inner[0], "(") or (len(inner) > 2 and _is(inner[2], "("))
        if (over and (filtered or walked)) or (pattern and not over):
            yield tokens[at]


def edge_filters(tokens: Tokens) -> Iterator[Token]:
    """WHERE within the brackets of a relationship."""
    for at, kind in _brackets(tokens):
        inner = _inside(tokens, at) if kind == "edge" else ()
        yield from (token for token in inner if _is(token, "WHERE"))


def projections(tokens: Tokens) -> Iterator[Token]:
    """Map projections: ``n {.id}``."""
    for token, after in _pairs(tokens):
        if _is(token, "{") and _is(after, "."):
            yield after


def quantified(tokens: Tokens) -> Iterator[Token]:
    """Quantified paths: ``((a)-->(b)){1,3}``, ``-[:FEEDS]->+``."""
    for at, (token, after) in enumerate(_pairs(tokens)):
        counted = _is(token, ")", "->", "-") and _is(after, "{")
        repeated = _is(token, "->") and _is(after, "+", "*")
        third = tokens[at + 2] if at + 2 < len(tokens) else None
        group = _is(token, "MATCH", "=") and _is(after, "(") and _is(third, "(")
        if counted or repeated or group or _is(token, "SHORTEST"):
            yield after


def sorted_with(tokens: Tokens) -> Iterator[Token]:
    """WITH ... ORDER BY without LIMIT: ladybug does not parse it."""
    for at, token in enumerate(tokens):
        operator = at and _is(tokens[at - 1], "STARTS", "ENDS")
        if _is(token, "WITH") and not operator:
            words = [*_clause(tokens[at + 1 :])]
            if not any(_is(word, "LIMIT") for word in words):
                yield from (word for word in words if _is(word, "ORDER"))


def _clause(tokens: Tokens) -> Iterator[Token]:
    """Yield the words of a clause that stand in no bracket, up to the next clause."""
    depth = 0
    for token in tokens:
        if token.kind == "symbol":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth < 0 or (depth == 0 and _is(token, *_CLAUSES)):
            return
        if depth == 0 and token.kind == "word":
            yield token


def sizes_of_paths(tokens: Tokens) -> Iterator[Token]:
    """``size(r)`` of a relationship of variable length: use ``length(p)``."""
    walked = set()
    for at, kind in _brackets(tokens):
        inner = _inside(tokens, at)
        if kind == "edge" and inner and any(_is(token, "*") for token in inner):
            walked.add(inner[0].text)
    for at, (token, after) in enumerate(_pairs(tokens)):
        if _is(token, "SIZE") and _is(after, "(") and tokens[at + 2].text in walked:
            yield token


def components(tokens: Tokens) -> Iterator[Token]:
    """``date(x).year``, a property of what a function gives."""
    for token, after in _pairs(tokens):
        if _is(token, ")", "]") and _is(after, "."):
            yield after


def additions(tokens: Tokens) -> Iterator[Token]:
    """``SET n += $map``."""
    for token, after in _pairs(tokens):
        if _is(token, "+") and _is(after, "="):
            yield token


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        functions,
        indexes,
        subqueries,
        calls,
        comprehensions,
        edge_filters,
        projections,
        quantified,
        sorted_with,
        sizes_of_paths,
        components,
        additions,
    )
}


def broken(text: str) -> list[str]:
    """Return each breach of a rule as ``line:column: rule: why``."""
    tokens = tokenise(text)
    return [
        f"{token.line}:{token.column}: {name}: {_why(token, rule)}"
        for name, rule in RULES.items()
        for token in rule(tokens)
    ]


def _why(token: Token, rule: Rule) -> str:
    own = _FUNCTIONS.get(token.text.strip("`").lower())
    return f"{token.text}() {own}" if own else (rule.__doc__ or "").strip()
