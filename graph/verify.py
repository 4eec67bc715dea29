"""Recounting what the graph layer derived, against the tables that are stored.

A store holds the rows of the tables and, beside them, what follows from them: ranks,
shortcuts, the region closure, presence, coverage statements, and the content digest.
``verify`` computes all of it again from the stored rows and lists what differs.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.graph.derive import derive
from chainatlas.graph.digest import content_digest
from chainatlas.graph.records import FROM, TO, Edges, edges_of
from chainatlas.graph.store import View
from chainatlas.ontology.schema import derived_properties, edge_types, tables


@dataclass(frozen=True)
class Difference:
    """One thing that is stored otherwise than the tables say.

    ``what`` is an edge type, ``Label.property`` or ``digest``; ``key`` the ids of the
    ends or the node; ``stored`` and ``expected`` the values as text, None where there
    is no such edge or value.
    """

    what: str
    key: str
    stored: str | None
    expected: str | None


def _text(schema: pl.Schema) -> pl.Expr:
    """Return the values of an edge as one text."""
    parts = []
    for name, kind in schema.items():
        one = pl.col(name)
        text = one.list.join("; ") if kind == pl.List else one.cast(pl.String)
        parts.append(pl.concat_str(pl.lit(f"{name}="), text.fill_null("-")))
    return pl.concat_str(parts, separator=" ") if parts else pl.lit("")


def _rounded(frame: pl.DataFrame) -> pl.DataFrame:
    """Round numbers to nine significant digits: engines may sum in any order."""
    numbers = [n for n, t in frame.schema.items() if t.is_float()]
    return frame.with_columns(pl.col(numbers).round_sig_figs(9))


def _listed(
    what: str, key: list[str], stored: pl.DataFrame, expected: pl.DataFrame
) -> list[Difference]:
    """Compare two frames of the same columns, each row as often as it stands there."""
    columns = {n: t for n, t in expected.schema.items() if n not in key}
    sides = [
        _rounded(frame.select(*key, *columns))
        .select(*key, _text(pl.Schema(columns)).alias("text"))
        .with_columns(pl.int_range(pl.len()).over([*key, "text"]).alias("copy"))
        for frame in (stored, expected)
    ]
    on = [*key, "text", "copy"]
    gone = sides[1].join(sides[0], on=on, how="anti", nulls_equal=True)
    surplus = sides[0].join(sides[1], on=on, how="anti", nulls_equal=True)
    both = surplus.rename({"text": "stored"}).join(
        gone.rename({"text": "expected"}), on=key, how="full", coalesce=True
    )
    rows = both.sort(key).select(*key, "stored", "expected").iter_rows()
    width = len(key)
    return [Difference(what, " -> ".join(r[:width]), *r[width:]) for r in rows]


def _edges(view: View, edges: Edges) -> list[Difference]:
    own = [c.name for c in edge_types()[edges.type].columns]
    expected = edges.frame.select(FROM, TO, *own)
    stored = view.edges((edges.type, edges.source, edges.target))
    return _listed(edges.type, [FROM, TO], stored, expected)


def _properties(view: View, label: str, expected: pl.DataFrame) -> list[Difference]:
    found: list[Difference] = []
    for column in derived_properties()[label]:
        name = column.name
        query = f"MATCH (n:{label}) RETURN n.id AS id, n.`{name}` AS `{name}`"
        wanted = expected.select("id", name)
        stored = view.frame(query, {}).cast(wanted.schema)
        found += _listed(f"{label}.{name}", ["id"], stored, wanted)
    return found


def verify(view: View) -> list[Difference]:
    """Compute the derived layer and the digest again; return what differs.

    An empty list says that the store is what its tables say.
    """
    content = {name: view.table(name) for name in tables()}
    derived = derive(content)
    found: list[Difference] = []
    digest, stored = content_digest(content), view.meta().get("digest")
    if digest != stored:
        found.append(Difference("digest", "content", stored, digest))
    for label, expected in derived.properties.items():
        found += _properties(view, label, expected)
    from_columns = (e for e in edges_of(content) if e.type not in _row_types())
    for edges in (*from_columns, *derived.edges):
        found += _edges(view, edges)
    return found


def _row_types() -> set[str]:
    """Return the edge types whose edges are rows: the digest speaks for them."""
    return {t.edge for t in tables().values() if t.edge}
