"""RDF as JSON-LD 1.1: one object in a line for each thing, under one context."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from chainatlas.exports.atomic import saving
from chainatlas.exports.formats.model import Exported, Source
from chainatlas.exports.formats.prefixes import export_prefixes
from chainatlas.exports.formats.triples import About, said
from chainatlas.exports.formats.values import Term
from chainatlas.exports.formats.vocabulary import RDF_TYPE, XSD
from chainatlas.ontology.schema import prefixes


def _short(address: str) -> str:
    """Return a class, property or datatype with its prefix."""
    for prefix, start in (*prefixes().items(), ("xsd", XSD)):
        if address.startswith(start):
            return f"{prefix}:{address.removeprefix(start)}"
    return address


def _value(term: Term) -> Any:
    if isinstance(term, ox.NamedNode):
        return {"@id": term.value}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    kind = _short(term.datatype.value)
    if kind == "xsd:string":
        return term.value
    return {"@type": kind, "@value": term.value}


def node_object(about: About) -> dict[str, Any]:
    """Return the JSON-LD node object of what is said of one thing."""
    subject, facts = about
    found: dict[str, Any] = {"@id": subject.value}
    for name, value in facts:
        if name.value == RDF_TYPE and isinstance(value, ox.NamedNode):
            found["@type"] = _short(value.value)
        else:
            found.setdefault(_short(name.value), []).append(_value(value))
    return found


class JsonLd:
    """The triples of Turtle; a list of objects under ``@graph``."""

    name = "jsonld"
    title = "export.jsonld"
    media_type = "application/ld+json"
    folder = False

    def write(self, source: Source, path: Path) -> Exported:
        """Write the file, whole or not at all.

        Raises:
            ExportFailed: it cannot be written; what stood there is untouched.
        """
        count = 0
        with saving(path) as file:
            context = json.dumps(export_prefixes())
            file.write(f'{{"@context": {context},\n"@graph": ['.encode())
            between = "\n"
            for about in said(source.content):
                text = json.dumps(node_object(about), ensure_ascii=False)
                file.write(f"{between}{text}".encode())
                between = ",\n"
                count += len(about[1])
            file.write(b"\n]}\n")
        return Exported(self.name, path, {"triples": count})
