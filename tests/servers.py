"""Real Neo4j servers for tests, from Maven Central."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from chainatlas.graph.server import Login
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.tools.neo4j_jars import unavailable
from chainatlas.tools.neo4j_server import Server

LOGIN = Login("neo4j", "atlas-password")
"""User and password of every test server."""
_EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"


_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a server that runs for minutes: half the processor time of the defaults."""


def started(home: Path, **settings: str) -> Iterator[Server]:
    """Yield a running server, or skip the test where none can be had."""
    reason = unavailable()
    if reason:
        pytest.skip(f"needs a Neo4j server: {reason}")
    server = Server(home, password=LOGIN.password, settings=settings, options=_QUICK)
    with server:
        yield server


def emptied(server: Server) -> Neo4jStore:
    """Remove every node of a server; return the store that is there no more."""
    auth = (LOGIN.user, LOGIN.password)
    driver = GraphDatabase.driver(server.address, auth=auth)
    with driver, driver.session() as session:
        session.run(_EMPTY).consume()
    return Neo4jStore(server.address, LOGIN)
