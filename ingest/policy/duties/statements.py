"""Finding the statements of responsibility of a paragraph, whatever their form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from chainatlas.ingest.policy.document import Span
from chainatlas.ingest.policy.duties.labels import labelled, labels
from chainatlas.ingest.policy.duties.phrase import DUTY, phrase, plain_list
from chainatlas.ingest.policy.duties.prose import prose
from chainatlas.ingest.policy.duties.statement import Named, Statement, by_convention

_PAIRS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "［": "］"}
_BRACKET = re.compile(r"[（(〔\[【［）)〕\]】］]")
_CLOSING = frozenset(_PAIRS.values())
_STOPS = re.compile(r"[。；;，,\s]*")
_STOP = re.compile(r"。(?=.)")
_HINT = re.compile(
    r"单位|部门|牵头|负责|会同|配合|职责|承办|要|应|由|政府|财政|海关|系统|机构|[厅局委办园院]"
)
_LONGEST = 3_000


def brackets(text: str, block: Span) -> Iterator[Span]:
    """Yield the outermost brackets of a block; one that is never closed is left out.

    >>> [(s.start, s.end) for s in brackets("甲（乙（丙）丁）（", Span(0, 9))]
    [(1, 8)]
    """
    opened: list[int] = []
    held: list[Span] = []
    for found in _BRACKET.finditer(text, block.start, block.end):
        if found[0] in _CLOSING:
            if opened:
                start = opened.pop()
                while held and held[-1].start > start:
                    held.pop()
                held.append(Span(start, found.end()))
        else:
            opened.append(found.start())
    yield from held


def _in_bracket(text: str, bracket: Span, last: bool) -> tuple[list[Named], str, float]:
    """Return the units in a bracket, the rule that found them and its confidence."""
    start, end = bracket.start + 1, bracket.end - 1
    mark = next(labels(text, start, end), None)
    if mark and not text[start : mark[1]].strip(" 　【["):
        return labelled(text, start, end), "label_in_bracket", 0.98
    if DUTY.search(text, start, end):
        found = phrase(text, start, end)
        return found or [], "duty_in_bracket", 0.92
    found = plain_list(text, start, end) if last else None
    return found or [], "list_in_bracket", 0.75


def _made(span: Span, named: list[Named], rule: str, sure: float) -> Statement:
    return Statement(span, by_convention(named), rule, sure)


def _bracketed(text: str, block: Span) -> Iterator[Statement]:
    for bracket in brackets(text, block):
        if not 4 < bracket.end - bracket.start < _LONGEST:
            continue
        rest = _STOPS.match(text, bracket.end, block.end)
        last = rest is None or rest.end() == block.end
        named, rule, sure = _in_bracket(text, bracket, last)
        if named:
            yield _made(bracket, named, rule, sure)


def _after_label(text: str, block: Span, taken: list[Statement]) -> Iterator[Statement]:
    """Yield the labelled lists that stand in no bracket."""
    at = block.start
    for _, start, begin in labels(text, block.start, block.end):
        inside = _touched(taken, Span(start, start + 1))
        edge = (
            start == block.start or text[start - 1] in "。；;，, \u3000\xa0】]\t—–-●*·"
        )
        if start < at or inside or not edge:
            continue
        stop = _STOP.search(text, begin, block.end)
        at = stop.start() if stop else block.end
        named = labelled(text, start, at)
        if named and at - start < _LONGEST:
            yield _made(Span(start, at), named, "label_of_line", 0.95)


def statements(
    text: str, block: Span, short: Collection[str] = ()
) -> list[tuple[Statement, Span | None]]:
    """Return the statements of a block in the order of their places.

    With each goes the part of the sentence that it is about, where it says so itself;
    None for one that is about the text before it. ``short`` are the short names that
    the document gives its units.
    """
    if not _HINT.search(text, block.start, block.end):
        return []
    found = list(_bracketed(text, block))
    found = sorted([*found, *_after_label(text, block, found)], key=_start)
    whole: list[tuple[Statement, Span | None]] = [(s, None) for s in found]
    for told, part in prose(text, block, short):
        if not _touched(found, told.span):
            whole.append((told, part))
    return sorted(whole, key=lambda pair: pair[0].span.start)


def _start(statement: Statement) -> int:
    return statement.span.start


def _touched(told: Sequence[Statement], span: Span) -> bool:
    """Whether a span meets one of some statements, which stand apart and in order."""
    at = bisect_left(told, span.end, key=_start)
    return bool(at) and told[at - 1].span.end > span.start


def joined(run: Sequence[Statement]) -> Statement:
    """Return statements that follow on each other as one (牵头单位, 配合单位)."""
    units = [
        replace(u, role=None) if u.basis == "convention" else u
        for statement in run
        for u in statement.units
    ]
    span = Span(run[0].span.start, run[-1].span.end)
    sure = min(statement.confidence for statement in run)
    return Statement(span, by_convention(units), run[0].rule, sure)
