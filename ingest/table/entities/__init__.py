"""One entity each: rows of many files become enterprises with stable ids."""

from chainatlas.ingest.table.entities.decisions import (
    add_decisions,
    read_decisions,
    write_decisions,
)
from chainatlas.ingest.table.entities.register import Register
from chainatlas.ingest.table.entities.resolve import Resolved, resolve

__all__ = [
    "Register",
    "Resolved",
    "add_decisions",
    "read_decisions",
    "resolve",
    "write_decisions",
]
