"""What former months left in a folder of enterprise tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from chainatlas.ingest.table.entities import Register, read_decisions
from chainatlas.ingest.table.entities.decisions import no_decisions
from chainatlas.ontology.errors import BadInput

ROWS = "rows.parquet"


@dataclass(frozen=True)
class Past:
    """What a folder holds for the months to come.

    Attributes:
        register: the ids that were given.
        decisions: what people decided about pairs of enterprises.
        rows: the clean rows of the newest file of each source, None before the first.
    """

    register: Register
    decisions: pl.DataFrame
    rows: pl.DataFrame | None

    @classmethod
    def none(cls) -> Past:
        """Return what there is before the first month."""
        return cls(Register.empty(), no_decisions(), None)

    @classmethod
    def read(cls, folder: Path) -> Past:
        """Return what a folder holds; nothing where there is none.

        Raises:
            BadInput: a file of it is damaged or missing.
        """
        if not folder.is_dir():
            return cls.none()
        path = folder / ROWS
        try:
            rows = pl.read_parquet(path) if path.exists() else None
        except (pl.exceptions.PolarsError, OSError) as error:
            raise BadInput("ingest.bad_parquet", path=path, error=error) from error
        return cls(Register.read(folder), read_decisions(folder), rows)


def _ranks(past: pl.DataFrame | None, sources: Sequence[str]) -> list[str]:
    """Return the sources, the winner first: those of former months, then the given."""
    known: list[str] = []
    if past is not None:
        order = past.select("source_rank", "source_id").unique().sort("source_rank")
        known = order["source_id"].to_list()
    return list(dict.fromkeys([*known, *sources]))


def newest(
    past: pl.DataFrame | None, now: pl.DataFrame, order: Sequence[str]
) -> pl.DataFrame:
    """Return the rows of every source: a file given now replaces its source's former.

    ``order`` names sources that win before all others, the first of them most.
    """
    given = now.select("source_id").unique(maintain_order=True)
    every = now
    if past is not None:
        kept = past.join(given, on="source_id", how="anti", maintain_order="left")
        every = pl.concat([kept, now], how="diagonal")
    first = dict.fromkeys([*order, *_ranks(past, given["source_id"].to_list())])
    place = {source: n for n, source in enumerate(first)}
    rank = pl.col("source_id").replace_strict(place, return_dtype=pl.Int64)
    return every.with_columns(source_rank=rank)
