"""How the class model (``tbox.ttl``) wants rows written: names, roles, values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rdflib import OWL, RDF, Graph, URIRef

from chainatlas.ontology.schema import prefixes

BASE = "https://w3id.org/micg/"
_MICG = f"{BASE}ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = str(RDF.type)


@dataclass(frozen=True)
class Reified:
    """The class of an edge type with properties, and the roles of its two ends."""

    rdf_class: str
    from_role: str
    to_role: str


@dataclass(frozen=True)
class Vocabulary:
    """What exports read from the class model; all names are whole addresses.

    ``reified`` goes from a property to the class of its statements; ``values`` from a
    property to the start of the address of each of its values.
    """

    names: frozenset[str]
    reified: dict[str, Reified]
    values: dict[str, str]


def expand(name: str) -> str:
    """Return the whole address of a name with a prefix of the schema."""
    prefix, _, local = name.partition(":")
    return prefixes()[prefix] + local


def tbox() -> Graph:
    """Return the class model as a graph."""
    path = files("chainatlas.ontology").joinpath("tbox.ttl")
    return Graph().parse(data=path.read_text(encoding="utf-8"), format="turtle")


@cache
def vocabulary() -> Vocabulary:
    """Read the class model."""
    graph = tbox()
    kinds = (
        OWL.Class,
        OWL.ObjectProperty,
        OWL.DatatypeProperty,
        OWL.AnnotationProperty,
    )
    names = {str(s) for kind in kinds for s in graph.subjects(RDF.type, kind)}
    reified = {
        str(prop): Reified(
            str(cls), _one(graph, cls, "fromRole"), _one(graph, cls, "toRole")
        )
        for cls, prop in graph.subject_objects(URIRef(f"{_MICG}reifies"))
    }
    spaces = graph.subject_objects(URIRef(f"{_MICG}valueSpace"))
    values = {str(prop): str(start) for prop, start in spaces}
    return Vocabulary(frozenset(names), reified, values)


def _one(graph: Graph, cls: object, role: str) -> str:
    return str(graph.value(URIRef(str(cls)), URIRef(f"{_MICG}{role}"), any=False))
