"""The sheet of the targets: whom to visit, why, through whom, and the follow-up."""

from __future__ import annotations

from collections.abc import Callable

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from chainatlas.exports.workbook.evidence import evidence_places
from chainatlas.exports.workbook.followup import pick_lists
from chainatlas.exports.workbook.gaps import in_charge
from chainatlas.exports.workbook.looks import Look
from chainatlas.exports.workbook.model import Book, TargetRow
from chainatlas.exports.workbook.pen import Cell, Link, Pen
from chainatlas.exports.workbook.table import Column, lay, page, position


def targets_sheet(pen: Pen, book: Book, title: str) -> None:
    """Write one row for each target; tinted scores, greyed exclusions, pick-lists."""
    sheet = pen.sheet("targets", "#0F766E")
    columns = target_columns(pen, book)
    fixed = position(columns, "enterprise") + 1
    lay(pen, sheet, columns, book.targets, fixed)
    last = max(1, len(book.targets))
    _colours(pen, sheet, columns, last)
    stage = position(columns, "stage")
    pick_lists(pen, sheet, stage, last, owners(book))
    page(pen, sheet, title, book.meta.data_version)


def owners(book: Book) -> tuple[str, ...]:
    """Return the units in charge that the book names, sorted: the first owners."""
    gaps = (unit for gap in book.gaps for unit in gap.units or ())
    rows = (unit for target in book.targets for unit in target.units or ())
    return tuple(sorted({*gaps, *rows}))


def target_columns(pen: Pen, book: Book) -> list[Column[TargetRow]]:
    """Return the columns; that of the region only where there are several."""
    columns = _printed(pen) + _follow_up(pen) + _detail(pen, book)
    several = len({target.region_name for target in book.targets}) > 1
    return columns if several else columns[1:]


def _printed(pen: Pen) -> list[Column[TargetRow]]:
    return [
        Column("region", 10, lambda t: t.region_name, "wrap"),
        Column("rank", 6, lambda t: "—" if t.rank is None else t.rank, "int"),
        Column("link_name", 13, lambda t: t.link_name, "wrap"),
        Column("enterprise", 21, lambda t: t.enterprise_name, "name"),
        Column("home", 12, lambda t: t.home_region_name, "wrap"),
        Column("score", 7, lambda t: t.score, "score", "head_score"),
        Column("reason", 48, lambda t: t.reason, "wrap"),
        Column("introduction", 27, lambda t: t.introduction, "wrap"),
        Column("units", 14, lambda t: in_charge(pen, t.units), "wrap"),
    ]


def _follow_up(pen: Pen) -> list[Column[TargetRow]]:
    first = pen.say("stages").split("|")[0]
    return [
        Column("stage", 9, lambda t: "" if t.excluded else first, "fill", "head_fill"),
        Column("owner", 10, lambda t: "", "fill", "head_fill"),
        Column("next_step", 11, lambda t: "", "fill", "head_fill"),
        Column("next_date", 11, lambda t: "", "fill_date", "head_fill"),
        Column("notes", 15, lambda t: "", "fill", "head_fill"),
    ]


def _detail(pen: Pen, book: Book) -> list[Column[TargetRow]]:
    places = evidence_places(book)
    names = list(dict.fromkeys(name for t in book.targets for name in t.parts))

    def evidence(target: TargetRow) -> Cell:
        place = places.get((target.gap, target.enterprise))
        if place is None:
            return pen.say("no_evidence")
        to = f"internal:'{pen.name('evidence')}'!A{place.row}"
        return Link(pen.say("evidence_of", count=place.count), to)

    def detail(
        key: str, width: float, value: Callable[[TargetRow], Cell], look: Look = "wrap"
    ) -> Column[TargetRow]:
        return Column(key, width, value, look, "head_detail", printed=False)

    return [
        detail("evidence", 12, evidence),
        detail("excluded", 30, lambda t: t.excluded or ""),
        *(_part(name) for name in names),
        detail("product", 24, lambda t: t.product),
        detail("capacity", 12, lambda t: t.capacity, "amount"),
        detail("unit", 10, lambda t: t.capacity_unit or ""),
        detail("year", 8, lambda t: t.year or ""),
        detail("scope", 14, lambda t: pen.word("scope", t.scope)),
        detail("confidence", 9, lambda t: pen.word("confidence", t.confidence)),
        detail("tier", 9, lambda t: t.tier),
        detail("listed", 12, lambda t: t.listed_code or ""),
        detail("sources", 20, lambda t: pen.listed(t.source_ids)),
        detail("gap", 24, lambda t: t.gap, "id"),
        detail("id", 24, lambda t: t.enterprise, "id"),
    ]


def _part(name: str) -> Column[TargetRow]:
    """Return the column of one part of the score."""
    return Column(
        f"part_{name}",
        9,
        lambda target: target.parts.get(name),
        "score",
        "head_score",
        printed=False,
    )


def _colours(
    pen: Pen, sheet: Worksheet, columns: list[Column[TargetRow]], last: int
) -> None:
    """Grey the excluded rows, tint the score and its parts from 0 to 1."""
    excluded = xl_col_to_name(position(columns, "excluded"), col_abs=True)
    grey: dict[str, object] = {"type": "formula", "criteria": f"=LEN({excluded}2)>0"}
    grey["format"] = pen.shade(font_color="#9AA3AF", italic=True)
    sheet.conditional_format(1, 0, last, len(columns) - 1, grey)
    tint = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#5DBFAE"}
    span = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
    for col, column in enumerate(columns):
        if column.look == "score":
            sheet.conditional_format(1, col, last, col, tint | span)
