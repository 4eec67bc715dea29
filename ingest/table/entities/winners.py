"""Which value of a field an enterprise has, and which values lost.

The rows of an enterprise stand in this order: lowest source_rank, newest as_of (none is
oldest), first file, first row. The first value that is not empty wins, field by field.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.record import ROW

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
        owner: the entity of each row of ``order``.
    """

    rows: pl.LazyFrame
    order: pl.Series
    owner: pl.Series

    @classmethod
    def of(cls, rows: pl.LazyFrame, owner: pl.Series) -> Ordered:
        """Put rows in order, given the entity of each."""
        best = ("source_rank", "as_of", "file", ROW)
        keys = rows.select(best).collect().with_columns(owner.alias("_owner"))
        order = keys.with_row_index("_at").select(
            pl.col("_at").sort_by(
                "_owner", *best, descending=[False, False, True, False, False],
                nulls_last=True,
            )
        )["_at"]  # fmt: skip
        return cls(rows, order, owner.gather(order))

    def column(self, name: str) -> pl.Series:
        """Return a column as text, in this order."""
        cast = self.rows.select(pl.col(name).cast(pl.String)).collect().to_series()
        return cast.gather(self.order)

    def field(self, name: str) -> pl.DataFrame:
        """Return (owner, value, at, wins) of the values of a field that are not empty.

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


def _located(lost: pl.DataFrame, where: pl.DataFrame, name: str) -> pl.DataFrame:
    """Return the values of one field that lost, with LOSING columns, each once."""
    once = lost.unique(["owner", "value"], keep="first", maintain_order=True)
    found = pl.concat([once, where[once["at"]]], how="horizontal")
    named = found.with_columns(entity_id="owner", field=pl.lit(name))
    return named.select(*LOSING)


def winners(ordered: Ordered) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the winning values, one row per entity, and those that lost.

    The first frame has id and every field, source_id and as_of of the row whose name
    won, sorted by id; the second has the columns of LOSING, one row per entity, field
    and value: that of the best row.
    """
    rows = ordered.rows
    where = rows.select("file", pl.col(ROW).alias("row"), "source_id").collect()
    ids = pl.DataFrame({"id": ordered.owner.unique(maintain_order=True)})
    columns, lost = [ids], []
    for name in field_names(rows):
        stated = ordered.field(name)
        best = stated.filter("first").select("value", "at", id="owner")
        column = ids.join(best, on="id", how="left", maintain_order="left")
        columns.append(column.select(pl.col("value").alias(name)))
        if name == "name":
            columns.append(rows.select(NEXT_TO).collect()[column["at"]])
        others = stated.filter(pl.col("value") != pl.col("wins"))
        lost.append(_located(others, where, name))
    entities = pl.concat(columns, how="horizontal").sort("id")
    last = pl.exclude(NEXT_TO)
    return entities.select(last, *NEXT_TO), pl.concat(lost)
