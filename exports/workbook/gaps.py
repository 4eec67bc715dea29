"""The sheet of the gaps."""

from __future__ import annotations

from collections.abc import Sequence

from chainatlas.exports.workbook.model import Book, GapRow
from chainatlas.exports.workbook.pen import Cell, Link, Pen
from chainatlas.exports.workbook.table import Column, lay, page, position

STATUS_COLOURS = {"missing": "#FBD5D5", "unknown": "#E5E7EB", "planned": "#DBEAFE"}
STATUS_COLOURS |= {"extension": "#D1F0EA"}
KIND_COLOURS = {"break": "#B91C1C", "supply": "#B45309", "resource": "#4B5563"}
KIND_COLOURS |= {"extension": "#0F766E"}


def gaps_sheet(pen: Pen, book: Book, title: str) -> None:
    """Write one row for each gap, with the number of its targets as a link."""
    sheet = pen.sheet("gaps", "#B91C1C")
    columns = gap_columns(pen, book)
    lay(pen, sheet, columns, book.gaps, fixed=position(columns, "link_name") + 1)
    for key, prefix, colours, part in (
        ("status", "status", STATUS_COLOURS, "bg_color"),
        ("kind", "kind", KIND_COLOURS, "font_color"),
    ):
        col = position(columns, key)
        for value, colour in colours.items():
            rule = {
                "type": "cell",
                "criteria": "equal to",
                "value": f'"{pen.word(prefix, value)}"',
                "format": pen.shade(**{part: colour}),
            }
            sheet.conditional_format(1, col, max(1, len(book.gaps)), col, rule)
    page(pen, sheet, title, book.meta.data_version)


def gap_columns(pen: Pen, book: Book) -> list[Column[GapRow]]:
    """Return the columns; that of the region only where there are several."""
    counts, first = _targets(book)
    several = len({gap.region_name for gap in book.gaps}) > 1

    def count(gap: GapRow) -> Cell:
        if gap.gap not in first:
            return counts.get(gap.gap, 0)
        to = f"internal:'{pen.name('targets')}'!A{first[gap.gap]}"
        return Link(pen.say("targets_of", count=counts.get(gap.gap, 0)), to)

    columns: list[Column[GapRow]] = [
        Column("region", 10, lambda g: g.region_name, "wrap"),
        Column("link_name", 16, lambda g: g.link_name, "name"),
        Column("category", 10, lambda g: g.category_name, "wrap"),
        Column("kind", 8, lambda g: pen.word("kind", g.kind), "text"),
        Column("status", 9, lambda g: pen.word("status", status(g)), "text"),
        Column("buyers", 8, lambda g: g.buyers, "int"),
        Column("buyer_names", 26, lambda g: pen.listed(g.buyer_names), "wrap"),
        Column("opens", 18, lambda g: pen.listed(g.opens), "wrap"),
        Column("upstream", 16, lambda g: pen.listed(g.upstream), "wrap"),
        Column("targets", 9, count, "int"),
        Column("units", 16, lambda g: in_charge(pen, g.units), "wrap"),
        Column("clause", 20, lambda g: g.clause or "", "wrap"),
        Column("coverage", 24, lambda g: survey(pen, g), "wrap"),
        Column(
            "definition", 44, lambda g: g.definition or "", "wrap", "head_detail", False
        ),
        Column(
            "routes", 26, lambda g: pen.listed(g.routes), "wrap", "head_detail", False
        ),
        Column(
            "alternatives",
            26,
            lambda g: pen.listed(g.alternatives),
            "wrap",
            "head_detail",
            False,
        ),
        Column("gap", 24, lambda g: g.gap, "id", "head_detail", False),
    ]
    return columns if several else columns[1:]


def status(gap: GapRow) -> str:
    """Return the status to be read: that of an extension would say "not needed"."""
    return "extension" if gap.kind == "extension" else gap.status


def in_charge(pen: Pen, units: Sequence[str] | None) -> str:
    """Return the units in charge, or why there are none."""
    if units is None:
        return pen.say("no_document")
    return pen.listed(units) or pen.say("no_unit")


def survey(pen: Pen, gap: GapRow) -> str:
    """Return how completely the firms were surveyed, with the note of the survey."""
    words = pen.word("coverage", gap.coverage or "absent")
    if not gap.coverage_note:
        return words
    return pen.say("survey_note", coverage=words, note=gap.coverage_note)


def _targets(book: Book) -> tuple[dict[str, int], dict[str, int]]:
    """Return by gap how many targets count, and the sheet row of the first one."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for row, target in enumerate(book.targets, start=2):
        first.setdefault(target.gap, row)
        counts[target.gap] = counts.get(target.gap, 0) + (target.excluded is None)
    return counts, first
