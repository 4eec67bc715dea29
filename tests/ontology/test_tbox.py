"""The class model has every name of the schema, in both languages, and fits it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from chainatlas.exports.formats.triples import UNMAPPED
from chainatlas.exports.formats.vocabulary import expand, tbox, vocabulary
from chainatlas.ontology.schema import Column, edge_types, node_tables, tables

MICG = Namespace("https://w3id.org/micg/ontology#")
PROPERTIES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


@pytest.fixture(scope="module")
def model() -> Graph:
    return tbox()


def kinds(model: Graph, name: str) -> set[Node]:
    return set(model.objects(URIRef(expand(name)), RDF.type))


def columns() -> Iterator[tuple[str, Column]]:
    for table in tables().values():
        for column in table.columns:
            if column.rdf:
                yield f"{table.name}.{column.name}", column


def names() -> set[str]:
    classes = {t.rdf for t in tables().values() if t.rdf}
    edges = {e.rdf for e in edge_types().values()}
    return classes | edges | {str(c.rdf) for _, c in columns()} | {*UNMAPPED.values()}


@pytest.mark.parametrize("name", sorted(names()))
def test_every_name_is_there_in_both_languages(model: Graph, name: str) -> None:
    assert kinds(model, name) & (PROPERTIES | {OWL.Class}), name
    labels = model.objects(URIRef(expand(name)), RDFS.label)
    assert {label.language for label in labels} >= {"zh", "en"}


def test_our_own_names_say_what_they_mean(model: Graph) -> None:
    own = {s for s in model.subjects(RDFS.isDefinedBy) if str(s).startswith(MICG)}
    silent = [s for s in own if not model.value(s, URIRef(expand("skos:definition")))]
    assert silent == []
    declared = {s for s in model.subjects(RDF.type) if str(s).startswith(MICG)}
    assert declared == own


def test_a_name_is_of_one_kind(model: Graph) -> None:
    wanted = PROPERTIES | {OWL.Class}
    for subject in set(model.subjects(RDF.type)):
        assert len(wanted & set(model.objects(subject, RDF.type))) <= 1, subject


def test_references_are_object_properties_and_values_are_not(model: Graph) -> None:
    for place, column in columns():
        kind = kinds(model, str(column.rdf)) & PROPERTIES
        if OWL.AnnotationProperty in kind:
            continue
        space = vocabulary().values.get(expand(str(column.rdf)))
        refers = column.ref is not None or space is not None
        wanted = OWL.ObjectProperty if refers else OWL.DatatypeProperty
        assert kind == {wanted}, place


def test_values_of_a_closed_set_are_described(model: Graph) -> None:
    for _, column in columns():
        space = vocabulary().values.get(expand(str(column.rdf)))
        if space:
            for choice in column.choices:
                assert (URIRef(space + choice), RDF.type, None) in model


def accepted(model: Graph, name: str, which: URIRef) -> set[Node]:
    """Return the classes that a domain or range names; none where any will do."""
    found: set[Node] = set()
    for node in model.objects(URIRef(expand(name)), which):
        union = model.value(node, OWL.unionOf)
        found |= set(Collection(model, union)) if union else {node}
    return found


def classes(model: Graph, label: str) -> set[Node]:
    own = URIRef(expand(str(node_tables()[label].rdf)))
    return set(model.transitive_objects(own, RDFS.subClassOf))


@pytest.mark.parametrize("edge", edge_types())
def test_ends_fit_domain_and_range(model: Graph, edge: str) -> None:
    kind = edge_types()[edge]
    for source, target in kind.ends:
        for label, which in ((source, RDFS.domain), (target, RDFS.range)):
            wanted = accepted(model, kind.rdf, which)
            assert not wanted or wanted & classes(model, label), (edge, label)


def test_node_properties_fit_their_domains(model: Graph) -> None:
    for label, table in node_tables().items():
        carried = {name for c in table.columns for name in c.carries}
        for column in table.columns:
            if column.rdf and column.name not in carried:
                wanted = accepted(model, column.rdf, RDFS.domain)
                place = (table.name, column.name)
                assert not wanted or wanted & classes(model, label), place


def test_an_edge_with_properties_has_a_class(model: Graph) -> None:
    for edge in edge_types().values():
        if edge.derived or not edge.columns:
            continue
        how = vocabulary().reified[expand(edge.rdf)]
        for role, label in zip((how.from_role, how.to_role), edge.ends[0], strict=True):
            assert (URIRef(role), RDF.type, OWL.ObjectProperty) in model
            ends = set(model.objects(URIRef(role), RDFS.range))
            assert ends <= classes(model, label), edge.name
        for column in edge.columns:
            if column.rdf:
                wanted = accepted(model, column.rdf, RDFS.domain)
                assert not wanted or URIRef(how.rdf_class) in wanted, column.name


def test_classes_kept_apart_have_nothing_in_common(model: Graph) -> None:
    for apart in model.subjects(RDF.type, OWL.AllDisjointClasses):
        members = list(Collection(model, model.value(apart, OWL.members)))
        for child in model.subjects(RDF.type, OWL.Class):
            above = set(model.transitive_objects(child, RDFS.subClassOf))
            assert len(above & set(members)) <= 1, child
