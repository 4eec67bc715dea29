"""Taking bad rows out of a frame, each with its reason; no row is lost."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from chainatlas.ingest.record import ROW, no_rejects


class Sieve:
    """The rows of one table of one file, and those that were taken out of it.

    ``headers`` gives a column the name that it has in the file, where it is another.
    """

    def __init__(
        self, frame: pl.DataFrame, label: str, headers: Mapping[str, str] | None = None
    ) -> None:
        self.frame = frame
        self.label = label
        self._headers = headers or {}
        self._taken: list[pl.DataFrame] = []

    def drop(
        self,
        bad: pl.Expr | pl.Series,
        column: str,
        reason: str,
        *,
        detail: pl.Expr | str = "",
        value: pl.Expr | None = None,
    ) -> None:
        """Take out the rows where ``bad`` is true.

        ``reason`` is a key of the message section ``rejects``; ``detail`` is what the
        message adds (the accepted values, the regions that a name fits).
        """
        series = self.frame.select(bad.alias("bad")).to_series().fill_null(False)
        if not series.any():
            return
        shown = pl.col(column) if value is None else value
        extra = pl.lit(detail) if isinstance(detail, str) else detail
        self._taken.append(
            self.frame.filter(series).select(
                pl.lit(self.label).alias("file"),
                pl.col(ROW).alias("row"),
                pl.lit(self._headers.get(column, column)).alias("column"),
                shown.cast(pl.String).fill_null("").alias("value"),
                pl.lit(reason).alias("reason"),
                extra.cast(pl.String).fill_null("").alias("detail"),
            )
        )
        self.frame = self.frame.filter(~series)

    @property
    def rejects(self) -> pl.DataFrame:
        """The rows taken out, in the order of the file."""
        return pl.concat([no_rejects(), *self._taken]).sort("row")
