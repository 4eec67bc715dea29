"""Reading a pdf with text: lines put together to paragraphs, ruled tables kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chainatlas.ingest.policy.reading.raw import Box, Builder, Raw
from chainatlas.ontology.errors import BadInput

_FOOT = re.compile(
    r"[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－·\s]*"
)
_OPENS = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节条编部]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、](?!\d)|[①-⑳]"
    r"|[（(【]?[\u4e00-\u9fff]{0,4}(?:责任|牵头|配合)(?:单位|部门)[：:])"
)
_HYPHEN = re.compile("([A-Za-z]?)\ufffe")
"""What stands for a hyphen at the end of a line."""
_ENDS = "。；：！？）】”.;:!?)"
_FULL, _NEARLY = 0.88, 0.75
_RULES = 4


def _hyphen(found: re.Match[str]) -> str:
    """Return what a hyphen at a line's end stands for: nothing within a word."""
    return found[1] or "-"


def _columns(line: str) -> int:
    """Return the width of a line: a Chinese character counts two."""
    return sum(2 if ord(c) > 0x2E80 else 1 for c in line)


def _joint(before: str, after: str) -> str:
    latin = before[-1:].isascii() and after[:1].isascii()
    return " " if latin and before[-1:].isalnum() and after[:1].isalnum() else ""


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of lines as they are printed.

    A line that is shorter than most ends its paragraph, a little shorter where it ends
    with a stop; so does one that the next, with a number or an indent, does not go on.
    """
    widths = sorted(_columns(line.rstrip()) for line in lines)
    full = widths[len(widths) * 9 // 10] if widths else 0
    held = ""
    for line in lines:
        words = line.strip()
        if not words:
            continue
        opens = _OPENS.match(line) or line.startswith(("\u3000", "  "))
        if held and opens:
            yield held
            held = ""
        held += _joint(held, words) + words if held else words
        share = _FULL if words[-1] in _ENDS else _NEARLY
        if _columns(line.rstrip()) < share * full:
            yield held
            held = ""
    if held:
        yield held


def _without_feet(lines: list[str]) -> list[str]:
    """Leave out the page number at the head or foot of a page."""
    kept = [line for line in lines if line.strip()]
    for at in (0, -1):
        if len(kept) > 1 and _FOOT.fullmatch(kept[at]):
            del kept[at]
    return kept


def _ruled(page: Any) -> bool:
    """Whether a page has enough drawn lines for a table."""
    import pypdfium2.raw as raw

    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _, _ in zip(range(_RULES), found, strict=False)) == _RULES


def _inside(table: Any, line: dict[str, Any]) -> bool:
    top, bottom = table.bbox[1], table.bbox[3]
    return bool(top <= (line["top"] + line["bottom"]) / 2 <= bottom)


def _tabled(page: Any, out: Builder, held: list[str]) -> list[str]:
    """Take in a page with tables; return the lines that follow the last of them."""
    tables = sorted(page.find_tables(), key=lambda t: t.bbox[1])
    lines = page.extract_text_lines(return_chars=False)
    lines = [line for line in lines if not _FOOT.fullmatch(line["text"])]
    for table in tables:
        before = [n for n in lines if n["bottom"] <= table.bbox[1] + 1]
        _flush(held + [n["text"] for n in before], out)
        held = []
        lines = [n for n in lines if n not in before and not _inside(table, n)]
        grid = [[Box(cell or "") for cell in row] for row in table.extract()]
        out.table(grid)
    return held + [n["text"] for n in lines]


def _flush(lines: list[str], out: Builder) -> None:
    for paragraph in paragraphs(lines):
        out.line(paragraph)


def _read(data: bytes) -> tuple[Raw, int]:
    """Return text and tables, and how many pages there are."""
    import pdfplumber
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    out, held = Builder(), list[str]()
    try:
        with pdfplumber.open(io.BytesIO(data)) as plumber:
            for number, page in enumerate(document):
                if _ruled(page) and plumber.pages[number].find_tables():
                    held = _tabled(plumber.pages[number], out, held)
                    plumber.pages[number].close()
                else:
                    text = page.get_textpage().get_text_range().replace("\r\n", "\n")
                    held += _without_feet(_HYPHEN.sub(_hyphen, text).split("\n"))
        _flush(held, out)
        about = document.get_metadata_dict().get("Title", "")
        return out.raw(about), len(document)
    finally:
        document.close()


def read_pdf(path: Path, data: bytes) -> Raw:
    """Return the text of a pdf and its ruled tables.

    Raises:
        BadInput: the file is damaged or locked, or its pages are pictures.
    """
    from pdfplumber.utils.exceptions import PdfminerException
    from pypdfium2 import PdfiumError

    try:
        raw, pages = _read(data)
    except (PdfiumError, PdfminerException) as error:
        raise BadInput("policy.damaged", path=path, error=error) from error
    if len(raw.text.strip()) < 5 * pages:
        raise BadInput("policy.scanned", path=path, pages=pages)
    return raw
