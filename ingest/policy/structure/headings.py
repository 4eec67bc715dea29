"""The heading tree: 第一章, 一、, （一）, 1., （1）, ①, 第五条, 1.2, # of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chainatlas.ingest.policy.document import Heading, Span

_HAN = "一二三四五六七八九十"
_COUNT = rf"[{_HAN}百零〇]{{1,6}}|\d{{1,4}}"
_UNIT = "万亿元%％个家项吨倍度米年月日号名户亩千百兆瓦GgkKMm"
_MARK = re.compile(
    rf"(?P<hash>\#{{1,6}})(?=[ \u3000])[ \u3000]*"
    rf"|第(?P<part>{_COUNT})(?P<sort>[编章节条]|部分)"
    r"(?=[ \u3000\xa0：:、之]|.{1,40}$|$)"
    rf"|附件(?P<annex>[{_HAN}\d]{{0,2}})[：:]?$"
    rf"|(?P<han>[{_HAN}]{{1,4}})[、．.](?!\d)"
    rf"|[（(](?P<inhan>[{_HAN}]{{1,4}})[）)]"
    rf"|(?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,4}})(?![\d.．{_UNIT}A-Za-z-])[、.．]?"
    rf"|(?P<digit>[\d０-９]{{1,3}})(?:[、．]|\.(?!\d)|\.(?=\d[A-Za-z]|\d{{4}}年))(?![{_UNIT}])"
    rf"|[（(](?P<indigit>[\d０-９]{{1,3}})[）)](?![{_UNIT}])"
    r"|(?P<ring>[①-⑳])"
)
_ANNEXES = re.compile(r"附件[：:].")
_NOTE = re.compile(r"#[ \u3000]?\w{1,20}[:：]")
_STOP = re.compile(r"[。！？；\n]|[：:](?=.)")
_CLAUSE = re.compile(r"[，,：:；]")
_LONGEST = 60
_RANK = {"编": 0, "部分": 1, "章": 2, "节": 3, "条": 4}


def is_note(text: str, block: Span) -> bool:
    """Whether a block is a note on the file (``# source: ...``), not its text."""
    return bool(_NOTE.match(text, block.start, block.end))


def _rank(found: re.Match[str]) -> int:
    """Return how deep a mark of this sort stands, before what stands above it."""
    if found["hash"]:
        return len(found["hash"]) - 10
    if found["part"]:
        return _RANK[found["sort"]]
    if found["decimal"]:
        return 7 + found["decimal"].count(".") + found["decimal"].count("．")
    order = {"annex": -11, "han": 5, "inhan": 6, "digit": 7, "indigit": 13, "ring": 14}
    return next(rank for name, rank in order.items() if found[name] is not None)


def title_end(text: str, start: int, end: int) -> int:
    """Return where the title that begins at a place ends: at a stop, or a clause."""
    low = min(end, start + _LONGEST)
    stop = _STOP.search(text, start, low)
    if stop and stop.start() > start:
        return stop.start()
    if end <= low:
        return end
    clauses = [m.start() for m in _CLAUSE.finditer(text, start, low)]
    return clauses[-1] if clauses and clauses[-1] > start + 4 else low


def _bracket_cut(text: str, start: int, end: int) -> int:
    """Return the end before a bracket that opens in the title and names units."""
    for mark in ("（责任", "（牵头", "(责任", "(牵头", "（市级责任", "（省级责任"):
        at = text.find(mark, start, end)
        if at > start:
            end = at
    return end


def _heading(text: str, block: Span, found: re.Match[str]) -> tuple[str, Span, str]:
    start = found.end()
    while start < block.end and text[start] in " \t\xa0\u3000":
        start += 1
    end = _bracket_cut(text, start, title_end(text, start, block.end))
    shown = text[found.start() : found.end()].strip(" \t\xa0\u3000#")
    return shown.rstrip("、.．：:"), Span(block.start, end), text[start:end].strip()


def headings(text: str, found_blocks: Iterable[Span]) -> tuple[Heading, ...]:
    """Return the headings of a text, and its numbered paragraphs, as one tree.

    A paragraph with a number is one too: its title is its first sentence, or the part
    of it that is short enough. The depth follows from what stands above.
    """
    tree: list[Heading] = []
    stack: list[tuple[int, int]] = []
    listing = False
    for block in found_blocks:
        found = _MARK.match(text, block.start, block.end)
        listing = bool(
            _ANNEXES.match(text, block.start, block.end)
            or (listing and found and found["digit"])
        )
        if found is None or listing or is_note(text, block):
            continue
        rank = _rank(found)
        while stack and stack[-1][0] >= rank:
            stack.pop()
        number, span, title = _heading(text, block, found)
        parent = stack[-1][1] if stack else None
        tree.append(Heading(len(stack) + 1, number, title, span, parent))
        stack.append((rank, len(tree) - 1))
    return tuple(tree)
