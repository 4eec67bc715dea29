"""GraphML, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import networkx as nx

from chainatlas.exports.atomic import saving
from chainatlas.exports.formats.model import Content, Exported, Source
from chainatlas.graph.presence import feeds
from chainatlas.graph.records import FROM, TO, Edges, edges_of, nodes_of

_ILLEGAL = re.compile(
    r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
)
"""What XML 1.0 cannot hold, section 2.2."""
_MARK = "\ufffd"
_ILLEGAL_ID = re.compile(f"{_ILLEGAL.pattern}|[\t\n\r{_MARK}]")


@dataclass
class _Text:
    """Makes text fit for XML and counts the characters replaced."""

    replaced: int = field(default=0)

    def value(self, value: Any) -> Any:
        """Return a property value; characters that XML cannot hold are U+FFFD."""
        if not isinstance(value, str):
            return value
        text, replaced = _ILLEGAL.subn(_MARK, value)
        self.replaced += replaced
        return text

    def properties(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the properties that have a value."""
        return {k: self.value(v) for k, v in row.items() if v is not None}


def node_id(label: str, key: str) -> str:
    """Return the id of a node, ``Label:id``; different keys give different ids.

    A character that an XML attribute does not keep is written as U+FFFD and its code.
    """
    safe = _ILLEGAL_ID.sub(lambda m: f"{_MARK}{ord(m[0]):04X}", key)
    return f"{label}:{safe}"


def _feeds(content: Content) -> Edges:
    names = {"input": FROM, "output": TO}
    return Edges("FEEDS", "Link", "Link", feeds(content).rename(names))


def graph_of(content: Content) -> tuple[nx.MultiDiGraph[str], int]:
    """Return the graph and the number of characters replaced.

    Nodes have ``label`` and their properties, edges ``type`` and theirs; derived FEEDS
    edges are in, the presence layer (HAS) is not.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    text, number = _Text(), count()
    for nodes in nodes_of(content):
        for row in nodes.frame.iter_rows(named=True):
            own = text.properties(row)
            graph.add_node(node_id(nodes.label, row["id"]), label=nodes.label, **own)
    for edges in (*edges_of(content), _feeds(content)):
        for row in edges.frame.iter_rows(named=True):
            ends = (
                node_id(edges.source, row.pop(FROM)),
                node_id(edges.target, row.pop(TO)),
            )
            graph.add_edge(
                *ends, key=f"e{next(number)}", type=edges.type, **text.properties(row)
            )
    return graph, text.replaced


class GraphML:
    """A directed multigraph, with labels, types and every property."""

    name = "graphml"
    title = "export.graphml"
    media_type = "application/graphml+xml"
    folder = False

    def write(self, source: Source, path: Path) -> Exported:
        """Write the file, whole or not at all.

        Raises:
            ExportFailed: it cannot be written; what stood there is untouched.
        """
        graph, replaced = graph_of(source.content)
        with saving(path) as file:
            nx.write_graphml_xml(graph, file)
        counts = {"nodes": len(graph), "edges": graph.number_of_edges()}
        return Exported(self.name, path, counts, replaced)
