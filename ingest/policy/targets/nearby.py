"""What stands right before and behind a number: comparison, verb, measure, noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chainatlas.ingest.policy.numbers import Amount
from chainatlas.ingest.policy.numbers.periods import periods
from chainatlas.ingest.policy.targets.clauses import left_edge, right_edge
from chainatlas.ingest.policy.targets.found import Printed
from chainatlas.ingest.policy.targets.lead import lead_length, without_lead
from chainatlas.ingest.policy.targets.words import anywhere, comparisons, words

_BASELINE = re.compile(
    r"(?:比|较|在)(?:[^，,]{0,6}\d{4}年[末底]?|[^，,]{0,8}(?:基础上?|[末底初]|时期)"
    r"|上年|去年|同期)(?:的?基础上)?$"
    r"|[由从][\d０-９.．]{1,9}[^，,]{0,6}$"
)
_NOUN_END = re.compile(
    r"[，,；;：:。、！？（）()\n“”\"《》]|加快|开工|竣工|签约|投产|落户|落地|达到|(?<!级)以上|左右|实现|通过|"
    r"纳入|列入|进入|入选|完成|赴|到国|来|参加|主要|用于|予以|给予"
)
_LISTED = re.compile(r"[^、，；]{1,12}(?:、[^、，；]{1,12}){1,3}的[^、，；的]{2,20}")
_QUOTED = re.compile(r"的?[“\"][^”\"]{2,30}[”\"][^，。；、“”\"]{0,10}")
_STAGE = re.compile(
    r"(?:建设)?(?:开工建设|竣工投产|加快建设|建成投产|开工|竣工|投产|签约|落地|入库|建设)"
)
_TRAIL = re.compile(r"(?:的|再|个|等|\s|、|和|与|及)+$")
_OF_GOAL = re.compile(
    r"的(?:[^，。；、]{0,10}基金|(?:生产|加工|处理)?(?:能力|产能)|目标|要求|水平|任务|规模[，。；]|比例|速度|增速)"
)
_WITHIN = re.compile(
    r"(?:今后|未来|在|用|力争)*[\d０-９一二两三四五六七八九十]{1,3}年(?:左右)?(?:内|之内|的?时间)?"
    r"|每[两三]?[年季月批期]"
)
_IN_YEAR = re.compile(r"[\d０-９]{4}年(?:[底末]?前?|内)|年(?=[^度内底末初均产])")
_MEANT = re.compile(r"[将要拟]")
_EARLY = 24
"""A verb behind 将 or 要 stands within so many characters of its clause's start."""


@dataclass(frozen=True)
class Nearby:
    """The neighbourhood of a number.

    Attributes:
        start, end: from the first character of the measure to the end of the noun.
        comparison: the printed comparison, "" where there is none.
        measure: the noun before the number, without verbs; "" where there is none.
        change: a verb of growth or decline stands before the number.
        noun: the noun behind the number, "" where there is none.
        direct: a verb that sets a count stands right before the number.
        counted: ``direct``, or such a verb opens the clause.
        reached: a verb like 达到 stands between measure and number.
        qualifier: the number only describes the noun behind it (投资上亿元的机构).
    """

    start: int
    end: int
    comparison: Printed
    measure: str
    change: str
    noun: str
    direct: bool
    counted: bool
    reached: bool
    qualifier: bool


@dataclass(frozen=True)
class _Left:
    rest: str
    comparison: Printed = ""
    change: str = ""
    reached: bool = False
    described: bool = False


def _peel(left: str) -> _Left:
    """Take comparison, verbs and change from the right end of the words before."""
    comparison: Printed = ""
    change, reached = "", False
    described = left.endswith("的")
    while left:
        left = left.rstrip(" \u3000\t")
        word = next((w for w in words("change") if left.endswith(w)), "")
        if word and not change:
            change, left = word, left[: -len(word)]
            continue
        pair = next((p for p in comparisons("before") if left.endswith(p[0])), None)
        if pair:
            comparison, left = comparison or pair[1], left[: -len(pair[0])]
            continue
        word = next((w for w in words("reach") if left.endswith(w)), "")
        if not word:
            break
        reached, left = True, left[: -len(word)]
    return _Left(left, comparison, change, reached, described)


def _after(text: str, at: int) -> tuple[Printed, int]:
    for word, name in comparisons("after"):
        if text.startswith(word, at):
            return name, at + len(word)
    return "", at


def _measure(rest: str) -> str:
    """Return the noun at the end of the words before a number."""
    named = _BASELINE.sub("", rest)
    found = [p for p in periods(named) if p.printed != "年均"]
    named = named[found[-1].end :] if found else named
    named = named.rsplit("等", 1)[-1] if not named.endswith("等") else named
    return _TRAIL.sub("", without_lead(named).lstrip("的"))


def _noun(text: str, at: int, ceiling: int) -> str:
    quoted = _QUOTED.match(text, at, min(ceiling, at + 60))
    if quoted:
        return quoted[0]
    stop = right_edge(text, at, ceiling)
    found = _NOUN_END.search(text, at, stop)
    end = found.start() if found else stop
    listed = _LISTED.match(text, at, stop) if text.startswith("、", end) else None
    noun = text[at : listed.end() if listed else end].rstrip()
    stage = _STAGE.match(text, at + len(noun), stop) if noun.endswith("项目") else None
    return noun + (stage[0] if stage else "")


def _sets(left: str, rest: str, clause: str) -> tuple[bool, bool]:
    """Whether a verb that sets a count stands right before, or opens the clause."""
    direct = any(side.endswith(w) for side in (left, rest) for w in words("count"))
    within = _WITHIN.match(clause) or _IN_YEAR.match(clause)
    clause = clause[within.end() :] if within else clause
    lead = lead_length(clause)
    verbs = anywhere("count")
    opening = verbs.match(clause, lead) or verbs.search(clause[:lead])
    meant = _MEANT.search(clause[:_EARLY])
    later = anywhere("count").match(clause, meant.end()) if meant else None
    return direct, bool(direct or opening or later)


def nearby(text: str, amount: Amount, floor: int, part: int, ceiling: int) -> Nearby:
    """Return the neighbourhood of a number.

    ``floor`` is the end of the number before, ``part`` the start of the part of the
    sentence, ``ceiling`` the start of the next number or the end of the part.
    """
    opening = left_edge(text, amount.start, part)
    begin = max(opening, floor)
    left = text[begin : amount.start]
    if begin > opening:
        left = left[left.rfind("、") + 1 :]
    peeled = _peel(left)
    many = amount.kind == "count"
    whole = left_edge(text, amount.start, part, brackets=False)
    direct, counted = _sets(left.strip(), peeled.rest, text[whole : amount.start])
    behind, end = _after(text, amount.end)
    noun = _noun(text, end, ceiling)
    measure = "" if many and noun and left.endswith("等") else _measure(peeled.rest)
    where = text.rfind(measure, begin, amount.start) if measure else -1
    if where < 0:
        where = amount.start if many else amount.start - len(without_lead(left))
    follows = text.startswith("的", end) and not _OF_GOAL.match(text, end)
    told = many and peeled.described and not peeled.comparison
    return Nearby(
        start=where,
        end=end + len(noun) if noun and many else end,
        comparison=behind or peeled.comparison or ("gt" if amount.more else ""),
        measure=measure,
        change=peeled.change,
        noun=noun.lstrip("的"),
        direct=direct,
        counted=counted,
        reached=peeled.reached,
        qualifier=told or (follows and not (many and (direct or counted))),
    )
