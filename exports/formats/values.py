"""Cell values as RDF terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from chainatlas.exports.formats.iri import node_iri
from chainatlas.exports.formats.vocabulary import XSD, expand, vocabulary
from chainatlas.ontology.schema import Column

Term = ox.NamedNode | ox.Literal
ToTerm = Callable[[Any], Term]
_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "date"),
    (re.compile(r"\d{4}-\d\d"), "gYearMonth"),
    (re.compile(r"\d{4}"), "gYear"),
)
_SOURCE = "dcterms:source"


def _typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def _number(value: float) -> Term:
    return _typed(format(Decimal(repr(value)), "f"), "decimal")


def _integer(value: int) -> Term:
    return _typed(str(value), "integer")


def _boolean(value: bool) -> Term:
    return _typed(str(value).lower(), "boolean")


def _date(value: str) -> Term:
    """A day, month or year; what is no date stays text."""
    kind = next((k for shape, k in _DATES if shape.fullmatch(value)), None)
    return _typed(value, kind) if kind else ox.Literal(value)


_TYPED: dict[str, ToTerm] = {
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
}


def to_term(column: Column, sources: frozenset[str]) -> ToTerm:
    """Return what makes a column's values RDF terms.

    References become addresses, also source ids that stand in a column of text
    (``sources`` are those known); values of a closed set do where the class model
    says so; the rest becomes a literal with its language or datatype.
    """
    space = vocabulary().values.get(expand(column.rdf or "micg:extra"))
    label, lang = column.ref, column.lang
    if label:
        return lambda value: ox.NamedNode(node_iri(label, value))
    if space:
        return lambda value: ox.NamedNode(space + quote(value, safe=""))
    if column.rdf == _SOURCE:
        return lambda value: (
            ox.NamedNode(node_iri("Source", value))
            if value in sources
            else ox.Literal(value)
        )
    if lang:
        return lambda value: ox.Literal(value, language=lang)
    return _TYPED.get(column.type, ox.Literal)
