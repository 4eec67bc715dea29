"""The content digest: one name for everything that was loaded.

Each row's canonical text is hashed twice (XXH3, two seeds); the hashes of a table are
added, so that neither the order of rows nor their split into files matters. Derived
nodes and edges are left out: they follow from the rest.
"""

from __future__ import annotations

import hashlib

import polars as pl
import polars_hash as plh

from chainatlas.ingest.identity import row_text
from chainatlas.ontology.schema import Table, tables

_SEEDS = (0, 0x9E3779B9)


def _sum(values: pl.Series) -> int:
    return int(values.to_numpy().sum(dtype="uint64")) if len(values) else 0


def table_digest(frame: pl.DataFrame, table: Table) -> str:
    """Return the digest of one table's rows, whatever their order."""
    text = frame.select(row_text(table).alias("text"))
    hashes = text.select(
        plh.col("text").nchash.xxh3_64(seed=seed).alias(str(seed)) for seed in _SEEDS
    )
    lanes = (f"{_sum(hashes[str(seed)]):016x}" for seed in _SEEDS)
    return f"{len(frame)}:{''.join(lanes)}"


def content_digest(content: dict[str, pl.DataFrame]) -> str:
    """Return the digest of a whole content, 32 hexadecimal digits."""
    whole = hashlib.sha256()
    for name, table in sorted(tables().items()):
        whole.update(f"{name}={table_digest(content[name], table)}\n".encode())
    return whole.hexdigest()[:32]
