"""Duties in a running sentence: 由A牵头、B配合制定...; A负责...; A要做好..."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from chainatlas.ingest.policy.document import Span
from chainatlas.ingest.policy.duties.acting import acting
from chainatlas.ingest.policy.duties.statement import (
    Named,
    Role,
    Statement,
    by_convention,
)
from chainatlas.ingest.policy.duties.unit_list import SHORT, items
from chainatlas.ingest.policy.register import unit_like
from chainatlas.ingest.policy.structure.blocks import trimmed

WORDED, CLAUSE = "duty_in_sentence", "duty_clause"
_PART = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_NUMBER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,5}条|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．]|[（(](?=[^（）()]*$))"
)
_WORD = re.compile(r"牵头|会同|配合|负责|承办")
_MUST = re.compile(
    r"要(?=做好|负责|在|积极|认真|切实|加强|会同|牵头|把|加快|落实|组织)"
)
_BY = re.compile(r"由|请|交")
_AND_WITH = re.compile(r"会同|联合")
_LONGEST = 160
_SURE, _WEAK = 0.7, 0.6


def _before(text: str, start: int, end: int, short: Collection[str]) -> list[Span]:
    """Return the units that a word of duty ends, [] where not all can be units."""
    end -= text[end - 1] == "将"
    for found in _BY.finditer(text, start, end):
        start = found.end()
    return _strict(text, start, end, short)


def _strict(text: str, start: int, end: int, short: Collection[str]) -> list[Span]:
    if not 2 <= end - start <= _LONGEST:
        return []
    found = [i.span for i in items(text, start, end)]
    covered = sum(s.end - s.start for s in found)
    names = [text[s.start : s.end] for s in found]
    good = all(name in short or unit_like(name) for name in names)
    size = len(SHORT.sub("", text[start:end]))
    return found if good and 2 * covered > size else []


def _after(text: str, start: int, end: int, short: Collection[str]) -> list[Span]:
    """Return the units that follow 会同; the last may run into what they do."""
    found = [i.span for i in items(text, start, min(end, start + _LONGEST))]
    kept: list[Span] = []
    for span in found:
        name = text[span.start : span.end]
        if name in short or unit_like(name):
            kept.append(span)
            continue
        for stop in range(span.end - 1, span.start + 1, -1):
            name = text[span.start : stop]
            if name in short or unit_like(name):
                kept += [i.span for i in items(text, span.start, stop)]
                break
        break
    return kept


def _role(word: str) -> Role | None:
    return {"牵头": "lead", "会同": "lead", "配合": "joint"}.get(word)  # type: ignore[return-value]


def _clause(
    text: str, start: int, end: int, first: bool, short: Collection[str]
) -> Iterator[tuple[Named, int]]:
    """Yield the units of a clause, each with where the word of its duty ends."""
    if text.startswith(("会同", "并会同"), start):
        begin = start + text[start:end].index("会同") + 2
        for span in _after(text, begin, end, short):
            yield Named(span, "joint", "stated", "会同"), span.end
        return
    at = start
    word = _WORD.search(text, start, end)
    must = _MUST.search(text, start, min(end, start + _LONGEST)) if first else None
    if must and (word is None or must.start() < word.start()):
        for span in _before(text, start, must.start(), short):
            yield Named(span, None, "stated", ""), must.end()
        return
    while word:
        spans = _before(text, at, word.start(), short)
        if not spans:
            return
        for span in spans:
            yield Named(span, _role(word[0]), "stated", word[0]), word.end()
        if word[0] == "会同":
            for span in _after(text, word.end(), end, short):
                yield Named(span, "joint", "stated", "会同"), span.end
            return
        at = word.end()
        while at < end and text[at] in "、和":
            at += 1
        word = _WORD.search(text, at, end)


def _acting(
    text: str, clause: Span, stop: int, short: Collection[str]
) -> Iterator[tuple[Named, int]]:
    for span, handed, end in acting(text, clause, stop, short):
        yield Named(span, "joint" if handed else None), end


def prose(
    text: str, block: Span, short: Collection[str] = ()
) -> Iterator[tuple[Statement, Span]]:
    """Yield the statements of running sentences, each with the part it stands in.

    ``short`` are the short names that the document gives its units. A statement that
    no word of duty makes (由科技局审核, 各有关部门要…) has the rule ``CLAUSE``.
    """
    for part in _PART.finditer(text, block.start, block.end):
        named: list[Named] = []
        last, worded = 0, False
        for number, found in enumerate(_CLAUSE.finditer(text, *part.span())):
            mark = _NUMBER.match(text, *found.span()) if number == 0 else None
            clause = trimmed(text, mark.end() if mark else found.start(), found.end())
            told = list(_clause(text, clause.start, clause.end, number == 0, short))
            worded = worded or bool(told)
            for unit, stop in told or _acting(text, clause, part.end(), short):
                named.append(unit)
                last = max(last, stop, unit.span.end)
        if named and any(n.role != "joint" for n in named):
            whole = Span(named[0].span.start, last)
            rule, sure = (WORDED, _SURE) if worded else (CLAUSE, _WEAK)
            yield (
                Statement(whole, by_convention(named), rule, sure),
                Span(*part.span()),
            )
