"""What a planted bad row must be reported as."""

from __future__ import annotations

from dataclasses import dataclass

from chainatlas.tests.worlds.generate import Row


@dataclass(frozen=True)
class Bad:
    """A bad row to plant: the columns any of which may be named as the wrong one.

    No columns: whichever is named is right. Stated: ATLAS.md says so literally, and
    it is not only the reading that keeps the graph honest.
    """

    kind: str
    table: str
    columns: tuple[str, ...]
    row: Row
    stated: bool = True


@dataclass(frozen=True)
class Expected:
    """A reject that must be reported; row is the number a spreadsheet shows."""

    kind: str
    table: str
    row: int
    columns: tuple[str, ...]
    stated: bool

    def matches(self, table: str, row: int, column: str | None) -> bool:
        """Say whether a reported reject is this one."""
        named = not self.columns or column in self.columns
        return (table, row) == (self.table, self.row) and named
