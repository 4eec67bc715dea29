"""Loading atlas folders into a store: read, merge, derive, write, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import polars as pl

from chainatlas import __version__
from chainatlas.graph.ddl import schema_digest
from chainatlas.graph.derive import derive
from chainatlas.graph.digest import content_digest
from chainatlas.graph.records import Nodes, edges_of, nodes_of
from chainatlas.graph.store import Store, Writer
from chainatlas.ingest.read import Reader
from chainatlas.ingest.record import Intake
from chainatlas.ontology.schema import tables


@dataclass(frozen=True)
class Built:
    """The outcome of a build: what was read, and the digest of what is stored."""

    intake: Intake
    digest: str


def _base(reader: Reader) -> None:
    """Read the built-in categories, links, routes, regions, aliases and crosswalks."""
    with as_file(files("chainatlas.ontology").joinpath("base")) as folder:
        reader.read([folder])


def read_on_top(
    known: Mapping[str, pl.DataFrame], folders: Sequence[Path], *, bare: bool
) -> Intake:
    """Read folders on top of known rows, after the built-in base unless ``bare``.

    Rows of the base never replace rows that are known already.
    """
    if bare:
        reader = Reader(known)
    else:
        reader = Reader({})
        _base(reader)
        reader.overlay(known)
    return reader.intake(reader.read(folders))


def stored(store: Store) -> dict[str, pl.DataFrame]:
    """Return every row that a store holds, by table; nothing if there is no store."""
    if not store.exists():
        return {}
    with store.view() as view:
        return {name: view.table(name) for name in tables()}


def _write(
    writer: Writer, content: dict[str, pl.DataFrame], meta: dict[str, str]
) -> None:
    derived = derive(content)
    for nodes in nodes_of(content):
        extra = derived.properties.get(nodes.label)
        frame = nodes.frame
        if extra is not None:
            frame = frame.join(extra, on="id", how="left")
        writer.nodes(Nodes(nodes.label, frame))
    for edges in (*edges_of(content), *derived.edges):
        writer.edges(edges)
    rows = pl.DataFrame({"id": list(meta), "value": list(meta.values())})
    writer.nodes(Nodes("Meta", rows))


def build(store: Store, folders: Sequence[Path], *, bare: bool = False) -> Built:
    """Load folders into a store by merging; readers see all of it or nothing.

    Raises:
        BadInput: a folder or file cannot be read at all; the store is as before.
        StoreUnavailable: the store cannot be read or written; it is as before.
    """
    with store.locked():
        intake = read_on_top(stored(store), folders, bare=bare)
        digest = content_digest(intake.tables)
        meta = {
            "digest": digest,
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "chainatlas": __version__,
            "schema": schema_digest(),
        }
        with store.replace() as writer:
            _write(writer, intake.tables, meta)
    return Built(intake, digest)
