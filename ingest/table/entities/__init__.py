"""One entity each: rows of many files become enterprises with stable ids."""

from chainatlas.ingest.table.entities.decisions import (
    add_decisions,
    read_decisions,
    write_decisions,
)
from chainatlas.ingest.table.entities.register import Register
from chainatlas.ingest.table.entities.resolve import Resolved, resolve
from chainatlas.ingest.table.entities.review_book import read_review

__all__ = [
    "Register",
    "Resolved",
    "add_decisions",
    "read_decisions",
    "read_review",
    "resolve",
    "write_decisions",
]
