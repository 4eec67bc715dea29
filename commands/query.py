"""``chainatlas query``: canned queries, and a user's own."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

import click

from chainatlas.commands.output import deliver
from chainatlas.commands.session import Printing, Session, with_printing, with_session
from chainatlas.graph.store import View
from chainatlas.ingest.encoding import to_utf8
from chainatlas.ontology.errors import BadInput, WrongUse
from chainatlas.queries.answer import Meta
from chainatlas.queries.header import Parameter, Query, returned
from chainatlas.queries.isolated import run_own
from chainatlas.queries.library_index import canned, library
from chainatlas.queries.names import Thing, resolve
from chainatlas.queries.run import run
from chainatlas.queries.tokens import Token, tokenise

# What stands before or after a number. Elsewhere a parameter is text: an id of 007
# or 1e5 must stay what it is, and the engine compares text with numbers as numbers.
_MEASURING = frozenset({"<", ">", "<=", ">=", "+", "-", "*", "/", "%", "^"})
_COUNTING = _MEASURING | {"LIMIT", "SKIP"}
_LISTED = ("name", "title", "doc", "parameters", "columns")


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in given:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise WrongUse("query.bad_pair", pair=pair)
        found[key.strip()] = value
    return found


def _bare(token: Token) -> str:
    """Return the name of a parameter token."""
    return token.text[1:].strip("`")


def _value(view: View, parameter: Parameter, text: str) -> Any:
    """Return the value of a parameter: an id for a name, a number for digits."""
    if parameter.choices and text not in parameter.choices:
        wanted = ", ".join(parameter.choices)
        raise WrongUse(
            "query.bad_parameter", parameter=parameter.name, value=text, wanted=wanted
        )
    if parameter.type in get_args(Thing):
        return resolve(view, parameter.type, text) if text else ""  # type: ignore[arg-type]
    if parameter.type == "text":
        return text
    number = _number(text)
    whole = isinstance(number, int)
    if isinstance(number, str) or (parameter.type == "integer" and not whole):
        wanted = parameter.type
        raise WrongUse(
            "query.bad_parameter", parameter=parameter.name, value=text, wanted=wanted
        )
    return number if parameter.type == "integer" else float(number)


def _values(view: View, query: Query, given: dict[str, str]) -> dict[str, Any]:
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            names = ", ".join(known) or "-"
            raise WrongUse(
                "query.unknown_parameter", name=query.name, parameter=name, known=names
            )
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            raise WrongUse(
                "query.missing_parameter", name=query.name, parameter=parameter.name
            )
    return {name: _value(view, known[name], text) for name, text in given.items()}


def _counted(tokens: tuple[Token, ...]) -> set[str]:
    """Return the parameters that a query counts with: these alone can be numbers."""
    found = set()
    for before, token, after in zip(
        ("", *(t.upper for t in tokens)),
        tokens,
        (*(t.upper for t in tokens[1:]), ""),
        strict=False,
    ):
        if token.kind == "parameter" and (before in _COUNTING or after in _MEASURING):
            found.add(_bare(token))
    return found


def _number(text: str) -> int | float | str:
    """Return the number that a text is, else the text."""
    if re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
        return int(text)
    with suppress(ValueError):
        if math.isfinite(float(text)):
            return float(text)
    return text


def _catalogue(session: Session) -> list[dict[str, Any]]:
    return [
        {
            "name": q.name,
            "title": q.title[session.lang],
            "doc": q.doc[session.lang],
            "parameters": [
                {
                    "name": p.name,
                    "type": p.type,
                    "required": p.required,
                    "default": p.default,
                    "choices": list(p.choices),
                }
                for p in q.parameters
            ],
            "columns": list(q.columns),
        }
        for q in library().values()
    ]


def _own(
    session: Session, file: Path, given: dict[str, str], printing: Printing
) -> None:
    try:
        text = to_utf8(file.read_bytes(), file).decode("utf-8")
    except OSError as error:
        raise BadInput("ingest.unreadable", path=file, error=error) from error
    tokens = tokenise(text)
    used = {_bare(t) for t in tokens if t.kind == "parameter"}
    counted = _counted(tokens)
    for name in given:
        if name not in used:
            known = ", ".join(sorted(used)) or "-"
            raise WrongUse(
                "query.unknown_parameter", name=file, parameter=name, known=known
            )
    for name in sorted(used - given.keys()):
        raise WrongUse("query.missing_parameter", name=file, parameter=name)
    values = {k: _number(v) if k in counted else v for k, v in given.items()}
    with session.view() as view:
        meta = session.meta(view, file.name, values)
    rows = run_own(session.address, text, values, login=session.login)
    columns = list(rows[0]) if rows else returned(tokens)
    printing.rows(session, rows, meta, columns)


@click.command()
@click.argument("name", required=False)
@click.option(
    "-p", "--param", "given", multiple=True, metavar="KEY=VALUE", help="A parameter."
)
@click.option("--list", "listing", is_flag=True, help="List the canned queries.")
@click.option("--show", metavar="NAME", help="Print the Cypher text of a canned query.")
@click.option(
    "--file",
    type=click.Path(path_type=Path),
    metavar="F.cypher",
    help="Your own, read-only.",
)
@with_printing
@with_session
def query(
    session: Session,
    name: str | None,
    given: tuple[str, ...],
    listing: bool,
    show: str | None,
    file: Path | None,
    printing: Printing,
) -> None:
    """Run a canned query, or your own Cypher, read-only.

    \b
    Examples:
      chainatlas query --list
      chainatlas query who_makes -p link=海绵钛
      chainatlas query --file mine.cypher -p region=510400 --format csv
    """
    if sum(map(bool, (name, listing, show, file))) != 1:
        raise WrongUse("cli.query_what")
    if listing:
        rows = _catalogue(session)
        shown = ("name", "title", "doc")
        printing.rows(session, rows, Meta("query --list"), _LISTED, shown)
    elif show:
        deliver(canned(show).text, printing.path)
    elif file:
        _own(session, file, _pairs(given), printing)
    else:
        _canned(session, canned(str(name)), _pairs(given), printing)


def _canned(
    session: Session, asked: Query, given: dict[str, str], printing: Printing
) -> None:
    with session.view() as view:
        values = _values(view, asked, given)
        rows = run(view, asked.name, **values)
        defaults = {p.name: p.default for p in asked.parameters}
        meta = session.meta(view, asked.name, {**defaults, **values})
    printing.rows(session, rows, meta, asked.columns)
