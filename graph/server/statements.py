"""The statements that write rows: one for each kind of change, fed by UNWIND."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from chainatlas.graph.records import FROM, TO
from chainatlas.graph.server.difference import PAIR, Change

BATCH = 10_000
"""Rows of one batch."""
PAIRS = 1_000
"""Pairs of nodes in one batch, where several edges stand between two."""
Rows = list[dict[str, Any]]
_COUNT = " RETURN count(*) AS n"


@dataclass(frozen=True)
class Part:
    """Rows for one statement; an exact one counts what it found for them."""

    statement: str
    frame: pl.DataFrame
    shape: Callable[[pl.DataFrame], Rows] = pl.DataFrame.to_dicts
    exact: bool = False

    def rows(self) -> Rows:
        """Return the rows as the statement takes them."""
        return self.shape(self.frame)


Batch = tuple[Part, ...]
"""Parts that are written in the same transaction."""


def halves(batch: Batch) -> tuple[Batch, Batch] | None:
    """Return a batch in two, or None where it cannot be split."""
    part, middle = batch[0], len(batch[0].frame) // 2
    if len(batch) > 1 or not middle:
        return None
    first, last = part.frame[:middle], part.frame[middle:]
    return (replace(part, frame=first),), (replace(part, frame=last),)


def _sliced(
    statement: str,
    frame: pl.DataFrame,
    shape: Callable[[pl.DataFrame], Rows] = pl.DataFrame.to_dicts,
    *,
    exact: bool = False,
) -> Iterator[Batch]:
    for piece in frame.iter_slices(BATCH) if len(frame) else ():
        yield (Part(statement, piece, shape, exact),)


def node_batches(label: str, change: Change) -> Iterator[Batch]:
    """Yield the batches that make and change nodes of a label."""
    names = change.made.columns
    given = ", ".join(f"`{n}`: row.`{n}`" for n in names)
    yield from _sliced(
        f"UNWIND $rows AS row CREATE (n:{label} {{{given}}})", change.made
    )
    found = f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) "
    yield from _sliced(found + "SET n += row" + _COUNT, change.changed, exact=True)


def removal_batches(label: str, change: Change) -> Iterator[Batch]:
    """Yield the batches that remove nodes of a label, with the edges they have."""
    found = f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) "
    yield from _sliced(found + "DETACH DELETE n", change.gone)


def _grouped(frame: pl.DataFrame) -> Rows:
    """Return one row for each source: the properties for each of its targets."""
    found: dict[str, dict[str, Any]] = {}
    for row in frame.iter_rows(named=True):
        source, target = row.pop(FROM), row.pop(TO)
        found.setdefault(source, {})[target] = row
    return [{"source": source, "to": to} for source, to in found.items()]


def edge_batches(
    kind: str, source: str, target: str, change: Change
) -> Iterator[Batch]:
    """Yield the batches that make, change and remove edges of a type.

    Edges that are there are found from their sources, each source once.
    """
    own = [n for n in change.made.columns if n not in PAIR]
    given = ", ".join(f"`{n}`: row.`{n}`" for n in own)
    make = (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.`{FROM}`}}) "
        f"MATCH (b:{target} {{id: row.`{TO}`}}) CREATE (a)-[:{kind} {{{given}}}]->(b)"
        f"{_COUNT}"
    )
    found = (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}})-[e:{kind}]->"
        f"(b:{target}) WITH e, row.to[b.id] AS own WHERE own IS NOT NULL "
    )
    remove = found + "DELETE e"
    yield from _sliced(remove, change.gone, _grouped)
    change_all = found + "SET e += own" + _COUNT
    yield from _sliced(change_all, change.changed.sort(PAIR), _grouped, exact=True)
    yield from _sliced(make, change.made, exact=True)
    for pairs in change.cleared.iter_slices(PAIRS) if len(change.cleared) else ():
        fresh = change.parallel.join(pairs, on=PAIR, how="semi")
        yield (
            Part(remove, pairs, _grouped),
            Part(make, fresh, exact=True),
        )
