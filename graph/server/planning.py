"""A load as a plan: the version that is wanted, against the one that is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from chainatlas.graph.records import Edges, Nodes
from chainatlas.graph.server.connection import Connection
from chainatlas.graph.server.difference import Change, by_key, of_edges
from chainatlas.graph.server.pages import count, edge_pages, node_pages
from chainatlas.graph.server.statements import (
    Batch,
    edge_batches,
    node_batches,
    removal_batches,
)
from chainatlas.graph.store import Writer
from chainatlas.graph.tables import META, Triple, edge_schema, node_schema
from chainatlas.ontology.errors import StoreUnavailable
from chainatlas.ontology.schema import edge_types, node_tables


@dataclass(frozen=True)
class Plan:
    """What must be written, and the digest of the content that it leads to."""

    nodes: dict[str, Change] = field(default_factory=dict)
    edges: dict[Triple, Change] = field(default_factory=dict)
    target: str | None = None

    @property
    def size(self) -> int:
        """How many rows are written."""
        changes = (*self.nodes.values(), *self.edges.values())
        return sum(change.size for change in changes)

    def batches(self) -> Iterator[Batch]:
        """Yield the batches: nodes before their edges, what goes away last."""
        for label, change in self.nodes.items():
            yield from node_batches(label, change)
        for triple, change in self.edges.items():
            yield from edge_batches(*triple, change)
        for label, change in self.nodes.items():
            yield from removal_batches(label, change)


def _joined(frames: list[pl.DataFrame], schema: pl.Schema) -> pl.DataFrame:
    """Return the frames of one label or triple as one, typed by the schema."""
    typed = (frame.select(schema.names()).cast(schema) for frame in frames)
    return pl.concat([schema.to_frame(), *typed])


class Collector(Writer):
    """Keeps the batches of a new version until all of it is there."""

    def __init__(self) -> None:
        self._nodes: dict[str, list[pl.DataFrame]] = {
            label: [] for label in (*node_tables(), META)
        }
        self._edges: dict[Triple, list[pl.DataFrame]] = {
            (edge.name, *ends): []
            for edge in edge_types().values()
            for ends in edge.ends
        }

    def nodes(self, batch: Nodes) -> None:
        """Add nodes whose ids are new."""
        self._nodes[batch.label].append(batch.frame)

    def edges(self, batch: Edges) -> None:
        """Add edges between nodes that are there."""
        self._edges[batch.type, batch.source, batch.target].append(batch.frame)

    def _target(self) -> str | None:
        """Return the content digest, which Meta tells."""
        for frame in self._nodes[META]:
            for value in frame.filter(pl.col("id") == "digest")["value"]:
                return str(value)
        return None

    def plan(self, connection: Connection) -> Plan:
        """Compare what was collected with what is stored.

        Raises:
            StoreUnavailable: nodes of these labels have no id that is a text.
        """
        plan, counts = Plan(target=self._target()), connection.read(count)
        for label, frames in self._nodes.items():
            wanted = _joined(frames, node_schema(label))
            stored = connection.read(partial(node_pages, label=label, counts=counts))
            if strange := counts.nodes(label) - len(stored):
                about = f"{strange} {label}"
                raise StoreUnavailable(
                    "store.mixed", address=connection.shown, error=about
                )
            plan.nodes[label] = by_key(stored, wanted, ["id"])
        for triple, frames in self._edges.items():
            wanted = _joined(frames, edge_schema(triple[0]))
            there = connection.read(partial(edge_pages, triple=triple, counts=counts))
            plan.edges[triple] = of_edges(there, wanted)
        return plan
