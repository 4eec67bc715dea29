"""Choosing the engine by address."""

from __future__ import annotations

from pathlib import Path

from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import Store
from chainatlas.ontology.errors import StoreUnavailable


def open_store(address: str) -> Store:
    """Return the store at an address: a path is the embedded engine.

    Raises:
        StoreUnavailable: no engine of this version serves the address.
    """
    if "://" in address:
        scheme = address.split("://", 1)[0]
        raise StoreUnavailable("store.unsupported", address=f"{scheme}://...")
    return EmbeddedStore(Path(address))
