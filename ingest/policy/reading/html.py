"""Reading a web page: its main text without navigation, headings and tables kept."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from chainatlas.ingest.encoding import to_utf8
from chainatlas.ingest.policy.reading.raw import Box, Builder, Raw
from chainatlas.ontology.errors import BadInput

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,20})""", re.I
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030"}
_WIDEST = 50
_LINES = frozenset({"p", "head", "item", "quote", "code", "ab", "fw", "cell"})


def _decoded(data: bytes, path: Path) -> str:
    """Decode a page by the encoding that it declares, else as any text file."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    try:
        return data.decode(codecs.lookup(_WIDER.get(name, name)).name)
    except (LookupError, UnicodeDecodeError):
        return to_utf8(data, path).decode("utf-8")


def _words(element: Any) -> str:
    for each in element.iter("lb"):
        each.tail = "\n" + (each.tail or "")
    return "".join(element.itertext())


def _rows(table: Any) -> Iterator[list[Box]]:
    keys = count()
    for row in table.iter("row"):
        boxes: list[Box] = []
        for cell in row.iter("cell"):
            span = cell.get("cols") or cell.get("span") or "1"
            wide = min(int(span), _WIDEST) if span.isdecimal() else 1
            boxes += [Box(_words(cell), key=next(keys))] * max(1, wide)
        yield boxes


def _walk(element: Any, out: Builder) -> None:
    if element.tag == "table":
        out.table(_rows(element))
    elif element.tag in _LINES and not element.findall(".//p"):
        for line in _words(element).split("\n"):
            out.line(line)
    else:
        out.line(element.text or "")
        for child in element:
            _walk(child, out)
            out.line(child.tail or "")


def read_html(path: Path, data: bytes) -> Raw:
    """Return the main text of a page and its tables.

    Raises:
        BadInput: its encoding cannot be told, or it has no main text.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(
        _decoded(data, path),
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        include_links=False,
        with_metadata=True,
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise BadInput("policy.empty", path=path)
    out = Builder()
    _walk(found.body, out)
    return out.raw(found.title or "")
