"""The sheets of evidence and sources: how we know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from chainatlas.economics.candidate import COMMON_KNOWLEDGE
from chainatlas.exports.workbook.model import Book, EvidenceRow, SourceRow
from chainatlas.exports.workbook.pen import Cell, Link, Pen
from chainatlas.exports.workbook.table import Column, lay, page
from chainatlas.exports.workbook.text import linkable


@dataclass(frozen=True, slots=True)
class Place:
    """Where the evidence of a target starts on its sheet (row 2 = first), how much."""

    row: int
    count: int


def evidence_places(book: Book) -> dict[tuple[str, str], Place]:
    """Return by (gap, enterprise) where the evidence stands."""
    places: dict[tuple[str, str], Place] = {}
    for row, one in enumerate(book.evidence, start=2):
        key = (one.gap, one.enterprise)
        known = places.get(key, Place(row, 0))
        places[key] = Place(known.row, known.count + 1)
    return places


def common_ids(book: Book) -> frozenset[str]:
    """Return the ids of the sources that are common knowledge only."""
    kinds = ((source.id, source.kind or "") for source in book.sources)
    return frozenset(i for i, kind in kinds if kind.strip().lower() in COMMON_KNOWLEDGE)


def rests_on_common(row: EvidenceRow, common: frozenset[str]) -> bool:
    """Return whether a fact has sources, and all are common knowledge."""
    return bool(row.source_ids) and common.issuperset(row.source_ids)


def evidence_sheet(pen: Pen, book: Book, title: str) -> None:
    """Write one row for each fact."""
    titles = {source.id: source.title for source in book.sources}
    links = {gap.gap: gap.link_name for gap in book.gaps}
    links |= {target.gap: target.link_name for target in book.targets}
    common = common_ids(book)

    def basis(row: EvidenceRow) -> Cell:
        if not row.source_ids:
            return pen.say("basis_none")
        return pen.say("basis_common" if rests_on_common(row, common) else "basis_look")

    columns: list[Column[EvidenceRow]] = [
        Column("link_name", 16, lambda e: links.get(e.gap, e.gap), "wrap"),
        Column("enterprise", 26, lambda e: e.enterprise_name, "name"),
        Column("part", 14, lambda e: e.part, "text"),
        Column("fact", 60, lambda e: e.fact, "wrap"),
        Column("sources", 14, lambda e: pen.listed(e.source_ids), "wrap"),
        Column(
            "source_titles",
            40,
            lambda e: pen.listed([titles[i] for i in e.source_ids if titles.get(i)]),
            "wrap",
        ),
        Column("basis", 12, basis, "text"),
        Column("confidence", 9, lambda e: _confidence(pen, e.confidence), "text"),
        Column("date", 12, lambda e: e.date or "", "text"),
        Column("gap", 24, lambda e: e.gap, "id", "head_detail", False),
        Column("id", 24, lambda e: e.enterprise, "id", "head_detail", False),
    ]
    sheet = pen.sheet("evidence", "#475569")
    lay(pen, sheet, columns, book.evidence, fixed=2)
    page(pen, sheet, title, book.meta.data_version)


def _confidence(pen: Pen, confidence: str | None) -> str:
    return pen.word("confidence", confidence) if confidence else ""


def sources_sheet(pen: Pen, book: Book, title: str) -> None:
    """Write one row for each source; only a plain http(s) address is a link."""
    used = Counter(i for row in book.evidence for i in row.source_ids)

    def address(source: SourceRow) -> Cell:
        to = source.address or ""
        return Link(to, to) if linkable(to) else to

    columns: list[Column[SourceRow]] = [
        Column("source_id", 14, lambda s: s.id, "text"),
        Column("title", 52, lambda s: s.title, "name"),
        Column("publisher", 28, lambda s: s.publisher or "", "wrap"),
        Column("date", 12, lambda s: s.date or "", "text"),
        Column("source_kind", 18, lambda s: _kind(pen, s.kind), "text"),
        Column("used", 9, lambda s: used[s.id], "int"),
        Column("licence", 18, lambda s: s.licence or "", "wrap"),
        Column("address", 60, address, "text"),
    ]
    sheet = pen.sheet("sources", "#475569")
    lay(pen, sheet, columns, book.sources, fixed=2)
    page(pen, sheet, title, book.meta.data_version)


def _kind(pen: Pen, kind: str | None) -> str:
    if (kind or "").strip().lower() in COMMON_KNOWLEDGE:
        return pen.say("basis_common")
    return pen.word("source", kind) if kind else ""
