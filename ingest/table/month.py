"""One month: the files given now, on top of what former months left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.policy.base import gazetteer
from chainatlas.ingest.record import ROW
from chainatlas.ingest.table.classify import Classified, base_lexicon, classify
from chainatlas.ingest.table.entities import Register, add_decisions, resolve
from chainatlas.ingest.table.gather import Gathered
from chainatlas.ingest.table.past import Past, newest
from chainatlas.ingest.table.survey import Survey
from chainatlas.ingest.table.to_tables import atlas_tables

_NO_FIELD = ("place_from", "province", "city", "county", "region")


@dataclass(frozen=True)
class Month:
    """What a month gives.

    Attributes:
        tables: atlas tables by name: enterprises, produces, sources, coverage.
        rows: the clean rows of the newest file of each source, to be kept.
        row_ids: file, _row, entity_id of every row.
        losing: values that lost against another row's.
        changes: what is new, gone, moved, renamed (see ``entities.changes``).
        review: pairs that a person has to judge, the strongest evidence first.
        register: the ids, to be kept.
        classified: what the texts of the rows say.
        decisions: every decision so far, to be kept.
    """

    tables: dict[str, pl.DataFrame]
    rows: pl.DataFrame
    row_ids: pl.DataFrame
    losing: pl.DataFrame
    changes: pl.DataFrame
    review: pl.DataFrame
    register: Register
    classified: Classified
    decisions: pl.DataFrame


def _fields(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows as entities are told apart by: with a code, absent or not.

    What ``scope`` is there (a part of a source) is no business scope.
    """
    known = rows.drop(_NO_FIELD, strict=False).rename(
        {"scope": "business_scope"}, strict=False
    )
    if "credit_code" in known.columns:
        return known
    return known.with_columns(credit_code=pl.lit(None, pl.String))


def _coverage(surveys: Sequence[Survey], rows: pl.DataFrame) -> pl.DataFrame:
    """Return the statements; one without a date has that of the rows."""
    columns = dict.fromkeys(Survey.COLUMNS, pl.String)
    said = pl.DataFrame([s.row() for s in surveys], schema=columns, orient="row")
    return said.with_columns(as_of=pl.coalesce("as_of", pl.lit(rows["as_of"].max())))


def month(
    gathered: Gathered,
    past: Past,
    decisions: pl.DataFrame,
    surveys: Sequence[Survey] = (),
    order: Sequence[str] = (),
    scope: str = "site",
) -> Month:
    """Make the tables of a month.

    Args:
        gathered: the files given now.
        past: what the folder holds.
        decisions: those of people given now.
        surveys: what the files cover completely, broadly or in part.
        order: sources that win before the others.
        scope: site, or group where the files name head offices.
    """
    rows = newest(past.rows, gathered.rows, order)
    said = add_decisions(past.decisions, decisions)
    resolved = resolve(_fields(rows), gazetteer(), past.register, said)
    classified = classify(rows, base_lexicon())
    ids = resolved.rows.collect()
    owners = rows.join(ids, on=["file", ROW], how="left")
    entities = resolved.entities.collect()
    tables = atlas_tables(owners, entities, classified.products, scope)
    tables["coverage"] = _coverage(surveys, gathered.rows)
    return Month(
        tables,
        rows,
        ids,
        resolved.losing.collect(),
        resolved.changes.collect(),
        resolved.review,
        resolved.register,
        classified,
        said,
    )
