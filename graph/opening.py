"""Choosing the engine by address."""

from __future__ import annotations

from pathlib import Path

from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.server.address import SCHEMES, is_server
from chainatlas.graph.server.login import Login
from chainatlas.graph.store import Store
from chainatlas.ontology.errors import StoreUnavailable


def open_store(address: str, login: Login | None = None) -> Store:
    """Return the store at an address: a path is the embedded engine, the rest Neo4j.

    Args:
        address: a path, or ``neo4j://host:port/database`` (docs of graph.server).
        login: user and password for a server.

    Raises:
        StoreUnavailable: no engine serves the address.
        WrongUse: the address is malformed or holds a password.
    """
    if not is_server(address):
        return EmbeddedStore(Path(address))
    scheme = address.split("://", 1)[0]
    if scheme.lower() not in SCHEMES:
        raise StoreUnavailable("store.unsupported", address=f"{scheme}://...")
    from chainatlas.graph.server.store import Neo4jStore  # the driver is slow to import

    return Neo4jStore(address, login)
