"""The same measurements on a Neo4j server that is started for them.

The admin import is timed in its three steps: the files (``build --admin-import``), the
import itself, which is also the raw import of the same rows, and ``schema.cypher``.
"""

from __future__ import annotations

import time
from pathlib import Path

from neo4j import GraphDatabase

from benchmarks.figure import Figure, Measured, measure
from chainatlas.graph.server.admin_import import ARGUMENTS, SCHEMA
from chainatlas.tools.neo4j_server import Server

_SETTINGS = {
    "server.memory.heap.initial_size": "1g",
    "server.memory.heap.max_size": "2g",
    "server.memory.pagecache.size": "1g",
}


def _server(home: Path) -> Server:
    return Server(home, settings=_SETTINGS)


def _figure(seconds: float, rows: int = 0, peak_mb: int = 0) -> Figure:
    return Figure(seconds, seconds, rows, peak_mb)


def _peak_mb(server: Server) -> int:
    """Return the peak resident memory of the server."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
    line = next(x for x in status.splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def _import(server: Server, files: Path) -> float:
    """Return the seconds that the import takes, with the server stopped."""
    start = time.perf_counter()
    lines = (files / ARGUMENTS).read_text(encoding="utf-8").splitlines()
    server.admin("database", "import", "full", "neo4j", *lines, folder=files)
    return time.perf_counter() - start


def _schema(server: Server, files: Path) -> float:
    """Return the seconds that the constraints and the empty lists take."""
    start = time.perf_counter()
    text = (files / SCHEMA).read_text(encoding="utf-8")
    auth = (server.user, server.password)
    driver = GraphDatabase.driver(server.address, auth=auth)
    with driver, driver.session() as session:
        for statement in filter(str.strip, text.split(";\n")):
            session.run(statement).consume()
        session.run("CALL db.awaitIndexes(600)").consume()
    return time.perf_counter() - start


def _asked(server: Server, folder: Path, *names: str) -> Measured:
    env = {"CHAINATLAS_USER": server.user, "CHAINATLAS_PASSWORD": server.password}
    for name in names:
        yield name, measure(name, folder, server.address, **env)


def on_server(folder: Path) -> Measured:
    """Measure loads, queries and memory on a server; its peaks are the last columns."""
    files = measure("files", folder)
    yield "files", files
    imported = _server(folder / "imported")
    seconds = _import(imported, folder / "import")
    yield "import", _figure(seconds)
    with imported:
        schema = _schema(imported, folder / "import")
        yield "schema", _figure(schema)
        yield "admin", _figure(files.median + seconds + schema)
        yield from _asked(
            imported, folder, "first", "gaps", "naive", "status", "read", "all"
        )
        yield "server", _figure(0, peak_mb=_peak_mb(imported))
    loaded = _server(folder / "loaded")
    with loaded:
        yield from _asked(loaded, folder, "build")
        yield "loading", _figure(0, peak_mb=_peak_mb(loaded))
