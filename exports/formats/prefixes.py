"""The prefixes that RDF exports declare, in a fixed order."""

from __future__ import annotations

from chainatlas.exports.formats.iri import kebab
from chainatlas.exports.formats.vocabulary import BASE, XSD, vocabulary
from chainatlas.ontology.schema import node_tables, prefixes


def export_prefixes() -> dict[str, str]:
    """Return the prefixes of the schema, and one for each kind of thing."""
    classes = (r.rdf_class.rpartition("#")[2] for r in vocabulary().reified.values())
    paths = sorted(kebab(name) for name in (*node_tables(), *classes))
    found = {path.replace("-", ""): f"{BASE}{path}/" for path in paths}
    return {**prefixes(), "xsd": XSD, **found}
