"""A book becomes a file."""

from __future__ import annotations

from pathlib import Path

from chainatlas.exports.atomic import save
from chainatlas.exports.workbook.evidence import evidence_sheet, sources_sheet
from chainatlas.exports.workbook.followup import lists_sheet
from chainatlas.exports.workbook.gaps import gaps_sheet
from chainatlas.exports.workbook.model import Book
from chainatlas.exports.workbook.pen import Pen
from chainatlas.exports.workbook.readme import readme_sheet
from chainatlas.exports.workbook.table import MOST_ROWS
from chainatlas.exports.workbook.targets import owners, targets_sheet
from chainatlas.ontology.catalogue import Lang, say
from chainatlas.ontology.errors import ExportFailed


def write(book: Book, path: Path, lang: Lang) -> None:
    """Write the workbook as .xlsx, whole or not at all; same book, same bytes.

    Raises:
        ExportFailed: more rows than a sheet has, or the file cannot be written.
    """
    _check(book, path, lang)
    save(render(book, lang), path)


def render(book: Book, lang: Lang) -> bytes:
    """Return the workbook as bytes."""
    pen = Pen(lang, book.meta.generated_at)
    title = pen.say("title", where=pen.listed(book.meta.regions))
    first = pen.sheet("readme", "#1F4E79")
    gaps_sheet(pen, book, title)
    targets_sheet(pen, book, title)
    evidence_sheet(pen, book, title)
    sources_sheet(pen, book, title)
    lists_sheet(pen, owners(book))
    readme_sheet(pen, first, book, title)
    return pen.close(title)


def _check(book: Book, path: Path, lang: Lang) -> None:
    sheets = {
        "gaps": book.gaps,
        "targets": book.targets,
        "evidence": book.evidence,
        "sources": book.sources,
    }
    for key, rows in sheets.items():
        if len(rows) + 1 > MOST_ROWS:
            name = say(f"workbook.sheet_{key}", lang)
            values = {"sheet": name, "count": len(rows), "most": MOST_ROWS - 1}
            raise ExportFailed("workbook.too_many_rows", path=path, **values)
