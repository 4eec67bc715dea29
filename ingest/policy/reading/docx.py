"""Reading a Word file: paragraphs with their automatic numbers, and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from chainatlas.ingest.policy.reading.numbering import Numbering
from chainatlas.ingest.policy.reading.raw import Box, Builder, Raw
from chainatlas.ontology.errors import BadInput

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 200 << 20
"""Bytes that a file may unpack to; a larger one is taken for a bomb."""
_HIDDEN = ("del", "moveFrom", "Fallback", "txbxContent", "instrText")


def _words(paragraph: Any) -> str:
    """Return the text of a paragraph, without what was struck out in revision."""
    parts: list[str] = []

    def walk(element: Any) -> None:
        for child in element:
            tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if tag == "t":
                parts.append(child.text or "")
            elif tag in ("br", "cr"):
                parts.append("\n")
            elif tag in ("tab", "noBreakHyphen"):
                parts.append("\t" if tag == "tab" else "-")
            elif tag not in _HIDDEN and tag != "pPr":
                walk(child)

    walk(paragraph)
    return "".join(parts)


class _Reader:
    def __init__(self, document: Any) -> None:
        self.out = Builder()
        part = document.part
        self.styles = {s.style_id: s.element for s in document.styles}
        numbered = any(r.reltype.endswith("/numbering") for r in part.rels.values())
        element = part.numbering_part.element if numbered else None
        self.numbering = Numbering() if element is None else Numbering.of(element)

    def _num(self, properties: Any) -> tuple[str, int] | None:
        """Return list and depth that paragraph properties name, or their style."""
        for _ in range(12):  # styles rest on others; a ring of them ends here
            if properties is None:
                return None
            listed = properties.find(_W + "numPr")
            if listed is not None:
                num, depth = listed.find(_W + "numId"), listed.find(_W + "ilvl")
                if num is not None:
                    at = "0" if depth is None else depth.get(_W + "val", "0")
                    return str(num.get(_W + "val", "")), int(at)
            style = properties.find(_W + "pStyle")
            base = properties.getparent().find(_W + "basedOn")
            named = style if style is not None else base
            found = None if named is None else self.styles.get(named.get(_W + "val"))
            properties = None if found is None else found.find(_W + "pPr")
        return None

    def words(self, paragraph: Any) -> str:
        """Return a paragraph as it is shown, its number before it."""
        text = _words(paragraph).strip()
        listed = self._num(paragraph.find(_W + "pPr"))
        if not text or listed is None:
            return text
        return self.numbering.next(*listed) + text

    def _cell(self, cell: Any) -> str:
        return "\n".join(filter(None, (self.words(p) for p in cell.iter(_W + "p"))))

    def rows(self, table: Any) -> Iterator[list[Box]]:
        """Yield the rows of a table; a merged cell stands in each of its places."""
        above: dict[int, Box] = {}
        keys = count()
        for row in table.findall(_W + "tr"):
            boxes: list[Box] = []
            for cell in row.findall(_W + "tc"):
                properties = cell.find(_W + "tcPr")
                span = "1" if properties is None else _grid_span(properties)
                merge = None if properties is None else properties.find(_W + "vMerge")
                goes_on = merge is not None and merge.get(_W + "val") != "restart"
                box = above.get(len(boxes)) if goes_on else None
                box = box or Box(self._cell(cell), key=next(keys))
                for _ in range(max(1, min(int(span), 100))):
                    above[len(boxes)] = box
                    boxes.append(box)
            yield boxes

    def walk(self, body: Any) -> None:
        """Take in a body, block by block."""
        for child in body:
            if child.tag == _W + "p":
                self.out.line(self.words(child))
                for box in child.iter(_W + "txbxContent"):
                    if not any(
                        a.tag.endswith("}Fallback") for a in box.iterancestors()
                    ):
                        self.walk(box)
            elif child.tag == _W + "tbl":
                self.out.table(self.rows(child))
            elif child.tag == _W + "sdt":
                for content in child.findall(_W + "sdtContent"):
                    self.walk(content)


def _grid_span(properties: Any) -> str:
    found = properties.find(_W + "gridSpan")
    value = "1" if found is None else str(found.get(_W + "val", "1"))
    return value if value.isdigit() else "1"


def _unpacked(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(each.file_size for each in archive.infolist())


def read_docx(path: Path, data: bytes) -> Raw:
    """Return the text of a Word file and its tables.

    Raises:
        BadInput: the file is damaged, locked, or unpacks to more than 200 MB.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        if _unpacked(data) > _LARGEST:
            raise BadInput("policy.too_large", path=path)
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        reader.walk(document.element.body)
        title = document.core_properties.title or ""
    except (zipfile.BadZipFile, OpcError, LxmlError, LookupError, ValueError) as error:
        raise BadInput("policy.damaged", path=path, error=error) from error
    return reader.out.raw(title)
