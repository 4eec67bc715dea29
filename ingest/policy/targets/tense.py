"""Whether a number of a document is a goal, a fact about the past, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chainatlas.ingest.policy.numbers.periods import Period
from chainatlas.ingest.policy.targets.found import Tense
from chainatlas.ingest.policy.targets.words import anywhere

_FUND = re.compile(
    r"(?:安排|设立|列支|筹措)[^，。；]{0,30}(?:资金|经费)|(?:资金|经费)[^，。；]{0,12}安排"
)
_CONDITION = re.compile(r"^(?:对|凡|若|如|每(?![年季月两三\d]))|的$")
_MANY = re.compile(r"(?:资助|扶持)(?=[^，。；元]{0,12}?[\d０-９]+多?[名人个家项支])")
"""Aid as a verb that sets a count: 资助优秀青年100名."""
_INVESTED = re.compile(
    r"(?:投资(?:总?额)?|造价|占地(?:面积)?|建筑面积)[^，。；\d]{0,6}$"
)
"""What a project costs and takes is no aim of the document."""
_GROWTH = re.compile(r"同比|[比较]上年(?:增长)?")
"""Words of facts that a goal of the plan's own years may have: 同比增长9%左右."""
_SHORTENED = re.compile(
    r"(?:压缩|缩短|压减|减少|控制)[到至在为]?[\d０-９]{1,3}个(?P<days>工作日)"
)
"""A time that is to be shortened, which no rule sets."""
_CEILING = ("不超过", "不得超过", "最高")
"""What stands before the most that is paid."""


@dataclass(frozen=True)
class Context:
    """What surrounds a number.

    Attributes:
        before: the part of its sentence before it.
        clause: the clause it stands in.
        part: the whole part (between semicolons) of its sentence.
        near: its clause and the one behind.
        headings: the headings above, joined.
        period: the period it is for, None where none is printed.
        now: year of the document, None where it is not known.
        money: it is a sum of money.
        plan: first and last year of the plan, None where its title gives none.
        goes_on: its sentence tells more of a fact in the one before (其中).
        rules: the document sets rules (管理办法), so a number needs a clear sign.
    """

    before: str
    clause: str
    part: str
    near: str
    headings: str
    period: Period | None
    now: int | None
    rules: bool = False
    money: bool = False
    plan: tuple[int, int] | None = None
    goes_on: bool = False


@dataclass(frozen=True)
class Judged:
    """The tense of a number and how sure it is."""

    tense: Tense
    confidence: float


def _future(period: Period | None, now: int | None) -> bool:
    if period is None:
        return False
    if period.annual or period.last is None:
        return period.by or period.annual
    return period.by or (now is not None and period.last > now)


def _past(period: Period | None, now: int | None) -> bool:
    return bool(
        period and period.last is not None and now is not None and period.last < now
    )


def _planned(context: Context) -> bool:
    """Whether a number is for one of the years that the title gives the plan."""
    year = context.period.last if context.period else None
    return bool(year and context.plan and context.plan[0] <= year <= context.plan[1])


def _told(context: Context, planned: bool) -> bool:
    """Whether words around a number tell a fact."""
    words = context.before + context.clause
    words = _GROWTH.sub("", words) if planned else words
    return bool(anywhere("fact").search(words))


def judge(
    context: Context, *, counted: bool, compared: bool, plain: bool = False
) -> Judged | None:
    """Return the tense of a number, None where it is no figure of the plan at all.

    ``counted``: a verb sets a count; ``compared``: a comparison is printed; ``plain``:
    it is such a count without one, so that a reward beside it is none for reaching it
    (每年评选10名, 给予奖励).
    """
    clear = _future(context.period, context.now) and bool(
        context.period and not context.period.annual
    )
    seen = anywhere("goal", "outlook").search(context.before)
    capped = context.before.endswith(_CEILING)
    wide = context.money and (capped or not seen)
    where = _MANY.sub("", context.part if wide else context.near)
    where = _SHORTENED.sub("", where)
    meant = plain and not context.rules and not _CONDITION.search(context.clause)
    rule = not meant and (anywhere("rule").search(where) or _FUND.search(where))
    if rule and not (clear and anywhere("goal", "strong").search(context.before)):
        return None
    if _past(context.period, context.now):
        return Judged("fact", 0.9)
    strong = anywhere("goal", "strong").search(context.before)
    planned = _planned(context)
    if not clear and (context.goes_on or _told(context, planned)):
        return Judged("fact", 0.8)
    if planned and compared and not context.rules:
        return Judged("goal", 0.85)
    if clear or strong or _future(context.period, context.now):
        return Judged("goal", 0.95 if clear else 0.85)
    if context.rules:
        return None
    if anywhere("fact", "headings").search(context.headings):
        return Judged("fact", 0.7)
    headed = anywhere("goal", "headings").search(context.headings)
    if headed and (counted or compared):
        return Judged("goal", 0.85)
    if seen:
        return None if _INVESTED.search(context.before) else Judged("goal", 0.7)
    if counted:
        return Judged("goal", 0.7)
    aimed = anywhere("goal").search(context.before) or "目标" in context.part
    if compared and aimed and not _INVESTED.search(context.before):
        return Judged("goal", 0.7)
    return None
