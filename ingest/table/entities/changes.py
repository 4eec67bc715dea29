"""What a month changed against the register of the months before.

- ``new``: an id that the register did not have;
- ``merged``: an id that a decision put into another: before = the id that ended;
- ``renamed``: the winning name has another core (another legal form alone is none);
- ``moved``: neither the region before nor the region now lies in the other;
- ``code_added``: the enterprise had no credit code;
- ``gone``: the newest file of a source and scope lacks an enterprise that its former
  file had. ``before`` names the source. An older file, or one of another source or
  scope, ends nothing. Without dates the file that is given now is the newer one.
"""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.register import SIGHTINGS
from chainatlas.ingest.table.entities.tree import Tree

CHANGES = {
    "entity_id": pl.String,
    "change": pl.String,
    "before": pl.String,
    "after": pl.String,
}
COMPARED = ("id", "core", "name", "region_id", "credit_code")
"""What of an identity is compared between months."""
_SCOPE = ["source_id", "scope"]


def _row(change: str, before: str | pl.Expr, after: str | pl.Expr) -> list[pl.Expr]:
    blank = pl.lit(None, pl.String)
    ends = [blank if isinstance(e, str) and not e else e for e in (before, after)]
    sides = [pl.col(e) if isinstance(e, str) else e for e in ends]
    return [
        pl.col("id").alias("entity_id"),
        pl.lit(change).alias("change"),
        sides[0].alias("before"),
        sides[1].alias("after"),
    ]


def seen_now(rows: pl.DataFrame, ids: pl.Series) -> pl.DataFrame:
    """Return the sightings of rows with source_id, scope, number of the id, as_of."""
    newest = rows.group_by(*_SCOPE, "number").agg(pl.col("as_of").max())
    newest = newest.sort(*_SCOPE, "number", nulls_last=True)
    named = newest.with_columns(id=ids.gather(newest["number"]))
    return named.select(pl.col(n).cast(t) for n, t in SIGHTINGS.items())


def _dated(sightings: pl.DataFrame, name: str) -> pl.DataFrame:
    return sightings.group_by(_SCOPE).agg(pl.col("as_of").max().alias(name))


def _both_dates(before: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Return (source_id, scope, newer) of the sources that both months have."""
    then, today = _dated(before, "then"), _dated(now, "today")
    both = then.join(today, on=_SCOPE, nulls_equal=True)
    newer = (pl.col("today") >= pl.col("then")).fill_null(True)
    return both.select(*_SCOPE, newer.alias("newer"))


def carry_sightings(before: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Return the sightings to be kept: those of the newest file of a source, scope."""
    both = _both_dates(before, now)
    old = both.filter("newer").select(_SCOPE)
    late = both.filter(~pl.col("newer")).select(_SCOPE)
    kept = before.join(old, on=_SCOPE, how="anti", nulls_equal=True)
    added = now.join(late, on=_SCOPE, how="anti", nulls_equal=True)
    return pl.concat([kept, added])


def gone(before: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Return the changes ``gone``, given the sightings before and now."""
    newer = _both_dates(before, now).filter("newer")
    lacking = before.join(newer, on=_SCOPE, nulls_equal=True).join(
        now, on=[*_SCOPE, "id"], how="anti", nulls_equal=True
    )
    source = pl.concat_str(_SCOPE, separator=" ", ignore_nulls=True)
    return lacking.select(_row("gone", source, ""))


def changes(
    before: pl.DataFrame,
    after: pl.DataFrame,
    merged: pl.DataFrame,
    ended: pl.DataFrame,
    tree: Tree,
) -> pl.DataFrame:
    """Return the columns of CHANGES, sorted.

    ``before`` are the identities of the register with the ids of now, ``after`` those
    of the enterprises that have a row now (COMPARED); ``merged`` (id, owner) of ids of
    the register; ``ended`` the changes ``gone``.
    """
    both = after.join(before, on="id", suffix="_then")
    then, now = (tree.node_of(pl.col(c)) for c in ("region_id_then", "region_id"))
    moved = both.filter(~tree.nested(then, now))
    renamed = both.filter(pl.col("core") != pl.col("core_then"))
    coded = pl.col("credit_code_then").is_null() & pl.col("credit_code").is_not_null()
    fresh = after.join(before, on="id", how="anti")
    found = [
        fresh.select(_row("new", "", "name")),
        merged.select(_row("merged", "id", "owner")).with_columns(entity_id="after"),
        renamed.select(_row("renamed", "name_then", "name")),
        moved.select(_row("moved", "region_id_then", "region_id")),
        both.filter(coded).select(_row("code_added", "", "credit_code")),
        ended,
    ]
    return pl.concat(found).sort("entity_id", "change", "before", nulls_last=True)
