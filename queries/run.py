"""Running canned queries; two runs give the same rows."""

from __future__ import annotations

from typing import Any

from chainatlas.graph.store import Row, View
from chainatlas.queries.header import Query
from chainatlas.queries.library_index import canned


def _tidy(row: Row, query: Query) -> Row:
    lists = {n: sorted({v for v in row[n] or () if v is not None}) for n in query.lists}
    return {**row, **lists}


def run(view: View, name: str, **values: Any) -> list[Row]:
    """Run a canned query; its list columns are sorted and have no doubles.

    Parameters that are not given take their defaults.

    Raises:
        UnknownName: there is no such query.
        QueryFailed: a value is not accepted.
    """
    query = canned(name)
    defaults = {p.name: p.default for p in query.parameters}
    rows = view.rows(query.text, {**defaults, **values})
    if query.is_union:
        rows.sort(key=lambda row: [str(row[c]) for c in query.columns])
    return [_tidy(row, query) for row in rows]
