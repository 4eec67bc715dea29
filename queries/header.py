"""The header of a canned query: TOML in its leading comment lines.

    // title.zh = "..."         // title.en = "..."
    // doc.zh = "..."           // doc.en = "..."
    // columns = ["link", "opens[]"]                 [] marks a list, stored unordered
    // [parameters.region]
    // type = "region"          region, category, link, enterprise, unit, document:
    //                          an id or name
    //                          text, integer, number: a plain value
    // default = ""             a parameter without a default is required
    // from = "regions"         the query that its pick-list comes from
    // choices = ["a", "b"]     or the list itself

Declared and used parameters, and declared and returned columns, must be the same.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from chainatlas.ontology.catalogue import Lang
from chainatlas.queries.tokens import Token, tokenise

ParameterType = Literal[
    "region", "category", "link", "enterprise", "unit", "document",
    "text", "integer", "number",
]  # fmt: skip
TYPES = get_args(ParameterType)
"""The parameter types; the first six take an id or a name."""


class BadQueryFile(ValueError):
    """A canned query is not what its header says; ``args`` is file:line and why."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of a canned query."""

    name: str
    type: ParameterType
    default: str | int | float | None = None
    picks: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is None


@dataclass(frozen=True)
class Query:
    """A canned query: its name, what it says of itself, and its Cypher text."""

    name: str
    title: dict[Lang, str]
    doc: dict[Lang, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    lists: tuple[str, ...]
    text: str

    @cached_property
    def is_union(self) -> bool:
        """Whether it joins several queries; their rows then come in no set order."""
        return any(token.upper == "UNION" for token in tokenise(self.text))


def _split(text: str) -> tuple[str, str]:
    lines = text.split("\n")
    head = 0
    while head < len(lines) and lines[head].startswith("//"):
        head += 1
    header = "\n".join(line[2:].removeprefix(" ") for line in lines[:head])
    return header, "\n".join(lines[head:]).strip() + "\n"


def _parameter(name: str, spec: dict[str, Any], where: str) -> Parameter:
    if spec.get("type") not in TYPES:
        raise BadQueryFile(f"{where}: parameter {name}: type is one of {TYPES}")
    return Parameter(
        name,
        spec["type"],
        spec.get("default"),
        spec.get("from"),
        tuple(spec.get("choices", ())),
    )


def _alias(tokens: list[Token]) -> str:
    last = tokens[-1]
    return last.text.strip("`")


def returned(tokens: tuple[Token, ...]) -> list[str]:
    """Return the column names of the last RETURN of a query."""
    start = max(i for i, t in enumerate(tokens) if t.upper == "RETURN")
    columns: list[list[Token]] = [[]]
    depth = 0
    for token in tokens[start + 1 :]:
        depth += (token.text in "([{") - (token.text in ")]}")
        if depth == 0 and token.upper in ("ORDER", "SKIP", "LIMIT"):
            break
        if depth == 0 and token.text == ",":
            columns.append([])
        elif not (token.upper == "DISTINCT" and not columns[-1]):
            columns[-1].append(token)
    return [_alias(column) for column in columns]


def _check(query: Query, where: str) -> None:
    tokens = tokenise(query.text)
    used = {t.text[1:].strip("`") for t in tokens if t.kind == "parameter"}
    declared = {p.name for p in query.parameters}
    if used != declared:
        odd = ", ".join(sorted(used ^ declared))
        raise BadQueryFile(f"{where}: declared and used parameters differ: {odd}")
    found = returned(tokens)
    if found != list(query.columns):
        raise BadQueryFile(f"{where}: columns {query.columns} but returns {found}")


def parse(name: str, text: str, where: str) -> Query:
    """Read one canned query and check it against its header.

    Raises:
        BadQueryFile: the header is missing or wrong; names the file and line.
    """
    header, body = _split(text)
    try:
        spec = tomllib.loads(header)
        columns = [str(c) for c in spec["columns"]]
        query = Query(
            name=name,
            title={"zh": spec["title"]["zh"], "en": spec["title"]["en"]},
            doc={"zh": spec["doc"]["zh"], "en": spec["doc"]["en"]},
            parameters=tuple(
                _parameter(n, s, where) for n, s in spec.get("parameters", {}).items()
            ),
            columns=tuple(c.removesuffix("[]") for c in columns),
            lists=tuple(c.removesuffix("[]") for c in columns if c.endswith("[]")),
            text=body,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadQueryFile(f"{where}:1: header: {error!r}") from error
    _check(query, where)
    return query
