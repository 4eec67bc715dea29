"""The rows and columns of one sheet of a review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from chainatlas.exports.workbook.pen import Cell
from chainatlas.exports.workbook.table import Column
from chainatlas.ingest.policy.decisions import Standing
from chainatlas.ingest.policy.decisions.cells import NUMBERS, to_cell, word
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED, field
from chainatlas.ingest.policy.folder import ReadFolder
from chainatlas.ingest.policy.found_rows import Row
from chainatlas.ontology.catalogue import Lang

AROUND = 30
"""Characters of the text on either side of a passage."""

LONGEST = 400
"""Characters of a passage that are shown; the middle of a longer one is left out."""

_WIDTHS = {
    "number": 8,
    "title": 44,
    "subject": 22,
    "measure": 16,
    "name": 30,
    "unit_name": 24,
    "category": 16,
    "links": 16,
    "link_id": 16,
    "region": 12,
    "region_id": 12,
}


@dataclass(frozen=True)
class Line:
    """One row of a sheet: what it shows, and the row of the folder."""

    standing: Standing
    values: Row
    context: str
    document: str
    task: str = ""


def context(text: str, start: int, end: int) -> str:
    """Return a passage in 【】 with some of the text around it, in one line."""
    printed = text[start:end]
    if len(printed) > LONGEST:
        printed = printed[: LONGEST // 2] + " … " + printed[-LONGEST // 2 :]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}【{printed}】{after}".split())


def lines(read: ReadFolder, table: str) -> list[Line]:
    """Return the rows of a table, in the order of the documents and their places."""
    passages = {p["id"]: p for p in read.rows["passages"]}
    titles = {d["id"]: d["title"] for d in read.rows["documents"]}
    tasks = {t["id"]: t["title"] for t in read.rows["tasks"]}
    order = {document: at for at, document in enumerate(titles)}
    found: list[tuple[tuple[int, int], Line]] = []
    for one in read.standing:
        if one.keyed.place.table != table:
            continue
        row = one.keyed.read
        passage = passages[row["passage_id"]]
        document = passage["document_id"]
        start, end = int(passage["start"]), int(passage["end"])
        changes = one.decision.changes if one.decision else {}
        line = Line(
            one,
            {**row, **changes},
            context(read.texts[document], start, end),
            titles[document],
            tasks.get(row.get("task_id", ""), ""),
        )
        found.append(((order[document], start), line))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def columns(table: str, lang: Lang, several: bool) -> list[Column[Line]]:
    """Return the columns that people see; that of the document only among several."""
    shown: list[Column[Line]] = [
        Column("decision", 10, lambda x: _decision(x, lang), "fill", "head_fill"),
        Column("context", 56, lambda x: x.context, "wrap"),
    ]
    if several:
        shown.append(Column("document", 20, lambda x: x.document, "wrap"))
    if table == "responsibilities":
        shown.append(Column("task", 36, lambda x: x.task, "wrap"))
    for name in REVIEWED[table].fields:
        value = _value(table, name, lang)
        width = _WIDTHS.get(name, 11)
        shown.append(Column(name, width, value, "fill", "head_fill"))
    shown.append(Column("note", 24, _note, "fill", "head_fill"))
    return shown


def _decision(line: Line, lang: Lang) -> str:
    decision = line.standing.decision
    return word("decision", decision.verdict, lang) if decision else ""


def _note(line: Line) -> str:
    return line.standing.decision.note if line.standing.decision else ""


def _value(table: str, name: str, lang: Lang) -> Callable[[Line], Cell]:
    number = field(table, name).type in NUMBERS

    def value(line: Line) -> Cell:
        text = to_cell(table, name, line.values.get(name, ""), lang)
        return _number(text) if number else text

    return value


def _number(text: str) -> Cell:
    """Return a number that a spreadsheet keeps as it is, else the text."""
    try:
        same = Decimal(repr(float(text))) == Decimal(text)
    except (ValueError, InvalidOperation):
        return text
    return float(text) if same else text
