"""Running canned queries; two runs give the same rows."""

from __future__ import annotations

from typing import Any

from chainatlas.graph.store import Row, View
from chainatlas.queries.header import Query
from chainatlas.queries.library_index import canned


def tidy(rows: list[Row], query: Query) -> list[Row]:
    """Return rows in one order, their list columns sorted and without doubles."""
    if query.is_union:
        rows = sorted(rows, key=lambda row: [str(row[c]) for c in query.columns])
    none: set[Any] = {None}
    return [
        {**row, **{n: sorted(set(row[n] or ()) - none) for n in query.lists}}
        for row in rows
    ]


def run(view: View, name: str, **values: Any) -> list[Row]:
    """Run a canned query; its list columns are sorted and have no doubles.

    Parameters that are not given take their defaults.

    Raises:
        UnknownName: there is no such query.
        QueryFailed: a value is not accepted.
    """
    query = canned(name)
    defaults = {p.name: p.default for p in query.parameters}
    return tidy(view.rows(query.text, {**defaults, **values}), query)
