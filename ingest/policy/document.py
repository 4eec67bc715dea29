"""A document as every later step sees it: clean text, headings and tables by offset."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from chainatlas.ingest.policy.targets.clauses import Span
from chainatlas.ingest.policy.targets.grid import Cell, Grid

__all__ = ["Cell", "Document", "Grid", "Heading", "Passage", "Span"]


@dataclass(frozen=True)
class Heading:
    """A heading, or the number and first words of a numbered paragraph.

    Attributes:
        level: depth in the tree, 1 for the outermost.
        number: the number as printed, without its stop: 一, （一）, 1, ①, 第五条.
        title: the words behind it.
        span: where number and title are printed.
        parent: index of the heading above it, None for the outermost.
    """

    level: int
    number: str
    title: str
    span: Span
    parent: int | None = None


@dataclass(frozen=True)
class Passage:
    """A piece of a document: offsets into its clean text, itself, and its digest."""

    document_id: str
    start: int
    end: int
    digest: str
    heading: str = ""
    text: str = ""

    @property
    def id(self) -> str:
        """Id of the passage's row."""
        return f"{self.document_id}-{self.start}-{self.end}"


@dataclass(frozen=True)
class Document:
    """A document that was read. Every offset goes into ``text``.

    Attributes:
        id: stable id, made of the text.
        title, issuer, number: as printed, "" where they are not found.
        region: id of the region that it holds for, None where it is not known.
        date: ISO date of its signature or publication, "" where it is not known.
        period: first and last year that it holds for, None where it says none.
        kind: the last word of its title (方案, 意见, 办法 ...), "" where it has none.
        text: the clean text; the cells of tables stand in it, parted by tabs.
        headings: in the order of their places.
        tables: rows of cells; a merged cell is repeated, with the same offsets.
    """

    id: str
    title: str
    issuer: str
    number: str
    region: str | None
    date: str
    period: tuple[int, int] | None
    kind: str
    text: str
    headings: tuple[Heading, ...] = ()
    tables: tuple[Grid, ...] = field(default=(), repr=False)

    @property
    def year(self) -> int | None:
        """Year of its date, None where it is not known."""
        return int(self.date[:4]) if self.date else None

    @cached_property
    def _starts(self) -> list[int]:
        return [h.span.start for h in self.headings]

    def heading_at(self, at: int) -> int | None:
        """Return the index of the last heading that begins at or before a place."""
        found = bisect_right(self._starts, at)
        return found - 1 if found else None

    def above(self, index: int | None) -> list[Heading]:
        """Return a heading with all above it, the outermost first."""
        chain: list[Heading] = []
        while index is not None:
            chain.insert(0, self.headings[index])
            index = self.headings[index].parent
        return chain

    def path(self, at: int) -> str:
        """Return the titles of the headings over a place, joined by `` / ``."""
        return " / ".join(h.title for h in self.above(self.heading_at(at)) if h.title)

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage of a span."""
        text = self.text[start:end]
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return Passage(self.id, start, end, digest, self.path(start), text)
