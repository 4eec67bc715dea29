"""Small sets of rows, and what resolving makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import polars as pl

from chainatlas.ingest.places import Gazetteer
from chainatlas.ingest.policy.base import base_table
from chainatlas.ingest.table.entities import Register, Resolved, resolve

ROWS = {
    "file": pl.String,
    "_row": pl.Int64,
    "source_id": pl.String,
    "source_rank": pl.Int64,
    "as_of": pl.String,
    "name": pl.String,
    "region_id": pl.String,
    "credit_code": pl.String,
    "former_name": pl.String,
}
CITY, DONG, RENHE, CHENGDU, SICHUAN = "510400", "510402", "510411", "510100", "510000"
CODE, CODE2 = "91510400MA6200001X", "91510400MA6200002Y"


@cache
def gazetteer() -> Gazetteer:
    """Return the regions of the base."""
    return Gazetteer(base_table("regions"))


@cache
def few_regions() -> Gazetteer:
    """Return the regions of three provinces, which are looked through sooner."""
    some = pl.col("id").str.head(2).is_in(["10", "11", "43", "51"])
    return Gazetteer(base_table("regions").filter(some))


def rows(
    *given: tuple[str | None, ...],
    source: str = "S",
    rank: int = 0,
    as_of: str | None = "2025-11-30",
    file: str | None = None,
) -> pl.DataFrame:
    """Return rows of (name, region, code, former name); what is left out is null."""
    path = file or f"{source} {as_of}.csv"
    filled = [(*row, *[None] * (4 - len(row))) for row in given]
    table = [
        (path, n, source, rank, as_of, *row) for n, row in enumerate(filled, start=2)
    ]
    return pl.DataFrame(table, schema=ROWS, orient="row")


@dataclass(frozen=True)
class Solved:
    """What resolving gave, read into memory."""

    entities: pl.DataFrame
    rows: pl.DataFrame
    losing: pl.DataFrame
    review: pl.DataFrame
    changes: pl.DataFrame
    identities: pl.DataFrame
    names: pl.DataFrame
    sightings: pl.DataFrame
    register: Register


def gathered(found: Resolved) -> Solved:
    """Read the frames of an outcome."""
    return Solved(
        found.entities.collect(),
        found.rows.collect(),
        found.losing.collect(),
        found.review,
        found.changes.collect(),
        found.register.identities.collect(),
        found.register.names.collect(),
        found.register.sightings.collect(),
        found.register,
    )


def solve(
    *frames: pl.DataFrame,
    register: Register | None = None,
    decisions: pl.DataFrame | None = None,
) -> Solved:
    """Resolve frames together."""
    return gathered(resolve(pl.concat(frames), few_regions(), register, decisions))


def owners(found: Solved) -> list[str]:
    """Return the entity of each row, in the order of the rows."""
    return found.rows["entity_id"].to_list()


def kinds(found: Solved) -> list[tuple[str, str, str]]:
    """Return (kind, name, name) of the queue, the names in order."""
    columns = found.review.select("kind", "name_a", "name_b")
    return [(k, *sorted((a, b))) for k, a, b in columns.iter_rows()]  # type: ignore[misc]


def changed(found: Solved) -> list[tuple[str, str | None, str | None]]:
    """Return (change, before, after)."""
    return list(found.changes.select("change", "before", "after").iter_rows())
