"""The graph as RDF: what is said of one thing at a time, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from chainatlas.exports.formats.iri import node_iri, statement_iri
from chainatlas.exports.formats.model import Content
from chainatlas.exports.formats.values import Term, ToTerm, to_term
from chainatlas.exports.formats.vocabulary import (
    RDF_TYPE,
    Reified,
    expand,
    vocabulary,
)
from chainatlas.graph.presence import feeds
from chainatlas.graph.records import FROM, TO, Edges, Nodes, edges_of, nodes_of
from chainatlas.ontology.schema import (
    EXTRA,
    Column,
    Table,
    edge_types,
    node_tables,
    tables,
)

About = tuple[ox.NamedNode, list[tuple[ox.NamedNode, Term]]]
"""A thing, and (property, value) pairs that are said of it."""

_TYPE = ox.NamedNode(RDF_TYPE)
UNMAPPED = {"home": "micg:home", "extra": "micg:extra"}
"""Properties that the schema adds itself, and so gives no RDF name."""

Plan = list[tuple[str, ox.NamedNode, ToTerm]]


def _plan(columns: tuple[Column, ...], sources: frozenset[str]) -> Plan:
    """Return (column, property, conversion) for the columns that RDF keeps."""
    plan = []
    for column in columns:
        name = column.rdf or UNMAPPED.get(column.name)
        if name:
            own = replace(column, rdf=name)
            plan.append(
                (column.name, ox.NamedNode(expand(name)), to_term(own, sources))
            )
    return plan


def _own_columns(table: Table) -> tuple[Column, ...]:
    """Return the columns said of the node itself, not of one of its edges."""
    carried = {name for c in table.columns for name in c.carries}
    return (*(c for c in table.columns if c.name not in carried), EXTRA)


def _values(plan: Plan, row: dict[str, object]) -> list[tuple[ox.NamedNode, Term]]:
    return [(p, make(row[c])) for c, p, make in plan if row[c] is not None]


def _nodes(nodes: Nodes, sources: frozenset[str]) -> Iterator[About]:
    table = node_tables()[nodes.label]
    kind = (_TYPE, ox.NamedNode(expand(str(table.rdf))))
    plan = _plan(_own_columns(table), sources)
    for row in nodes.frame.iter_rows(named=True):
        subject = ox.NamedNode(node_iri(nodes.label, row["id"]))
        yield subject, [kind, *_values(plan, row)]


def _pairs(edges: Edges) -> Iterator[About]:
    """One triple for each pair of ends."""
    name = ox.NamedNode(expand(edge_types()[edges.type].rdf))
    pairs = edges.frame.select(FROM, TO).unique(maintain_order=True)
    grouped = pairs.group_by(FROM, maintain_order=True).agg(TO)
    for start, ends in grouped.iter_rows():
        subject = ox.NamedNode(node_iri(edges.source, start))
        yield (
            subject,
            [(name, ox.NamedNode(node_iri(edges.target, end))) for end in ends],
        )


def _key(edge: str) -> list[str]:
    """Return the columns of an edge frame that tell its edges apart."""
    table = next(t for t in tables().values() if t.edge == edge)
    ends = {table.source: FROM, table.target: TO}
    return [ends.get(name, name) for name in table.key]


def _statements(edges: Edges, how: Reified, sources: frozenset[str]) -> Iterator[About]:
    """One node for each edge: its class, its two roles, its properties."""
    plan = _plan(edge_types()[edges.type].columns, sources)
    first, last = ox.NamedNode(how.from_role), ox.NamedNode(how.to_role)
    kind = (_TYPE, ox.NamedNode(how.rdf_class))
    key = _key(edges.type)
    for row in edges.frame.iter_rows(named=True):
        subject = ox.NamedNode(statement_iri(how.rdf_class, (row[k] for k in key)))
        ends = [
            (first, ox.NamedNode(node_iri(edges.source, row[FROM]))),
            (last, ox.NamedNode(node_iri(edges.target, row[TO]))),
        ]
        yield subject, [kind, *ends, *_values(plan, row)]


def _feeds(content: Content) -> Edges:
    names = {"input": FROM, "output": TO}
    return Edges("FEEDS", "Link", "Link", feeds(content).rename(names))


def said(content: Content) -> Iterator[About]:
    """Yield everything that is said, grouped by thing; no triple comes twice.

    Edges with properties are nodes of their class, and a shortcut triple beside it.
    Of the derived layer FEEDS is in; the presence layer (HAS) is not.
    """
    sources = frozenset(content["sources"]["id"])
    for nodes in nodes_of(content):
        yield from _nodes(nodes, sources)
    for edges in (*edges_of(content), _feeds(content)):
        how = vocabulary().reified.get(expand(edge_types()[edges.type].rdf))
        if how:
            yield from _statements(edges, how, sources)
        yield from _pairs(edges)
