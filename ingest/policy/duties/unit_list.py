"""A printed list of units as its items: 甲厅、乙局和丙委（牵头）等."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chainatlas.ingest.policy.document import Span
from chainatlas.ingest.policy.register import unit_like
from chainatlas.ingest.policy.structure.blocks import trimmed

_OPEN, _CLOSE = "（(〔[【［", "）)〕]】］"
_PARTS = "、，,；;/\n\t"
_AND = re.compile(r"(?:以及|及其|和|与|及|同)")
_ALSO = re.compile(
    r"^(?:及其|及|和|与|以及|由|会同|请|市直|省直)(?=[各省市县区\u4e00-\u9fff])"
)
ETC = re.compile(
    r"等(?:(?:有关|相关|市级|省级|市直|省直|其他)*(?:部门|单位|成员单位|责任单位))?$"
)
_LEADS = re.compile(r"[（(](?:牵头|负责牵头|牵头单位|主责|负责)[）)]$")
_TRAIL = re.compile(
    r"(?:按照?(?:各自)?(?:职责|职能)(?:分工)?(?:负责|落实)?|分工负责|按职责|共同负责|(?:跟踪)?督办)$"
)
_SAME = re.compile(
    r"(?<=[县市区）)])、[市县区州盟旗](?=[、，和及与也都要（(]|有关|相关|人?民?政府|[两各]级|$)"
)
"""A comma within one name: 各县（市）、区政府."""
SHORT = re.compile(r"[（(]以下(?:统一)?(?:简称|称)[^（）()]{1,20}[）)]")
_SHORT_END = re.compile(rf"{SHORT.pattern}$")
_LONGEST = 40


@dataclass(frozen=True)
class Item:
    """A name of a list: where it is printed, and whether （牵头） stands behind it."""

    span: Span
    leads: bool = False


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands between commas that are in no bracket."""
    depth, at = 0, start
    for place in range(start, end):
        char = text[place]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in _PARTS and not depth and not _SAME.match(text, place, end):
            yield trimmed(text, at, place)
            at = place + 1
    yield trimmed(text, at, end)


def _parted(text: str, piece: Span) -> Iterator[Span]:
    """Part 甲厅和乙局 where both sides are units, and the whole is none."""
    words = text[piece.start : piece.end]
    for found in _AND.finditer(words):
        left, right = words[: found.start()], words[found.end() :]
        if unit_like(left) and unit_like(ETC.sub("", right)):
            yield trimmed(text, piece.start, piece.start + found.start())
            yield from _parted(text, Span(piece.start + found.end(), piece.end))
            return
    yield piece


def _spaced(text: str, piece: Span) -> Iterator[Span]:
    """Part 甲厅 乙局 at spaces where every part is a unit."""
    found = [
        Span(piece.start + m.start(), piece.start + m.end())
        for m in re.finditer(r"\S+", text[piece.start : piece.end])
    ]
    if len(found) > 1 and all(unit_like(text[s.start : s.end]) for s in found):
        yield from found
    else:
        yield piece


def _item(text: str, piece: Span) -> Item | None:
    start, end, leads = piece.start, piece.end, False
    while end > start and text[end - 1] in "。.；;，,、 \u3000":
        end -= 1
    marked = _LEADS.search(text, max(start, end - 12), end)
    if marked and marked.start() > start:
        end, leads = marked.start(), True
    for pattern in (_SHORT_END, _TRAIL, ETC):
        found = pattern.search(text, max(start, end - 24), end)
        if found:
            end = found.start()
    also = _ALSO.match(text[start:end])
    if also and not unit_like(text[start:end]):
        start += also.end()
    span = trimmed(text, start, end)
    size = span.end - span.start
    return Item(span, leads) if 1 < size <= _LONGEST else None


def items(text: str, start: int, end: int) -> list[Item]:
    """Return the names of a printed list, in order, without 等 behind them.

    >>> line = "发展改革委、文化和旅游厅和各县（市、区）人民政府等"
    >>> [line[i.span.start:i.span.end] for i in items(line, 0, len(line))]
    ['发展改革委', '文化和旅游厅', '各县（市、区）人民政府']
    """
    found = []
    for piece in _pieces(text, start, end):
        if piece.end - piece.start > 3 * _LONGEST:
            continue
        for parted in _parted(text, piece):
            found += [_item(text, each) for each in _spaced(text, parted)]
    return [each for each in found if each]
