"""Recounting what a store holds, from its own rows: the derived layer and digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from chainatlas.graph.derive import derive
from chainatlas.graph.digest import content_digest
from chainatlas.graph.records import FROM, TO, Edges
from chainatlas.graph.store import View
from chainatlas.ontology.schema import ID_JOINT, derived_properties, edge_types, tables


@dataclass(frozen=True)
class Difference:
    """One place where the store differs from the recount; None is *not there*."""

    what: str
    key: str
    stored: str | None
    expected: str | None


def _lines(frame: pl.DataFrame, keys: list[str], values: list[str]) -> pl.DataFrame:
    """Return (key, value): the ends or id of each row, and its other values as text."""
    floats = [n for n in values if frame.schema[n].is_float()]
    rounded = frame.with_columns(pl.col(floats).round_sig_figs(9)) if floats else frame
    shown = (
        pl.concat_str(pl.lit(f"{n}="), pl.col(n).cast(pl.String).fill_null("-"))
        for n in values
    )
    key = pl.concat_str(keys, separator=f" {ID_JOINT} ").alias("key")
    value = pl.concat_str([pl.lit(""), *shown], separator=" ").alias("value")
    return rounded.select(key, value)


def _compare(
    what: str, stored: pl.DataFrame, expected: pl.DataFrame
) -> Iterator[Difference]:
    both = stored.join(
        expected, on="key", how="full", suffix="_expected", coalesce=True
    ).filter(pl.col("value").ne_missing(pl.col("value_expected")))
    for key, value, other in both.sort("key").iter_rows():
        yield Difference(what, key, value, other)


def _edges(view: View, batch: Edges) -> Iterator[Difference]:
    own = [c.name for c in edge_types()[batch.type].columns]
    returned = "".join(f", e.`{name}` AS `{name}`" for name in own)
    stored = view.frame(
        f"MATCH (a:{batch.source})-[e:{batch.type}]->(b:{batch.target}) "
        f"RETURN a.id AS {FROM}, b.id AS {TO}{returned}",
        {},
    )
    what = f"({batch.source})-[{batch.type}]->({batch.target})"
    ends = [FROM, TO]
    yield from _compare(what, _lines(stored, ends, own), _lines(batch.frame, ends, own))


def _properties(view: View, label: str, expected: pl.DataFrame) -> Iterator[Difference]:
    own = [c.name for c in derived_properties()[label]]
    returned = ", ".join(f"n.`{name}` AS `{name}`" for name in own)
    stored = view.frame(f"MATCH (n:{label}) RETURN n.id AS id, {returned}", {})
    yield from _compare(
        label, _lines(stored, ["id"], own), _lines(expected, ["id"], own)
    )


def verify(view: View) -> list[Difference]:
    """Recompute the derived layer and the digest from the stored rows, and compare.

    Returns one difference for each edge, property or digest that is not as it should
    be; none if the store holds.
    """
    content = {name: view.table(name) for name in tables()}
    digest, stored = content_digest(content), view.meta().get("digest")
    found = [] if digest == stored else [Difference("digest", "Meta", stored, digest)]
    derived = derive(content)
    for label, frame in derived.properties.items():
        found += _properties(view, label, frame)
    for batch in derived.edges:
        found += _edges(view, batch)
    return found
