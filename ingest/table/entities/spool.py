"""Where frames that are done wait: in memory, or in files of a folder.

Of ten million rows not every frame that is made fits into memory beside the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl


@dataclass(frozen=True)
class Spool:
    """Puts frames away; ``folder`` None is memory.

    A file ``NAME.parquet`` is written once and must stay while its frame is used.
    """

    folder: Path | None = None

    def keep(self, frame: pl.DataFrame, name: str) -> pl.LazyFrame:
        """Return a frame to be read again, column by column.

        Raises:
            OSError: the folder is missing or cannot be written to.
        """
        if self.folder is None:
            return frame.lazy()
        path = self.folder / f"{name}.parquet"
        frame.write_parquet(path, compression="lz4")
        return pl.scan_parquet(path)


def columns(frame: pl.LazyFrame, names: Sequence[str]) -> pl.DataFrame:
    """Return some columns of a frame that waits."""
    return frame.select(*names).collect()
