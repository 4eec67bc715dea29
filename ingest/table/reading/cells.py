"""The cells of one sheet as text, before it is known which row is its header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chainatlas.ingest.record import Location, RawTable

TOP = 20
"""How many rows are looked through for the header."""


@dataclass(frozen=True)
class Cells:
    """One sheet of a workbook, or one csv or parquet file.

    Attributes:
        location: where it is.
        top: its first rows as text, merged cells filled; at most TOP and two more.
        first: the number that a spreadsheet shows for the first row of ``top``.
        rows_below: returns the rows below so many rows of ``top`` under the names
            given, numbered as a spreadsheet does; rows with too many cells are rejects.
    """

    location: Location
    top: list[list[str]]
    first: int
    rows_below: Callable[[int, list[str]], RawTable]
