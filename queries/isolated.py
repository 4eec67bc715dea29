"""Running a user's own Cypher in a process of its own, which may be killed.

A query that passes the guard can still plan for hours or bring the embedded engine
down; neither must take the caller with it. ``python -m chainatlas.queries.isolated``
reads one request as JSON on standard input and answers with JSON on standard output.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from chainatlas.graph.opening import open_store
from chainatlas.graph.server.login import Login
from chainatlas.graph.store import Row
from chainatlas.ontology.errors import AtlasError, QueryFailed, StoreUnavailable
from chainatlas.queries.guard import check

ROW_LIMIT = 1_000_000
SECONDS = 60.0
"""Limits of a user's own query."""

_INTERNAL = frozenset({"_ID", "_SRC", "_DST"})


def plain(value: Any) -> Any:
    """Return a value without the engine's internal ids; a node is its properties."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k not in _INTERNAL}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, Decimal):  # what the engine makes of a sum of integers
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def run_own(
    address: str,
    text: str,
    parameters: Mapping[str, Any],
    *,
    login: Login | None = None,
    seconds: float = SECONDS,
    limit: int = ROW_LIMIT,
) -> list[Row]:
    """Run a user's own Cypher on the store at an address, read-only, within limits.

    The login goes to the process on its standard input, where nobody else sees it.

    Raises:
        QueryRefused: the guard does not let it pass.
        QueryFailed: the engine does not accept it, it is too large or slow, or it
            brings the engine down.
        StoreUnavailable: the store cannot be opened.
    """
    check(text)
    request: dict[str, Any] = {"address": address, "text": text}
    if login:
        request["login"] = {"user": login.user, "password": login.password}
    request |= {"parameters": dict(parameters), "seconds": seconds, "limit": limit}
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryFailed("query.too_slow", seconds=seconds) from error
    if done.returncode != 0:
        raise QueryFailed("query.crashed", code=done.returncode)
    answer = json.loads(done.stdout)
    if "failed" in answer:
        gone = answer["exit"] == StoreUnavailable.exit_code
        kind = StoreUnavailable if gone else QueryFailed
        raise kind(answer["failed"], **answer["values"])
    return list(answer["rows"])


def _answer(request: Mapping[str, Any]) -> dict[str, Any]:
    try:
        login = Login(**request["login"]) if "login" in request else None
        with open_store(request["address"], login).view() as view:
            rows = view.rows(
                request["text"],
                request["parameters"],
                limit=request["limit"],
                seconds=request["seconds"],
            )
    except AtlasError as error:
        values = {k: str(v) for k, v in error.values.items() if k != "seconds"}
        told = {"failed": error.key, "exit": error.exit_code}
        return {**told, "values": values | _numbers(error)}
    return {"rows": plain(rows)}


def _numbers(error: AtlasError) -> dict[str, float]:
    return {k: v for k, v in error.values.items() if isinstance(v, int | float)}


if __name__ == "__main__":
    answer = _answer(json.load(sys.stdin))
    json.dump(answer, sys.stdout, ensure_ascii=True, default=str)
