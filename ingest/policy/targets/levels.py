"""Size classes: 千亿级新材料产业, 锂电、光伏等5个500亿级产业链."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chainatlas.ingest.policy.numbers import Amount
from chainatlas.ingest.policy.numbers.periods import Period
from chainatlas.ingest.policy.targets.clauses import Span, left_edge
from chainatlas.ingest.policy.targets.found import Figure
from chainatlas.ingest.policy.targets.lead import lead_length
from chainatlas.ingest.policy.targets.nearby import Nearby
from chainatlas.ingest.policy.targets.tense import Judged

_LAST = re.compile(r"以及|和|及|与")
_COUNTED = re.compile(r"[\d０-９一两二三四五六七八九十][个家户座条]$")
_SIZE = re.compile(r"[百千万亿]级|亿元")
_COUNT = re.compile(
    r"等?(?:[\d０-９]{1,3}|[两二三四五六七八九十]{1,3})[个条]?$|等$|(?:打造|建成|成为|成|为|的)$"
)


def _names(text: str, part: Span, amount: Amount) -> list[Span]:
    """Return the things that a list before the number names."""
    begin = left_edge(text, amount.start, part.start)
    first = begin + lead_length(text[begin : amount.start])
    body = text[first : amount.start]
    tail = _COUNT.search(body)
    last = first + (tail.start() if tail else len(body))
    found, at = [], first
    while (mark := text.find("、", at, last)) >= 0:
        found.append(Span(at, mark))
        at = mark + 1
    joint = _LAST.search(text, at, last) if found or _COUNT.search(body) else None
    if joint:
        found.append(Span(at, joint.start()))
        at = joint.end()
    found.append(Span(at, last))
    return [s for s in found if s.end - s.start >= 2]


def _one(
    text: str,
    span: Span,
    amount: Amount,
    near: Nearby,
    judged: Judged,
    period: Period | None,
    year: int | None,
    subject: str,
) -> Figure:
    return Figure(
        start=span.start,
        end=span.end,
        printed=amount.printed,
        value=amount.low,
        value_to=amount.high,
        unit=amount.unit,
        comparison=near.comparison or "about",
        subject=subject,
        measure="规模",
        year=year,
        period=period.printed if period else "",
        tense=judged.tense,
        rule="size_class",
        confidence=judged.confidence,
    )


def classes(
    text: str,
    part: Span,
    amount: Amount,
    near: Nearby,
    judged: Judged,
    period: Period | None,
    year: int | None,
) -> Iterator[Figure]:
    """Yield a figure for each thing that is to reach a size class.

    The things are the list before the number; where there is none, the noun behind it.
    """
    end = amount.end + len(near.noun)
    named = _names(text, part, amount)
    if (
        named
        and not _COUNTED.search(text[named[-1].start : named[-1].end])
        and not _SIZE.search(text[named[-1].start : named[-1].end])
    ):
        for name in named:
            span = Span(name.start, end)
            yield _one(
                text,
                span,
                amount,
                near,
                judged,
                period,
                year,
                text[name.start : name.end],
            )
    elif near.noun and not _COUNTED.search(text[part.start : amount.start]):
        yield _one(
            text, Span(amount.start, end), amount, near, judged, period, year, near.noun
        )
