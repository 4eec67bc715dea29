"""The atlas in a database of a Neo4j server, through its driver.

The driver takes a while to import: the stores are imported where they are used.
"""

from chainatlas.graph.server.address import is_server
from chainatlas.graph.server.login import Login

__all__ = ["Login", "is_server"]
