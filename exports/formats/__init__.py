"""The graph in open formats: GraphML, Turtle, JSON-LD, and atlas folders."""

from __future__ import annotations

from pathlib import Path

from chainatlas.exports.formats.folders import Csv, Parquet
from chainatlas.exports.formats.graphml import GraphML
from chainatlas.exports.formats.jsonld import JsonLd
from chainatlas.exports.formats.model import Exported, Format, Source
from chainatlas.exports.formats.turtle import Turtle
from chainatlas.graph.store import View
from chainatlas.ontology.errors import UnknownName
from chainatlas.ontology.schema import tables

FORMATS: dict[str, Format] = {
    "graphml": GraphML(),
    "ttl": Turtle(),
    "jsonld": JsonLd(),
    "parquet": Parquet(),
    "csv": Csv(),
}


def source_of(view: View) -> Source:
    """Read every stored row once, in the order of the keys."""
    content = {
        name: view.table(name).sort(table.key) for name, table in tables().items()
    }
    return Source(content, view.meta().get("digest", ""))


def export(view: View, format_name: str, path: Path) -> Exported:
    """Write the whole graph in a format; the same graph gives the same bytes.

    Raises:
        UnknownName: there is no such format.
        ExportFailed: the output cannot be written; what stood there is untouched.
    """
    if format_name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownName("export.unknown_format", name=format_name, known=known)
    return FORMATS[format_name].write(source_of(view), path)


__all__ = ["FORMATS", "Exported", "Format", "Source", "export", "source_of"]
