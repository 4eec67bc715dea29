"""The goals and facts of running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from chainatlas.ingest.policy.numbers import Amount, amounts
from chainatlas.ingest.policy.numbers.periods import Period, periods
from chainatlas.ingest.policy.targets.clauses import (
    Span,
    left_edge,
    parts,
    right_edge,
    sentences,
)
from chainatlas.ingest.policy.targets.found import Comparison, Figure
from chainatlas.ingest.policy.targets.levels import classes
from chainatlas.ingest.policy.targets.nearby import Nearby, nearby
from chainatlas.ingest.policy.targets.setting import Setting
from chainatlas.ingest.policy.targets.subject import split
from chainatlas.ingest.policy.targets.tense import Context, Judged, judge
from chainatlas.ingest.policy.targets.words import anywhere

_BEFORE, _BEHIND = 160, 60
"""Characters on either side of a number in which signs of its tense are looked for."""
_SMALL = 10
_ABLE = ("能力", "产能", "规模")
"""What is measured may stand behind the number: 形成5万吨处理能力."""
_FROM = re.compile(r"[由从](?:目前|现在|当前|现有)?的?$")
_OF_IT = re.compile(r"[\s\u3000]*其中")
_PHASE = re.compile(r"[一二三四五]期$")
_RISES = re.compile(r"[到至]")
_BULLET = ("—", "－", "●", "◆", "•")
_LINE = "\n\r"


@dataclass
class _Line:
    """What is carried from number to number along a line."""

    period: Period | None = None
    subject: str = ""
    measure: str = ""
    goal: Judged | None = None
    fact: bool = False
    """The last number is a fact."""
    told: bool = False
    """So was the last one of the sentence before."""


@dataclass(frozen=True)
class _Reader:
    """A text with its numbers and years."""

    text: str
    setting: Setting
    amounts: Sequence[Amount]
    periods: Sequence[Period]
    starts: Sequence[int]

    def numbers(self, span: Span) -> Sequence[Amount]:
        """Return the numbers of a span."""
        low = bisect_left(self.amounts, span.start, key=lambda a: a.start)
        high = bisect_left(self.amounts, span.end, key=lambda a: a.start)
        return self.amounts[low:high]

    def period(
        self, sentence: Span, amount: Amount, carried: Period | None
    ) -> Period | None:
        """Return the last year before a number in its sentence, else the carried."""
        high = bisect_left(self.starts, amount.start)
        annual = None
        for found in self.periods[max(0, high - 4) : high][::-1]:
            if found.start < sentence.start:
                break
            if not found.annual:
                return found
            annual = annual or found
        return carried if carried and not carried.annual else annual or carried


def _trivial(amount: Amount, near: Nearby) -> bool:
    """Whether a count in characters is a way of speaking (三个环节, 一个)."""
    if amount.kind != "count" or not amount.han or amount.low > _SMALL:
        return False
    return amount.number == "一" or not (near.direct or near.comparison or near.reached)


def _describes(text: str, amount: Amount, later: Amount | None) -> bool:
    """Whether a sum only describes what is counted behind it: 超亿元企业20家."""
    if later is None or amount.level:
        return False
    between = text[amount.end : later.start]
    if _FROM.search(text, max(0, amount.start - 8), amount.start):
        return bool(_RISES.search(between))
    if between.startswith("、") and len(between) <= 10:
        return text.startswith("的", later.end)
    if later.kind != "count" or amount.kind == "count":
        return False
    return 0 < len(between) <= 24 and not any(c in between for c in "，,；;、：达为到")


def _joined(text: str, amount: Amount, later: Amount) -> bool:
    """Whether the next number belongs to what this one counts: 5个500亿级产业链."""
    if amount.kind != "count" or later.kind == "count":
        return False
    near = later.start - amount.end
    return near == 0 or (near <= 8 and text.startswith("的", later.end))


def _comparison(amount: Amount, near: Nearby) -> Comparison:
    if amount.high is not None:
        return "between"
    if near.comparison:
        return near.comparison
    return "about" if amount.level else "eq"


def _named(near: Nearby, amount: Amount, line: _Line) -> tuple[str, str]:
    """Return (subject, measure) of a number."""
    many = amount.kind == "count"
    named = near.measure
    able = not named and near.noun.endswith(_ABLE)
    if able or (many and near.noun and (near.direct or not named)):
        named = near.noun
    carried = not named
    named = named or line.measure
    if near.change and near.change not in named:
        named += near.change
    subject, measure = split(named)
    if not subject and (carried or not many):
        subject = line.subject
    return subject, measure


def _plan_year(judged: Judged, setting: Setting) -> int | None:
    return setting.only_year if judged.tense == "goal" else None


def _figure(
    amount: Amount, near: Nearby, judged: Judged, line: _Line, setting: Setting
) -> Figure:
    subject, measure = _named(near, amount, line)
    period = line.period
    return Figure(
        start=near.start,
        end=max(near.end, amount.end),
        printed=amount.printed,
        value=amount.low,
        value_to=amount.high,
        unit=amount.unit,
        comparison=_comparison(amount, near),
        subject=subject,
        measure=measure,
        year=period.last if period else _plan_year(judged, setting),
        period=period.printed if period else "",
        tense=judged.tense,
        rule="count" if amount.kind == "count" else "measure",
        confidence=judged.confidence,
    )


def _context(
    reader: _Reader, part: Span, sentence: Span, amount: Amount, line: _Line
) -> Context:
    text = reader.text
    low, high = amount.start - _BEFORE, amount.end + _BEHIND
    clause = slice(
        left_edge(text, amount.start, part.start),
        right_edge(text, amount.end, part.end),
    )
    return Context(
        before=text[max(sentence.start, low) : amount.start],
        clause=text[clause],
        part=text[max(part.start, low) : min(part.end, high)],
        near=text[clause.start : right_edge(text, clause.stop + 1, part.end)],
        headings=reader.setting.above(sentence.start),
        period=line.period,
        now=reader.setting.now,
        rules=reader.setting.rules,
        money=amount.kind == "money",
        plan=reader.setting.plan,
        goes_on=line.told and bool(_OF_IT.match(text, sentence.start)),
    )


def _of_part(
    reader: _Reader, part: Span, sentence: Span, line: _Line
) -> Iterator[Figure]:
    text, floor = reader.text, part.start
    line.goal, line.subject = None, ""
    found = reader.numbers(part)
    for amount, later in zip_longest(found, found[1:]):
        ceiling = (
            part.end if later is None or _joined(text, amount, later) else later.start
        )
        near = nearby(text, amount, floor, part.start, ceiling)
        if _trivial(amount, near):
            continue
        if near.qualifier or _describes(text, amount, later):
            continue
        if _PHASE.search(text, max(0, amount.start - 2), amount.start):
            continue
        floor = amount.end
        line.period = reader.period(sentence, amount, line.period)
        context = _context(reader, part, sentence, amount, line)
        about = near.comparison == "about" and not near.change
        sure = near.reached or bool(near.comparison and not about)
        plain = (
            near.counted and amount.kind == "count" and near.comparison in ("", "about")
        )
        judged = judge(context, counted=near.counted, compared=sure, plain=plain)
        follows = sure or amount.level or near.noun or near.change
        if judged is None and follows and not anywhere("rule").search(context.clause):
            judged = line.goal
        if judged is None:
            continue
        line.fact = judged.tense == "fact"
        line.goal = judged if judged.tense == "goal" and near.counted else line.goal
        if amount.level:
            year = (
                line.period.last if line.period else _plan_year(judged, reader.setting)
            )
            yield from classes(text, part, amount, near, judged, line.period, year)
            continue
        figure = _figure(amount, near, judged, line, reader.setting)
        if figure.measure:
            line.subject, line.measure = figure.subject, figure.measure
            yield figure


def _reader(text: str, setting: Setting) -> _Reader:
    every = [
        p
        for p in periods(text, setting.now)
        if text[p.start - 1 : p.start] not in ("比", "较")
    ]
    return _Reader(
        text, setting, setting.free(amounts(text)), every, [p.end for p in every]
    )


def _begins_anew(text: str, last: int, at: int) -> bool:
    """Whether a place stands on a new line, other than an item of a dashed list."""
    broken = max(text.rfind(c, last, at) for c in _LINE)
    return broken >= 0 and not text[broken + 1 : broken + 9].lstrip().startswith(
        _BULLET
    )


def prose(text: str, setting: Setting) -> Iterator[Figure]:
    """Yield the goals and facts of running text in the order of their places."""
    reader = _reader(text, setting)
    line, at = _Line(), 0
    for sentence in sentences(text):
        if not reader.numbers(sentence):
            continue
        if _begins_anew(text, at, sentence.start):
            line = _Line()
        kept = line.period if line.period and line.period.by else None
        line = _Line(kept, told=line.fact)
        at = sentence.end
        for part in parts(text, sentence):
            yield from _of_part(reader, part, sentence, line)
