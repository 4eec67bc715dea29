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
        self._blanked: list[pl.DataFrame] = []

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
        if series.any():
            shown = pl.col(column) if value is None else value
            self._taken.append(self._told(series, column, reason, shown, detail))
            self.frame = self.frame.filter(~series)

    def blank(
        self, bad: pl.Expr | pl.Series, column: str, reason: str, *, detail: str = ""
    ) -> None:
        """Empty a column in the rows where ``bad`` is true; the rows stay."""
        series = self.frame.select(bad.alias("bad")).to_series().fill_null(False)
        if series.any():
            shown = pl.col(column)
            self._blanked.append(self._told(series, column, reason, shown, detail))
            emptied = pl.when(~series).then(pl.col(column)).alias(column)
            self.frame = self.frame.with_columns(emptied)

    def _told(
        self,
        bad: pl.Series,
        column: str,
        reason: str,
        shown: pl.Expr,
        detail: pl.Expr | str,
    ) -> pl.DataFrame:
        extra = pl.lit(detail) if isinstance(detail, str) else detail
        return self.frame.filter(bad).select(
            pl.lit(self.label).alias("file"),
            pl.col(ROW).alias("row"),
            pl.lit(self._headers.get(column, column)).alias("column"),
            shown.cast(pl.String).fill_null("").alias("value"),
            pl.lit(reason).alias("reason"),
            extra.cast(pl.String).fill_null("").alias("detail"),
        )

    @property
    def rejects(self) -> pl.DataFrame:
        """The rows taken out, in the order of the file."""
        return pl.concat([no_rejects(), *self._taken]).sort("row")

    @property
    def blanked(self) -> pl.DataFrame:
        """The values that were emptied, in the order of the file."""
        return pl.concat([no_rejects(), *self._blanked]).sort("row")
