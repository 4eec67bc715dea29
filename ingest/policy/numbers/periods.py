"""Years and periods of a text: 到2025年, 2020-2022年, “十四五”末, 今后三年, 每年."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.numbers.numerals import numeral

_YEAR = r"(?:(?:19|20)\d\d|[二一][〇○零0九][〇○零一二三四五六七八九0]{2})"
_SPAN = r"[一二三四五六七八九十两\d]{1,2}"
_PERIOD = re.compile(
    rf"(?<!\d)(?P<from>{_YEAR})年?(?:-{{1,2}}|[—–~至到])(?P<to>{_YEAR})年"
    rf"|(?P<by>(?<!截)[到至])?(?<!\d)(?P<year>{_YEAR})年(?P<end>底前?|末|前)?"
    rf"|[“\"]?(?P<plan>十[一二三四五六七八九])五[”\"]?(?P<part>期间|时期|末|期末|规划期)?"
    rf"|(?P<ahead>今后|未来|近|用)?(?P<years>{_SPAN})(?:[-—–~至](?P<most>{_SPAN}))?年"
    r"(?:左右)?(?:的?(?:时间|努力))?(?P<within>内|左右|之内)?"
    r"|(?P<annual>每年度?|年均|逐年|历年)"
    r"|(?P<named>今年|本年度?|当年|年内|去年|上年|上一年|明年|来年|前年)"
)
_NAMED = {
    "今": 0,
    "本": 0,
    "当": 0,
    "年": 0,
    "去": -1,
    "上": -1,
    "明": 1,
    "来": 1,
    "前": -2,
}


@dataclass(frozen=True)
class Period:
    """A year or a time of years, as printed and as years.

    Attributes:
        start, end: where it is printed.
        printed: the characters there.
        first, last: years; None where they are not known.
        annual: it says something of each year.
        by: the time is a limit (到2025年, 三年内).
    """

    start: int
    end: int
    printed: str
    first: int | None
    last: int | None
    annual: bool = False
    by: bool = False


def _year(text: str) -> int | None:
    value = numeral(text.replace("0", "〇") if not text.isdigit() else text)
    return None if value is None else int(value)


def _years(found: re.Match[str], now: int | None) -> tuple[int | None, int | None]:
    if found["from"]:
        return _year(found["from"]), _year(found["to"])
    if found["year"]:
        year = _year(found["year"])
        return (None, year - 1) if found["end"] == "前" and year else (year, year)
    if found["plan"]:
        number = numeral(found["plan"])
        first = 1956 + 5 * (int(number or 1) - 1)
        last = first + 4
        return (last if found["part"] in ("末", "期末") else first), last
    if found["years"]:
        return now, None  # 今后三年: documents differ on whether this year counts
    if found["named"] and now is not None:
        year = now + _NAMED[found["named"][0]]
        return year, year
    return None, None


def periods(text: str, now: int | None = None) -> list[Period]:
    """Return the years and periods of a text, in the order of their places.

    ``now`` is the year of the document, from which 今后三年 and 去年 are counted.

    >>> [(p.printed, p.first, p.last) for p in periods("到２０２５年，“十四五”末")]
    [('到２０２５年', 2025, 2025), ('“十四五”末', 2025, 2025)]
    >>> [(p.printed, p.last) for p in periods("今后三年，每年新增", 2020)]
    [('今后三年', None), ('每年', None)]
    """
    found = []
    for each in _PERIOD.finditer(fold(text)):
        start, end = each.span()
        if each["years"] and not (each["ahead"] or each["within"]):
            continue
        first, last = _years(each, now)
        before = (each["end"] or "").endswith("前")
        limit = bool(each["by"] or before or each["years"] or each["part"])
        found.append(
            Period(
                start, end, text[start:end], first, last, bool(each["annual"]), limit
            )
        )
    return found
