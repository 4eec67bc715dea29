"""What a format is, and what an export reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import polars as pl

Content = dict[str, pl.DataFrame]
"""Every stored row, by table; rows in the order of their keys."""


@dataclass(frozen=True)
class Source:
    """What is exported: the content of one version of the store, and its digest."""

    content: Content
    digest: str


@dataclass(frozen=True)
class Exported:
    """What was written where.

    ``counts`` says how much: rows by table, or nodes and edges, or triples.
    ``replaced`` is the number of characters that the format cannot hold, each written
    as U+FFFD.
    """

    format: str
    path: Path
    counts: dict[str, int]
    replaced: int = field(default=0)


class Format(Protocol):
    """One open format: constants, and one verb."""

    name: str
    title: str
    """Key of the message that names the format for people."""
    media_type: str
    folder: bool
    """Whether the output is a folder of files."""

    def write(self, source: Source, path: Path) -> Exported:
        """Write the graph to a file or folder, whole or not at all.

        Raises:
            ExportFailed: it cannot be written; what stood there is untouched.
        """
