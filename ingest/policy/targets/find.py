"""Every figure of a document: of its running text and of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from chainatlas.ingest.policy.targets.clauses import Span
from chainatlas.ingest.policy.targets.flat import flat_tables
from chainatlas.ingest.policy.targets.found import Figure
from chainatlas.ingest.policy.targets.grid import Grid, grid_figures
from chainatlas.ingest.policy.targets.prose import prose
from chainatlas.ingest.policy.targets.setting import Setting

_SENTENCE = re.compile(r"[，；。].*[，；。]|[\u4e00-\u9fff]{6}.*[，；。]")


def _span(grid: Grid) -> Span:
    cells = [cell for row in grid for cell in row]
    return Span(min(c.start for c in cells), max(c.end for c in cells))


def _bare(grid: Grid) -> list[Span]:
    """Return the cells of a table that hold no sentence."""
    cells = [cell for row in grid for cell in row]
    return [Span(c.start, c.end) for c in cells if not _SENTENCE.search(c.text)]


def figures(text: str, setting: Setting, grids: Iterable[Grid] = ()) -> list[Figure]:
    """Return the goals and facts of a document, in the order of their places.

    ``grids`` are its tables, cells with their offsets; tables whose cells stand on
    lines of their own are found in the text. A cell that holds a sentence is read as
    running text.
    """
    known = [g for g in grids if any(row for row in g)]
    spans = [_span(g) for g in known]
    flat = [
        g
        for g in flat_tables(text)
        if not any(s.start < _span(g).end and _span(g).start < s.end for s in spans)
    ]
    tables = [*known, *flat]
    found = [f for g in tables for f in grid_figures(g, setting)]
    inside = (*setting.taken, *(span for g in tables for span in _bare(g)))
    found.extend(prose(text, replace(setting, taken=inside)))
    return sorted(found, key=lambda f: (f.start, f.end))
