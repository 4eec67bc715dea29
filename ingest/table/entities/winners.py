"""Which value of a field an enterprise has, and which values lost.

The rows of an enterprise stand in this order: lowest source_rank, newest as_of (none is
oldest), first file, first row. The first value that is not empty wins, field by field.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.record import ROW
from chainatlas.ingest.table.entities.spool import Spool

LOSING = {
    "entity_id": pl.String,
    "field": pl.String,
    "value": pl.String,
    "file": pl.String,
    "row": pl.Int64,
    "source_id": pl.String,
}
NEXT_TO = ("source_id", "as_of")
"""What an enterprise has of the row whose name won."""
ABOUT_ROWS = ("file", ROW, "source_id", "source_rank", "as_of", "scope", "former_name")


@dataclass(frozen=True)
class Ordered:
    """Rows of entities in the order in which their values win.

    Attributes:
        rows: every row, in the order of the files.
        order: numbers of the rows, those of one entity side by side, the best first.
        owner: the number of the entity of each row of ``order``, from 0 on.
    """

    rows: pl.LazyFrame
    order: pl.Series
    owner: pl.Series

    @classmethod
    def of(cls, rows: pl.LazyFrame, owner: pl.Series) -> Ordered:
        """Put rows in order, given the number of the entity of each."""
        best = ("source_rank", "as_of", "file", ROW)
        keys = rows.select(best).collect().with_columns(owner.alias("_owner"))
        order = keys.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).sort_by(
                "_owner", *best, descending=[False, False, True, False, False],
                nulls_last=True,
            )
        ).to_series()  # fmt: skip
        return cls(rows, order, owner.gather(order))

    def column(self, name: str) -> pl.Series:
        """Return a column as text, in this order."""
        cast = self.rows.select(pl.col(name).cast(pl.String)).collect().to_series()
        return cast.gather(self.order)

    def field(self, name: str) -> pl.DataFrame:
        """Return (owner, value, at, first, wins) of the values that are not empty.

        ``wins`` is the value that won, ``at`` the number of the row.
        """
        stated = pl.DataFrame(
            {"owner": self.owner, "value": self.column(name), "at": self.order}
        ).filter(pl.col("value").is_not_null() & (pl.col("value") != ""))
        first = pl.col("owner").ne_missing(pl.col("owner").shift())
        wins = pl.when(first).then("value").forward_fill()
        return stated.with_columns(first=first, wins=wins)


def field_names(rows: pl.LazyFrame) -> list[str]:
    """Return the columns that are fields of the enterprise: name first."""
    names = rows.collect_schema().names()
    return ["name", *(n for n in names if n != "name" and n not in ABOUT_ROWS)]


def _lost(stated: pl.DataFrame, ordered: Ordered, ids: pl.Series) -> pl.DataFrame:
    """Return LOSING without the field, of the values of one field that lost."""
    others = stated.filter(pl.col("value") != pl.col("wins"))
    once = others.unique(["owner", "value"], keep="first", maintain_order=True)
    place = ordered.rows.select("file", pl.col(ROW).alias("row"), "source_id")
    where = place.collect()[once["at"]]
    entity = ids.gather(once["owner"]).alias("entity_id")
    return where.with_columns(entity, once["value"])


def winners(
    ordered: Ordered, ids: pl.Series, spool: Spool
) -> tuple[pl.DataFrame, pl.LazyFrame]:
    """Return the winning values, one row per entity, and those that lost.

    The first frame has number and id of the entity, ``at`` (the number of the row whose
    name won), every field, source_id and as_of of that row, in the order of the ids;
    the second has the columns of LOSING, one row per entity, field and value: that of
    the best row.
    """
    numbers = ordered.owner.unique(maintain_order=True).to_frame("owner")
    found = [numbers["owner"].alias("number"), ids.gather(numbers["owner"]).alias("id")]
    lost, beside = [], pl.DataFrame()
    for name in field_names(ordered.rows):
        stated = ordered.field(name)
        best = stated.filter("first").select("owner", "value", "at")
        column = numbers.join(best, on="owner", how="left", maintain_order="left")
        found.append(column["value"].alias(name))
        if name == "name":
            found.append(column["at"])
            beside = ordered.rows.select(NEXT_TO).collect()[column["at"]]
        kept = spool.keep(_lost(stated, ordered, ids), f"losing-{name}")
        lost.append(kept.with_columns(field=pl.lit(name)).select(*LOSING))
    return pl.DataFrame(found).with_columns(beside), pl.concat(lost)
