"""Canned Cypher files become rows, and users' own queries too, behind a guard."""

from chainatlas.queries.answer import Meta, meta_of
from chainatlas.queries.gaps import gap_rows, one_gap, status_rows
from chainatlas.queries.guard import check
from chainatlas.queries.header import Parameter, Query
from chainatlas.queries.library_index import canned, library
from chainatlas.queries.names import resolve
from chainatlas.queries.proof import proof
from chainatlas.queries.run import run
from chainatlas.queries.thresholds import thresholds

__all__ = [
    "Meta",
    "Parameter",
    "Query",
    "canned",
    "check",
    "gap_rows",
    "library",
    "meta_of",
    "one_gap",
    "proof",
    "resolve",
    "run",
    "status_rows",
    "thresholds",
]
