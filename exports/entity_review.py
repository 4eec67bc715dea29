"""The review queue as a workbook: pairs of enterprises, and a verdict to pick."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
from xlsxwriter.worksheet import Worksheet

from chainatlas.exports.atomic import save
from chainatlas.exports.workbook.looks import Look
from chainatlas.exports.workbook.pen import Pen
from chainatlas.exports.workbook.table import Column, lay, page, position
from chainatlas.ingest.table.entities.decisions import VERDICTS
from chainatlas.ontology.catalogue import Lang, say

MOST = 20_000
"""So many pairs are more than people look at in a month: the strongest are written."""

Pair = Mapping[str, Any]
_HIDDEN = ("review_id_a", "review_region_a", "review_id_b", "review_region_b")


def _columns(places: Mapping[str, str], lang: Lang) -> list[Column[Pair]]:
    def place(side: str) -> Column[Pair]:
        key = f"region_id_{side}"
        return Column(
            f"review_place_{side}", 16, lambda p: places.get(p[key], p[key]), "wrap"
        )

    def text(key: str, field: str, width: float, look: Look = "text") -> Column[Pair]:
        return Column(key, width, lambda p: p[field], look)

    def shown(pair: Pair) -> str:
        word = pair["verdict"]
        return say(f"entities.verdict_{word}", lang) if word else ""

    def evidence(pair: Pair) -> str:
        return say(f"entities.kind_{pair['kind']}", lang)

    return [
        text("review_name_a", "name_a", 34, "name"),
        place("a"),
        text("review_code_a", "credit_code_a", 21),
        text("review_name_b", "name_b", 34, "name"),
        place("b"),
        text("review_code_b", "credit_code_b", 21),
        Column("review_evidence", 44, evidence, "wrap"),
        Column("review_likeness", 9, lambda p: p["score"], "score", "head_score"),
        Column("review_verdict", 10, shown, "fill", "head_fill"),
        Column("review_note", 30, lambda p: p["note"] or "", "fill", "head_fill"),
        *(text(key, key.removeprefix("review_").replace("region", "region_id"), 20)
          for key in _HIDDEN),
    ]  # fmt: skip


def _verdicts(sheet: Worksheet, column: int, last: int, lang: Lang) -> None:
    words = [say(f"entities.verdict_{v}", lang) for v in VERDICTS]
    hint = say("entities.verdict_hint", lang)
    rule: dict[str, object] = {"validate": "list", "source": words}
    rule |= {"input_message": hint, "error_message": hint}
    sheet.data_validation(1, column, last, column, rule)


def write_review(
    review: pl.DataFrame,
    places: Mapping[str, str],
    path: Path,
    lang: Lang,
    made: datetime,
) -> int:
    """Write the strongest pairs of a queue as .xlsx; return how many were written.

    ``review`` is that of ``Resolved``; ``places`` gives the name of a region id. The
    verdicts are read back by ``read_review``, whatever the order of the rows.

    Raises:
        ExportFailed: the file cannot be written.
    """
    pen = Pen(lang, made)
    sheet = pen.sheet("review", "#B45309")
    pairs = list(review.head(MOST).iter_rows(named=True))
    columns = _columns(places, lang)
    lay(pen, sheet, columns, pairs, fixed=1)
    verdict = position(columns, "review_verdict")
    _verdicts(sheet, verdict, max(1, len(pairs)), lang)
    first = position(columns, _HIDDEN[0])
    sheet.set_column(first, first + len(_HIDDEN) - 1, 20, None, {"hidden": True})
    title = say("entities.title", lang)
    page(pen, sheet, title, "")
    save(pen.close(title), path)
    return len(pairs)
