"""What a file is read into: clean text, and its tables by offsets into it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from chainatlas.ingest.policy.document import Cell, Grid

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_BREAK = re.compile(r"[ \u3000\xa0]*[\r\n\t\x0b\x0c]+[ \u3000\xa0]*")


@dataclass(frozen=True)
class Raw:
    """A file as text.

    Attributes:
        text: its clean text.
        tables: its tables; the offsets of their cells go into ``text``.
        title: the title that the file itself names, "" where it names none.
    """

    text: str
    tables: tuple[Grid, ...] = ()
    title: str = ""


def clean(text: str) -> str:
    """Return a text with line feeds only, control characters as spaces.

    Offsets are those of the text as Python reads it from a file.

    >>> clean("甲\\r\\n乙\\x00丙")
    '甲\\n乙 丙'
    """
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True)
class Box:
    """A cell of a table while it is read; a merged cell is one box in several places.

    Attributes:
        text: what the cell holds.
        key: what tells it from other cells of the table; None for a cell of its own.
    """

    text: str
    key: Hashable | None = None


@dataclass
class Builder:
    """Puts lines and tables one after the other into one text."""

    pieces: list[str] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    size: int = 0

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)

    def line(self, text: str) -> None:
        """Add a paragraph; line breaks within it stay."""
        seen = _UNSEEN.sub("", clean(text)).strip(" \t\n")
        if seen:
            self._put(seen + "\n")

    def table(self, rows: Iterable[Sequence[Box]]) -> None:
        """Add a table: a line for each row, its cells parted by tabs."""
        known: dict[Hashable, Cell] = {}
        grid = [row for row in (self._row(r, known) for r in rows) if row]
        if grid:
            self.tables.append(grid)

    def _row(self, row: Sequence[Box], known: dict[Hashable, Cell]) -> list[Cell]:
        cells, first = [], True
        for box in row:
            if box.key is not None and box.key in known:
                cells.append(known[box.key])
                continue
            if not first:
                self._put("\t")
            first = False
            text = _BREAK.sub("", _UNSEEN.sub("", clean(box.text)).strip())
            cell = Cell(text, self.size, self.size + len(text))
            self._put(text)
            cells.append(cell)
            if box.key is not None:
                known[box.key] = cell
        if not first:
            self._put("\n")
        return cells

    def raw(self, title: str = "") -> Raw:
        """Return what was put together."""
        return Raw("".join(self.pieces), tuple(self.tables), title.strip())
