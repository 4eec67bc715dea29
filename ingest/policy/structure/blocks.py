"""Blocks of a text: its paragraphs, also where only wide gaps part them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chainatlas.ingest.policy.document import Grid, Span

_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r"(?:[ \t\xa0]{4,}|\u3000{2,})[ \t\xa0\u3000]*")
_BARE = re.compile(
    r"[\s\u3000]*第[一二三四五六七八九十百零〇\d]{1,6}[章节条编][\s\u3000]*"
)
_RUN_ON = re.compile(
    r"(?<=[。：；;!！])[ \u3000\xa0]{0,3}"
    r"(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[、．](?!\d))|(?<=[\u4e00-\u9fff])(?=1、|[（(]一[）)])"
)
_LONGEST = 1_500
"""Characters of a paragraph that is still likely; a longer one has lost its breaks."""


def table_span(grid: Grid) -> Span:
    """Return the span from the first cell of a table to its last."""
    cells = [cell for row in grid for cell in row]
    return Span(min(c.start for c in cells), max(c.end for c in cells))


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the spaces at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _unjoined(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a piece, parted before its numbers where it is too long for one block."""
    if end - start > _LONGEST:
        for found in _RUN_ON.finditer(text, start, end):
            yield trimmed(text, start, found.start())
            start = found.end()
    yield trimmed(text, start, end)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the pieces of a line between wide gaps; a bare 第一条 keeps its gap."""
    at = start
    for gap in _GAP.finditer(text, start, end):
        bare = gap.start() - at < 12 and _BARE.fullmatch(text, at, gap.start())
        if gap.start() > at and not bare:
            yield from _unjoined(text, at, gap.start())
            at = gap.end()
    yield from _unjoined(text, at, end)


def blocks(text: str, tables: Iterable[Grid] = ()) -> list[Span]:
    """Return the blocks of a text, those of tables left out, in order.

    >>> [(s.start, s.end) for s in blocks("甲。\\u3000\\u3000乙\\n丙")]
    [(0, 2), (4, 5), (6, 7)]
    """
    taken = sorted((table_span(t) for t in tables), key=lambda s: s.start)
    found, at = [], 0
    for line in _LINE.finditer(text):
        while at < len(taken) and taken[at].end < line.start():
            at += 1
        if at < len(taken) and taken[at].start <= line.end():
            continue
        found += [
            piece for piece in _split(text, *line.span()) if piece.end > piece.start
        ]
    return found
