"""Numbers with their units in a text: as printed, where, and their value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.numbers.numerals import numeral
from chainatlas.ingest.policy.numbers.units import kind_of, normal, pattern

_HAN = "零〇○一二三四五六七八九两十百千"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}+(?:\.\d{1,9})?(?![\d,])"
    r"|\d{1,18}+(?:\.\d{1,9}+)?(?!\d)"
    rf"|[一二三四五六七八九两十][{_HAN}]{{0,12}}+)"
)
_SCALE = "(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|[百千](?!分))"
_DASH = "(?:-{1,2}|[—–~至到])"
_PER = (
    r"(?:/(?:年|月|日|天|小时|人|户|亩|家|个|吨|辆|次"
    r"|公里|平方米|平方公里|立方米|万元|亿元|元|千瓦时|kWh|度))?+"
)
_LEVEL = r"(?=级|产业|规模|集群|园区|企业|以上|大关|梯队|目标|[,;)，。；、）\s]|$)"


@dataclass(frozen=True)
class Amount:
    """A number with its unit.

    Attributes:
        start, end: where number and unit are printed.
        printed: the characters there.
        low, high: the value in ``unit``; ``high`` is None unless it is a range.
        unit: the unit the value is in (亿元, %, 吨/年, 家).
        kind: money, share, times, mass, power, energy, area, length, volume or count.
        number: the bare number as printed.
        level: a size class (500亿级).
        more: printed as somewhat more (100多家).
        han: the number is written in Chinese characters.
    """

    start: int
    end: int
    printed: str
    low: Decimal
    high: Decimal | None
    unit: str
    kind: str
    number: str
    level: bool = False
    more: bool = False
    han: bool = False


def _one(n: int) -> str:
    return rf"(?P<n{n}>{_NUMBER})(?P<v{n}>[多余几])?(?P<s{n}>{_SCALE})?"


@cache
def _amount() -> re.Pattern[str]:
    low = rf"{_one(1)}(?P<u1>{pattern()})?{_DASH}"
    bare = r"(?P<bare>[十百千]?万亿|[十百千]亿|[十百千]万|亿|[万千百](?=吨级))"
    unit = rf"(?P<unit>{pattern()}){_PER}|(?P<none>(?<=[亿万]){_LEVEL})"
    return re.compile(
        rf"(?<![\dA-Za-z.第数几{_HAN}])(?:{low})?(?:{_one(2)}|{bare})[多余]?(?:{unit})(?P<level>级)?"
    )


_PARTS = re.compile(
    rf"百分之(?P<hundredth>{_NUMBER})|千分之(?P<thousandth>{_NUMBER})"
    rf"|(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])"
    rf"|(?<!第)(?P<tenths>[一二三四五六七八九两]|\d)成(?P<half>半|[一二三四五六七八九](?!成))?"
    r"(?![为立本果功就员长分都年熟品套型人交效绩])"
    rf"|翻(?P<doubled>[一两三四])?番"
)


def _value(found: re.Match[str]) -> Decimal | None:
    said = found.groupdict()
    if said["hundredth"]:
        return numeral(said["hundredth"])
    if said["thousandth"]:
        part = numeral(said["thousandth"])
        return None if part is None else part / 10
    if said["below"]:
        below, above = numeral(said["below"]), numeral(said["above"])
        return None if not below or above is None else round(above * 100 / below, 2)
    tenths = numeral(said["tenths"])
    half = "五" if said["half"] == "半" else said["half"]
    rest = numeral(half) if half else Decimal(0)
    return None if tenths is None or rest is None else tenths * 10 + rest


def _parts(text: str, folded: str) -> Iterator[Amount]:
    for found in _PARTS.finditer(folded):
        start, end = found.span()
        printed = text[start:end]
        if printed.startswith("翻"):
            times = numeral(found["doubled"] or "一") or Decimal(1)
            value: Decimal | None = Decimal(2) ** int(times)
            unit, kind = "倍", "times"
        else:
            value, unit, kind = _value(found), "%", "share"
        if value is not None:
            yield Amount(
                start, end, printed, value, None, unit, kind, printed, han=True
            )


def _range_low(found: re.Match[str], scale: str, unit: str) -> Decimal | None:
    number = numeral(found["n1"])
    if number is None:
        return None
    own = found["s1"] if found["s1"] or found["u1"] else scale
    return normal(number, own or "", found["u1"] or unit)[0]


def _of(found: re.Match[str], text: str) -> Amount | None:
    start, end = found.span()
    said, scale = found["n2"], found["s2"] or found["bare"] or ""
    number = Decimal(1) if said is None else numeral(said)
    if number is None:
        return None
    unit = found["unit"] or "元"
    tail = found[0][found.end("unit") - start :] if found["unit"] else ""
    per = tail.removesuffix("级") if tail.startswith("/") else ""
    high, name = normal(number, scale, unit + per)
    kind = kind_of(unit)
    level = bool(found["level"]) or (
        found["unit"] is None and text[end : end + 1] == "级"
    )
    if said is None and not (kind == "money" or level):
        return None
    low = None
    if found["n1"]:
        low = _range_low(found, scale, unit + per)
        if low is None or low > high:
            start, low = found.start("n2" if said else "bare"), None
    if level and text[end : end + 1] == "级":
        end += 1
    return Amount(
        start,
        end,
        text[start:end],
        high if low is None else low,
        None if low is None else high,
        name,
        kind,
        said or scale,
        level,
        bool(found["v2"]),
        said is None or not said[0].isdigit(),
    )


def amounts(text: str) -> list[Amount]:
    """Return the amounts of a text in the order of their places.

    A number without a unit is none, nor are years, ordinals and names that hold
    numbers. The time taken grows with the length of the text alone.

    >>> [(a.printed, str(a.low), a.unit) for a in amounts("１．２万亿元，占六成以上")]
    [('１．２万亿元', '12000', '亿元'), ('六成', '60', '%')]
    >>> [(a.printed, str(a.low), str(a.high)) for a in amounts("年均增长8—10%")]
    [('8—10%', '8', '10')]
    """
    folded = fold(text)
    found = [_of(each, text) for each in _amount().finditer(folded)]
    plain = [each for each in found if each is not None]
    taken = {at for each in plain for at in range(each.start, each.end)}
    parts = (p for p in _parts(text, folded) if p.start not in taken)
    return sorted([*plain, *parts], key=lambda each: each.start)
