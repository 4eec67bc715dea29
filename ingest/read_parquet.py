"""Reading a Parquet table as text cells."""

from __future__ import annotations

import polars as pl
from polars.exceptions import PolarsError

from chainatlas.ingest.record import ROW, Location, RawTable
from chainatlas.ontology.errors import BadInput


def _as_text(place: int, dtype: pl.DataType) -> pl.Expr:
    """Return a column by its place: names like ``*`` and ``^a$`` are patterns."""
    column = pl.nth(place)
    if isinstance(dtype, pl.List):
        return column.cast(pl.List(pl.String)).list.join(";")
    if dtype.is_float():
        whole = column.cast(pl.Int64, strict=False)
        return (
            pl.when(column == whole)
            .then(whole.cast(pl.String))
            .otherwise(column.cast(pl.String))
            .name.keep()
        )
    if isinstance(dtype, pl.Datetime):
        return column.dt.to_string("iso:strict").str.replace("T00:00:00(\\.0+)?$", "")
    return column.cast(pl.String)


def read_parquet(location: Location) -> RawTable:
    """Return the cells of a Parquet file as text.

    Raises:
        BadInput: the file is no Parquet file, or half of one.
    """
    try:
        frame = pl.read_parquet(location.path, memory_map=False)
        text = frame.select(_as_text(i, t) for i, t in enumerate(frame.dtypes))
    except (PolarsError, OSError) as error:
        raise BadInput("ingest.bad_parquet", path=location.path, error=error) from error
    rows = pl.Series(ROW, range(2, 2 + len(text)), dtype=pl.Int64)
    return RawTable(location, text.insert_column(0, rows))
