"""Atlas folders: one file for each table, which ``chainatlas build`` loads again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

import polars as pl

from chainatlas.exports.folder import saving_folder
from chainatlas.exports.formats.model import Exported, Source
from chainatlas.exports.formats.rows import atlas_rows
from chainatlas.ontology.schema import tables


class AtlasFolder(ABC):
    """A folder with NAME.csv or NAME.parquet for every table that has rows."""

    name: str
    title: str
    media_type: str
    folder = True

    @abstractmethod
    def table(self, frame: pl.DataFrame, path: Path) -> None:
        """Write one table."""

    def write(self, source: Source, path: Path) -> Exported:
        """Write the folder, whole or not at all.

        Raises:
            ExportFailed: it cannot be written; what stood there is untouched.
        """
        counts = {n: len(f) for n, f in source.content.items() if len(f)}
        about = {"format": self.name, "data_version": source.digest, "rows": counts}
        with saving_folder(path, about) as folder:
            for name in counts:
                rows = atlas_rows(tables()[name], source.content[name])
                self.table(rows, folder / f"{name}.{self.name}")
        return Exported(self.name, path, counts)


class Csv(AtlasFolder):
    """UTF-8, RFC 4180; numbers in full precision, an empty cell for nothing."""

    name = "csv"
    title = "export.csv"
    media_type = "text/csv"

    def table(self, frame: pl.DataFrame, path: Path) -> None:
        """Write one table."""
        frame.with_columns(pl.all().cast(pl.String)).write_csv(path)


class Parquet(AtlasFolder):
    """Typed columns: text, double, 64-bit integer, boolean."""

    name = "parquet"
    title = "export.parquet"
    media_type = "application/vnd.apache.parquet"

    def table(self, frame: pl.DataFrame, path: Path) -> None:
        """Write one table."""
        frame.write_parquet(path)
