"""The declarative schema (``schema.toml``) as frozen values.

A *table* is one input table; each of its rows becomes one node or one edge, and its
reference columns become further edges. Store tables, checks, RDF classes and the docs
page of the schema are all derived from these values.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["text", "id", "number", "integer", "boolean", "date", "list", "texts"]
"""``list`` is one text with ``;``, as in a table; ``texts`` are several (derived)."""
ID_JOINT = "␟"
"""Joins the parts of an id that is made from several columns."""


@dataclass(frozen=True)
class Column:
    """One column of a table: what it may hold and what it becomes."""

    name: str
    type: Kind = "text"
    required: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    also: tuple[str, ...] = ()
    without: str = ""
    prefix: str = ""
    ref: str | None = None
    by: str | None = None
    edge: str | None = None
    reverse: bool = False
    carries: tuple[str, ...] = ()
    sets: dict[str, bool] = field(default_factory=dict)
    place: bool = False
    rdf: str | None = None
    lang: str | None = None
    doc: str = ""


@dataclass(frozen=True)
class Table:
    """One input table and the node label or edge type that its rows become."""

    name: str
    zh: str
    en: str
    doc: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    node: str | None = None
    edge: str | None = None
    source: str = ""
    target: str = ""
    sets: dict[str, bool] = field(default_factory=dict)
    rdf: str | None = None

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(c for c in self.columns if c.name == name)

    @property
    def makes_id(self) -> bool:
        """Whether the node's id is made from the key columns."""
        return self.node is not None and self.key != ("id",)


@dataclass(frozen=True)
class EdgeType:
    """One edge type: its ends (label pairs) and properties."""

    name: str
    ends: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rdf: str
    doc: str
    derived: bool = False


def _column(name: str, spec: dict[str, Any]) -> Column:
    lists = {k: tuple(v) for k, v in spec.items() if isinstance(v, list)}
    return replace(Column(name), **{**spec, **lists})


def _columns(spec: dict[str, Any]) -> tuple[Column, ...]:
    return tuple(_column(name, values) for name, values in spec.items())


def _table(name: str, spec: dict[str, Any]) -> Table:
    return Table(
        name=name,
        zh=spec["zh"],
        en=spec["en"],
        doc=spec["doc"],
        columns=_columns(spec["columns"]),
        key=tuple(spec.get("key", ("id",))),
        node=spec.get("node"),
        edge=spec.get("edge"),
        source=spec.get("from", ""),
        target=spec.get("to", ""),
        sets=spec.get("sets", {}),
        rdf=spec.get("rdf"),
    )


@cache
def _toml() -> dict[str, Any]:
    text = files(__package__).joinpath("schema.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def tables() -> dict[str, Table]:
    """Return every input table by name, in an order where references come first."""
    return {name: _table(name, spec) for name, spec in _toml()["tables"].items()}


@cache
def node_tables() -> dict[str, Table]:
    """Return the tables that become nodes, by label."""
    return {t.node: t for t in tables().values() if t.node}


@cache
def derived_properties() -> dict[str, tuple[Column, ...]]:
    """Return the node properties that the graph layer derives, by label."""
    nodes = _toml()["derived"]["nodes"]
    return {label: _columns(spec) for label, spec in nodes.items()}


@cache
def prefixes() -> dict[str, str]:
    """Return the RDF prefixes of the schema."""
    return dict(_toml()["prefixes"])


EXTRA = Column("extra", doc="Unknown columns of the row, as a JSON object.")
_BOOLEAN: Kind = "boolean"


def _ends_of(table: Table) -> list[tuple[str, tuple[str, str], tuple[Column, ...]]]:
    """List (edge type, ends, properties) that the table gives rise to."""
    found = []
    if table.edge:
        first, last = table.column(table.source), table.column(table.target)
        own = tuple(c for c in table.columns if c not in (first, last))
        flags = tuple(Column(name, _BOOLEAN) for name in table.sets)
        found.append(
            (table.edge, (str(first.ref), str(last.ref)), (*own, *flags, EXTRA))
        )
    for column in table.columns:
        if column.edge and table.node:
            pair = (table.node, str(column.ref))
            ends = (pair[1], pair[0]) if column.reverse else pair
            carried = tuple(table.column(c) for c in column.carries)
            flags = tuple(Column(name, _BOOLEAN) for name in column.sets)
            found.append((column.edge, ends, (*carried, *flags)))
    return found


@cache
def edge_types() -> dict[str, EdgeType]:
    """Return every edge type by name: those of the tables, then the derived ones."""
    ends: dict[str, list[tuple[str, str]]] = {}
    columns: dict[str, dict[str, Column]] = {}
    for table in tables().values():
        for name, pair, own in _ends_of(table):
            if pair not in ends.setdefault(name, []):
                ends[name].append(pair)
            columns.setdefault(name, {}).update({c.name: c for c in own})
    meaning = _toml()["edges"]
    found = {
        name: EdgeType(
            name=name,
            ends=tuple(pairs),
            columns=tuple(columns[name].values()),
            rdf=meaning[name]["rdf"],
            doc=meaning[name]["doc"],
        )
        for name, pairs in ends.items()
    }
    for name, spec in _toml()["derived"]["edges"].items():
        found[name] = EdgeType(
            name=name,
            ends=tuple((a, b) for a, b in spec["ends"]),
            columns=_columns(spec["columns"]),
            rdf=spec["rdf"],
            doc=spec["doc"],
            derived=True,
        )
    return found
