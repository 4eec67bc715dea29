"""Records become a store: opened, written and read through one small interface."""

from chainatlas.graph.build import Built, build
from chainatlas.graph.digest import content_digest
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.opening import open_store
from chainatlas.graph.server.login import Login
from chainatlas.graph.store import Row, Store, View, Writer

__all__ = [
    "Built",
    "EmbeddedStore",
    "Login",
    "Row",
    "Store",
    "View",
    "Writer",
    "build",
    "content_digest",
    "open_store",
]
