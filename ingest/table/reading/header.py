"""Finding the header of a sheet: which rows it takes, and the name of each column.

Titles, remarks and the unit of all amounts stand above it; it may take two rows, the
upper one naming groups of the columns below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from chainatlas.ingest.table.reading.cells import TOP

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[\d.,，%/\-:年月日]+")
_LONGEST = 30
"""A longer text names no column."""
_UNIT = re.compile(r"单位[：:]\s*([^\s，,；;）)]{1,8})")


@dataclass(frozen=True)
class Header:
    """Where the header is and what it says.

    Attributes:
        first, last: places of its rows in the first rows of the sheet, from 0.
        names: one name a column, without doubles; ``column_3`` where a cell is empty.
        unit: the unit printed above it for the amounts of the sheet, "" for none.
        hits: how many of its names are known.
    """

    first: int
    last: int
    names: tuple[str, ...]
    unit: str
    hits: int


def tidy(cell: str) -> str:
    """Return the text of a header cell: half-width, without spaces and line ends."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", cell))


def _score(row: Sequence[str], known: Callable[[str], bool]) -> int:
    names = {name for cell in row if (name := tidy(cell)) and len(name) <= _LONGEST}
    return sum(map(known, names))


def _filled(row: Sequence[str]) -> list[str]:
    """Return a row whose empty cells take what stands left of them."""
    found, left = [], ""
    for cell in row:
        left = cell or left
        found.append(left)
    return found


def _groups(upper: list[str]) -> list[tuple[str, slice]]:
    """Return the runs of neighbours with one text, and the columns they take."""
    found, start = [], 0
    for text, run in groupby(_filled(upper)):
        end = start + len(list(run))
        found.append((text, slice(start, end)))
        start = end
    return found


def _is_below(upper: list[str], lower: list[str]) -> bool:
    """Whether a row names the columns of groups that the row above names.

    Under each group it has names of their own; elsewhere it is empty or says the same.
    """
    groups = _groups(upper)
    if len(groups) < 2 or any(
        ":" in text or len(text) > _LONGEST for text, _ in groups
    ):
        return False
    parted = 0
    for text, columns in groups:
        below = lower[columns]
        if not any(below) or set(below) <= {text, ""}:
            continue
        if len(below) < 2 or not text or len(set(below)) < len(below):
            return False
        if any(_NUMBER.fullmatch(b) or len(b) > _LONGEST for b in below):
            return False
        parted += 1
    return parted > 0


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    found = []
    for place, name in enumerate(names, 1):
        name = name or f"column_{place}"
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(found)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    return [
        low if not up or up == low else f"{up}/{low}" if low else up
        for up, low in zip(upper, lower, strict=True)
    ]


def header_at(
    top: Sequence[Sequence[str]], first: int, last: int, known: Callable[[str], bool]
) -> Header:
    """Return the header that stands in those rows."""
    width = max(map(len, top))
    rows = [[tidy(c) for c in row] + [""] * (width - len(row)) for row in top]
    names = rows[first]
    if last > first:
        names = _joined(_filled(names), rows[last])
    above = " ".join(cell for row in rows[:first] for cell in row)
    unit = _UNIT.search(above)
    hits = sum(map(known, names))
    return Header(first, last, _distinct(names), unit[1] if unit else "", hits)


def find_header(
    top: Sequence[Sequence[str]], known: Callable[[str], bool]
) -> Header | None:
    """Return the header among the first rows, None where no row has a known name.

    ``known`` says whether a text names a column in one of the usual wordings. Of rows
    with as many known names, the first is the header.
    """
    scores = [_score(row, known) for row in top[:TOP]]
    best = max(scores, default=0)
    if not best:
        return None
    first = scores.index(best)
    width = max(map(len, top))
    rows = [[tidy(c) for c in row] + [""] * (width - len(row)) for row in top]
    if first and _is_below(rows[first - 1], rows[first]):
        return header_at(top, first - 1, first, known)
    if first + 1 < len(rows) and _is_below(rows[first], rows[first + 1]):
        return header_at(top, first, first + 1, known)
    return header_at(top, first, first, known)
