"""The first sheet: what this is, the three sentences to know, how to repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xlsxwriter.worksheet import Worksheet

from chainatlas.exports.workbook.looks import Look
from chainatlas.exports.workbook.model import Book
from chainatlas.exports.workbook.pen import Cell, Link, Pen
from chainatlas.exports.workbook.sentences import common_share, three_sentences
from chainatlas.exports.workbook.table import LINE, TALLEST, page
from chainatlas.exports.workbook.text import lines

KINDS = ("break", "supply", "resource", "extension")
STATUSES = (
    "strong",
    "weak",
    "present",
    "planned",
    "missing",
    "unknown",
    "extension",
    "alternative",
    "not_needed",
)

NARROW, WIDE = 24.0, 108.0
"""Widths of the two columns, in characters."""

Line = tuple[Cell, Cell, Look]


def readme_sheet(pen: Pen, sheet: Worksheet, book: Book, title: str) -> None:
    """Write the read-me onto the first sheet, after all the others."""
    sheet.set_column(0, 0, NARROW)
    sheet.set_column(1, 1, WIDE)
    sheet.set_row(0, 36)
    pen.put(sheet, 0, 0, title, "title")
    pen.put(sheet, 1, 0, pen.say("subtitle"), "subtitle")
    row = 2
    for key, told in _sections(pen, book):
        row += 1
        sheet.set_row(row, 24)
        pen.put(sheet, row, 0, pen.say(f"about_{key}"), "section")
        pen.put(sheet, row, 1, "", "section")
        for label, text, look in told:
            row += 1
            sheet.set_row(row, _height(label, text, look))
            pen.put(sheet, row, 0, label, "label")
            pen.put(sheet, row, 1, text, look)
        row += 1
    sheet.print_area(0, 0, row, 1)
    sheet.hide_gridlines(2)
    page(pen, sheet, title, book.meta.data_version)


def _height(label: Cell, text: Cell, look: Look) -> float:
    """Return the height of a line; a lead is larger than the rest."""
    line = LINE * 1.3 if look == "lead" else LINE
    wide = WIDE / 1.25 if look == "lead" else WIDE
    deep = max(lines(str(text), wide), lines(str(label), NARROW))
    if isinstance(label, Link):
        deep = 1
    return min(TALLEST, line * deep + 5)


def _sections(pen: Pen, book: Book) -> Iterable[tuple[str, list[Line]]]:
    known = enumerate(three_sentences(pen, book), start=1)
    yield "know", [(str(number), text, "lead") for number, text in known]
    yield "what", _what(pen, book)
    yield "sheets", _sheets(pen, book)
    yield "kinds", [_defined(pen, "kind", kind) for kind in KINDS]
    yield "statuses", [_defined(pen, "status", status) for status in STATUSES]
    if book.meta.weights:
        yield "weights", _weights(pen, book.meta.weights)
    if book.meta.thresholds:
        yield "thresholds", _pairs(book.meta.thresholds)
    yield (
        "limits",
        [
            (pen.say("col_targets"), pen.say("limit_score"), "prose"),
            (pen.say("status_unknown"), pen.say("limit_unknown"), "prose"),
            (pen.say("limit_cut_label"), pen.say("limit_cut", count=pen.cuts), "prose"),
        ],
    )


def _what(pen: Pen, book: Book) -> list[Line]:
    meta = book.meta
    common, sourced = common_share(book)
    made = pen.made.strftime("%Y-%m-%d %H:%M:%S UTC")
    what = pen.listed(meta.categories) or pen.say("all_categories")
    return [
        (pen.say("about_regions"), pen.listed(meta.regions), "prose"),
        (pen.say("about_categories"), what, "prose"),
        (pen.say("about_made"), made, "prose"),
        (pen.say("about_version"), meta.data_version, "prose"),
        (pen.say("about_engine"), meta.engine, "prose"),
        (pen.say("about_command"), meta.command, "prose"),
        (
            pen.say("basis_common"),
            pen.say("common_of", common=common, sourced=sourced),
            "prose",
        ),
        *_pairs(meta.parameters),
    ]


def _sheets(pen: Pen, book: Book) -> list[Line]:
    sizes = {
        "gaps": len(book.gaps),
        "targets": len(book.targets),
        "evidence": len(book.evidence),
        "sources": len(book.sources),
        "lists": None,
    }
    return [
        (
            Link(pen.name(key), f"internal:'{pen.name(key)}'!A1"),
            pen.say(f"sheet_about_{key}", count=size),
            "prose",
        )
        for key, size in sizes.items()
    ]


def _defined(pen: Pen, kind: str, value: str) -> Line:
    return pen.word(kind, value), pen.say(f"define_{kind}_{value}"), "prose"


def _weights(pen: Pen, weights: Mapping[str, float]) -> list[Line]:
    total = sum(weights.values()) or 1.0
    return [
        (
            pen.title(f"part_{name}"),
            pen.say(
                "weight_of",
                share=f"{weight / total:.0%}",
                meaning=pen.say(f"define_part_{name}"),
            ),
            "prose",
        )
        for name, weight in weights.items()
    ]


def _pairs(values: Mapping[str, object]) -> list[Line]:
    return [(str(name), _plain(value), "prose") for name, value in values.items()]


def _plain(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(sorted(str(one) for one in value))
    return "" if value is None else str(value)
