"""Running canned queries and users' own, read-only; two runs give the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chainatlas.graph.store import Row, View
from chainatlas.queries.guard import check
from chainatlas.queries.header import Query
from chainatlas.queries.library_index import canned

ROW_LIMIT = 1_000_000
SECONDS = 60.0
"""Limits of a user's own query."""


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
    return [_tidy(row, query) for row in rows]


def run_own(view: View, text: str, parameters: Mapping[str, Any]) -> list[Row]:
    """Run a user's own Cypher, read-only, behind the guard, within limits.

    Raises:
        QueryRefused: the guard does not let it pass.
        QueryFailed: the engine does not accept it, or it is too large or slow.
    """
    check(text)
    return view.rows(text, parameters, limit=ROW_LIMIT, seconds=SECONDS)
