"""Duties in a running sentence: 由A牵头、B配合制定...; A负责...; A要做好..."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chainatlas.ingest.policy.document import Span
from chainatlas.ingest.policy.duties.statement import (
    Named,
    Role,
    Statement,
    by_convention,
)
from chainatlas.ingest.policy.duties.unit_list import items
from chainatlas.ingest.policy.register import unit_like

_PART = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_WORD = re.compile(r"牵头|会同|配合|负责|承办")
_MUST = re.compile(
    r"要(?=做好|负责|在|积极|认真|切实|加强|会同|牵头|把|加快|落实|组织)"
)
_BY = re.compile(r"由|请|交")
_AND_WITH = re.compile(r"会同|联合")
_LONGEST = 160
_SURE = 0.7


def _before(text: str, start: int, end: int) -> list[Span]:
    """Return the units that a word of duty ends, [] where not all can be units."""
    for found in _BY.finditer(text, start, end):
        start = found.end()
    return _strict(text, start, end)


def _strict(text: str, start: int, end: int) -> list[Span]:
    if not 2 <= end - start <= _LONGEST:
        return []
    found = [i.span for i in items(text, start, end)]
    covered = sum(s.end - s.start for s in found)
    good = all(unit_like(text[s.start : s.end]) for s in found)
    return found if good and 2 * covered > end - start else []


def _after(text: str, start: int, end: int) -> list[Span]:
    """Return the units that follow 会同; the last may run into what they do."""
    found = [i.span for i in items(text, start, min(end, start + _LONGEST))]
    kept: list[Span] = []
    for span in found:
        if unit_like(text[span.start : span.end]):
            kept.append(span)
            continue
        for stop in range(span.end - 1, span.start + 1, -1):
            if unit_like(text[span.start : stop]):
                kept += [i.span for i in items(text, span.start, stop)]
                break
        break
    return kept


def _role(word: str) -> Role | None:
    return {"牵头": "lead", "会同": "lead", "配合": "joint"}.get(word)  # type: ignore[return-value]


def _clause(
    text: str, start: int, end: int, first: bool
) -> Iterator[tuple[Named, int]]:
    """Yield the units of a clause, each with where the word of its duty ends."""
    if text.startswith(("会同", "并会同"), start):
        begin = start + text[start:end].index("会同") + 2
        for span in _after(text, begin, end):
            yield Named(span, "joint", "stated", "会同"), span.end
        return
    at = start
    word = _WORD.search(text, start, end)
    must = _MUST.search(text, start, min(end, start + _LONGEST)) if first else None
    if must and (word is None or must.start() < word.start()):
        for span in _before(text, start, must.start()):
            yield Named(span, None, "stated", ""), must.end()
        return
    while word:
        spans = _before(text, at, word.start())
        if not spans:
            return
        for span in spans:
            yield Named(span, _role(word[0]), "stated", word[0]), word.end()
        if word[0] == "会同":
            for span in _after(text, word.end(), end):
                yield Named(span, "joint", "stated", "会同"), span.end
            return
        at = word.end()
        while at < end and text[at] in "、和":
            at += 1
        word = _WORD.search(text, at, end)


def prose(text: str, block: Span) -> Iterator[tuple[Statement, Span]]:
    """Yield the statements of running sentences, each with the part it stands in."""
    for part in _PART.finditer(text, block.start, block.end):
        named: list[Named] = []
        last = 0
        for number, clause in enumerate(_CLAUSE.finditer(text, *part.span())):
            start = clause.start()
            while start < clause.end() and text[start].isspace():
                start += 1
            for unit, stop in _clause(text, start, clause.end(), number == 0):
                named.append(unit)
                last = max(last, stop, unit.span.end)
        if named and any(n.role != "joint" for n in named):
            whole = Span(named[0].span.start, last)
            yield (
                Statement(whole, by_convention(named), "duty_in_sentence", _SURE),
                Span(*part.span()),
            )
