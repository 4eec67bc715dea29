"""Dates as documents print them: 2020年5月21日, 2020-05-21, 二〇二〇年五月二十一日."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.numbers.numerals import numeral

_HAN = "〇○零一二三四五六七八九十0"
_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:\s?年\s?|[-./])(?P<m>\d{1,2})(?:\s?月\s?|[-./])"
    r"(?P<d>\d{1,2})(?:\s?日|(?!\d))"
    rf"|(?P<hy>[一二][{_HAN}]{{3}})年(?P<hm>[{_HAN}]{{1,2}})月(?P<hd>[{_HAN}]{{1,3}})日"
    rf"|(?<!\d)(?P<my>(?:19|20)\d\d)年(?P<mm>\d{{1,2}})月(?!\d)"
    rf"|(?P<hmy>[一二][{_HAN}]{{3}})年(?P<hmm>[{_HAN}]{{1,2}})月"
)


@dataclass(frozen=True)
class Dated:
    """A date, or a month, and where it is printed.

    Attributes:
        start, end: where it is printed.
        iso: 2020-05-21, or 2020-05 for a month.
    """

    start: int
    end: int
    iso: str


def _number(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    value = numeral(text.replace("0", "〇").replace("○", "〇"))
    return int(value) if value is not None else 0


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """Yield the dates of a piece of text that the calendar has.

    >>> [d.iso for d in dates("二00五年三月一日印发，2005-06-06发布，2020年2月30日")]
    ['2005-03-01', '2005-06-06']
    """
    stop = len(text) if end is None else end
    for found in _DATE.finditer(fold(text[start:stop])):
        year = found["y"] or found["hy"] or found["my"] or found["hmy"]
        month = found["m"] or found["hm"] or found["mm"] or found["hmm"]
        day = found["d"] or found["hd"]
        iso = _iso(_number(year), _number(month), _number(day) if day else 1)
        if iso:
            yield Dated(
                start + found.start(), start + found.end(), iso if day else iso[:7]
            )
