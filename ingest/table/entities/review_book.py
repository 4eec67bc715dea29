"""Reading the verdicts of a review workbook back as decisions."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from chainatlas.ingest.read_xlsx import read_xlsx
from chainatlas.ingest.record import ROW, Location
from chainatlas.ingest.table.entities.decisions import DECISIONS, VERDICTS
from chainatlas.ontology.catalogue import section
from chainatlas.ontology.errors import BadInput

_COLUMNS = {
    **{f"id_{s}": f"review_id_{s}" for s in "ab"},
    **{f"name_{s}": f"review_name_{s}" for s in "ab"},
    **{f"region_id_{s}": f"review_region_{s}" for s in "ab"},
    **{f"credit_code_{s}": f"review_code_{s}" for s in "ab"},
    "verdict": "review_verdict",
    "note": "review_note",
}


def _words(key: str, of: str) -> set[str]:
    return {text.strip().lower() for text in section(of)[key].values()}


def _sheet(path: Path) -> str:
    try:
        with CalamineWorkbook.from_path(path) as book:
            return book.sheet_names[0]
    except (CalamineError, OSError) as error:
        raise BadInput("ingest.bad_workbook", path=path, error=error) from error


def _named(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    """Give the columns their keys, whichever language they are in."""
    there = {name.strip().lower(): name for name in frame.columns}
    found: dict[str, str] = {}
    for key, message in _COLUMNS.items():
        words = _words(f"col_{message}", "workbook")
        header = next((there[w] for w in words if w in there), None)
        if header is not None:
            found[key] = header
    missing = [section("workbook")[f"col_{m}"]["zh"] for k, m in _COLUMNS.items()
               if k not in found]  # fmt: skip
    if missing:
        raise BadInput("entities.no_review", path=path, columns="、".join(missing))
    text = {key: pl.col(header).str.strip_chars() for key, header in found.items()}
    return frame.select(ROW, **text)


def _unknown_as_empty(frame: pl.DataFrame) -> pl.DataFrame:
    """Empty the cells that say "not known", as the writer says of nothing."""
    words = [*section("workbook")["not_known"].values(), ""]
    sides = pl.col("^(region_id|credit_code)_[ab]$")
    return frame.with_columns(pl.when(~sides.is_in(words)).then(sides))


def read_review(path: Path) -> pl.DataFrame:
    """Return the decisions of the first sheet: DECISIONS, rows with a verdict only.

    Rows may be sorted, filtered or deleted; verdicts are in zh or en.

    Raises:
        BadInput: no workbook, not this sheet, or an unknown verdict (naming the row).
    """
    sheet = _sheet(path)
    location = Location("review", path, sheet)
    frame = _unknown_as_empty(_named(read_xlsx(location).frame, path))
    said = frame.filter((pl.col("verdict") != "").fill_null(False))
    words = {w: v for v in VERDICTS for w in {*_words(f"verdict_{v}", "entities"), v}}
    verdict = pl.col("verdict").str.to_lowercase()
    read = verdict.replace_strict(words, default=None, return_dtype=pl.String)
    bad = said.filter(read.is_null())
    if len(bad):
        row, word = bad.select(ROW, "verdict").row(0)
        known = "、".join(words)
        raise BadInput("entities.verdict", sheet=location.label, row=row, word=word,
                       known=known)  # fmt: skip
    note = pl.when(pl.col("note") != "").then("note")
    return said.with_columns(verdict=read, note=note).select(*DECISIONS)
