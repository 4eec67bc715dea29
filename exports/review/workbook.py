"""``review.xlsx``: a person accepts, corrects or refuses the rows of a folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from chainatlas.exports.review.machine import machine_columns
from chainatlas.exports.review.sheet import Line, columns, lines
from chainatlas.exports.workbook.pen import Pen
from chainatlas.exports.workbook.table import LINE, MOST_ROWS, Column, lay, page
from chainatlas.exports.workbook.text import lines as lines_of
from chainatlas.ingest.policy.decisions.decision import VERDICTS
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED, field
from chainatlas.ingest.policy.folder import ReadFolder
from chainatlas.ontology.catalogue import Lang
from chainatlas.ontology.errors import ExportFailed

_HOW = 6
_NARROW, _WIDE = 20.0, 100.0
_COLOURS = {"tasks": "#1F4E79", "responsibilities": "#1F4E79", "targets": "#0F766E"}
_FIXED = 2


def render_workbook(
    read: ReadFolder, lang: Lang, folder: Path, made: datetime
) -> bytes:
    """Return the workbook of a folder; rows that are decided show their decision.

    Raises:
        ExportFailed: a table has more rows than a sheet.
    """
    pen = Pen(lang, made, "review")
    several = len(read.rows["documents"]) > 1
    titles = [row["title"] for row in read.rows["documents"]]
    title = pen.say("title", what=titles[0] if titles else folder.name)
    first = pen.sheet("readme", "#1F4E79")
    counts = {}
    for table in REVIEWED:
        rows = lines(read, table)
        counts[table] = len(rows)
        if len(rows) >= MOST_ROWS:
            values = {"table": table, "count": len(rows), "most": MOST_ROWS - 1}
            raise ExportFailed("review.too_many_rows", **values)
        sheet = pen.sheet(table, _COLOURS.get(table, "#B45309"))
        _sheet(pen, sheet, table, columns(table, lang, several), rows)
        page(pen, sheet, title, "")
    _readme(pen, first, title, folder, counts)
    page(pen, first, title, "")
    return pen.close(title)


def _sheet(
    pen: Pen,
    sheet: Worksheet,
    table: str,
    shown: list[Column[Line]],
    rows: list[Line],
) -> None:
    lay(pen, sheet, shown, rows, _FIXED)
    last = max(1, len(rows))
    words = [pen.word("word_decision", verdict) for verdict in VERDICTS]
    _pick(pen, sheet, 0, last, words)
    for col, column in enumerate(shown):
        if column.key in REVIEWED[table].fields and field(table, column.key).choices:
            choices = field(table, column.key).choices
            named = [pen.word(f"word_{column.key}", value) for value in choices]
            _pick(pen, sheet, col, last, named)
    for at, (name, value) in enumerate(machine_columns(), start=len(shown)):
        pen.put(sheet, 0, at, name, "head_detail")
        for number, row in enumerate(rows, start=1):
            pen.put(sheet, number, at, value(row.standing), "id")
        sheet.set_column(at, at, 12, None, {"hidden": True})
    _shade(pen, sheet, words, last, len(shown) - 1)


def _pick(pen: Pen, sheet: Worksheet, col: int, last: int, choices: list[str]) -> None:
    rule: dict[str, object] = {"validate": "list", "source": choices}
    rule["error_message"] = pen.say("list_error")
    if col == 0:
        rule["input_message"] = pen.say("decide_hint")
    sheet.data_validation(1, col, last, col, rule)


def _shade(pen: Pen, sheet: Worksheet, words: list[str], last: int, end: int) -> None:
    """Tint decided rows: accepted green, corrected blue, refused grey, struck out."""
    looks: tuple[dict[str, object], ...] = (
        {"bg_color": "#E3F4EC"},
        {"bg_color": "#E4EDFB"},
        {"font_color": "#8A94A3", "font_strikeout": True},
    )
    for word, look in zip(words, looks, strict=True):
        criteria = f'=$A2="{word}"'
        rule = {"type": "formula", "criteria": criteria, "format": pen.shade(**look)}
        sheet.conditional_format(1, 0, last, end, rule)


def _readme(
    pen: Pen, sheet: Worksheet, title: str, folder: Path, counts: dict[str, int]
) -> None:
    sheet.set_column(0, 0, _NARROW)
    sheet.set_column(1, 1, _WIDE)
    sheet.set_row(0, 36)
    pen.put(sheet, 0, 0, title, "title")
    pen.put(sheet, 1, 0, pen.say("subtitle"), "subtitle")
    sections = {
        "how": [
            (str(n), pen.say(f"how_{n}", folder=folder)) for n in range(1, _HOW + 1)
        ],
        "words": [
            (pen.word("word_decision", v), pen.say(f"define_{v}")) for v in VERDICTS
        ],
        "sheets": [(pen.name(t), pen.say("rows", count=n)) for t, n in counts.items()],
    }
    row = 2
    for key, told in sections.items():
        row += 1
        sheet.set_row(row, 24)
        pen.put(sheet, row, 0, pen.say(f"about_{key}"), "section")
        pen.put(sheet, row, 1, "", "section")
        for label, text in told:
            row += 1
            sheet.set_row(row, LINE * lines_of(text, _WIDE) + 5)
            pen.put(sheet, row, 0, label, "label")
            pen.put(sheet, row, 1, text, "prose")
        row += 1
    sheet.hide_gridlines(2)
