"""The units that a number may carry, and quantities on one scale to compare them."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from chainatlas.ingest.policy.numbers.numerals import multiple

_PREFIXED = re.compile(r"(k|M|G|T)?(Wh|W)")
_STEPS = ("", "k", "M", "G", "T")
_SCALED = re.compile(r"([十百千万亿]{1,3})(\D.*)")
_FACTORS = {
    "‰": (Decimal("0.1"), "%"),
    "百分点": (Decimal(1), "百分点"),
    "公斤": (Decimal("0.001"), "吨"),
    "平方公里": (Decimal(10**6), "平方米"),
    "公顷": (Decimal(10**4), "平方米"),
    "亩": (Decimal(2000) / 3, "平方米"),
    "公里": (Decimal(1000), "米"),
}


@cache
def table() -> dict[str, tuple[str, str, str]]:
    """Return each printed unit with its kind, its name and what may not follow it."""
    path = files(__package__).joinpath("units.toml")
    text = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        printed: (kind, spec.get("as", printed), spec.get("unless", ""))
        for kind, units in text.items()
        for printed, spec in units.items()
    }


@cache
def pattern() -> str:
    """Return a regular expression of every unit, the longest first."""
    found = []
    for printed, (_, _, unless) in sorted(
        table().items(), key=lambda item: (-len(item[0]), item[0])
    ):
        ahead = f"(?![{re.escape(unless)}])" if unless else ""
        if printed[-1].isascii() and printed[-1].isalpha():
            ahead += "(?![A-Za-z])"
        found.append(re.escape(printed) + ahead)
    return "|".join(found)


def kind_of(printed: str) -> str:
    """Return the kind of a printed unit: money, share, count ... ("" if unknown).

    >>> kind_of("亿元"), kind_of("吨/年"), kind_of("家"), kind_of("GWh")
    ('money', 'mass', 'count', 'energy')
    """
    head = printed.split("/")[0]
    scaled = _SCALED.fullmatch(head)
    for name in (head, scaled[2] if scaled else head):
        if name in table():
            return table()[name][0]
    return next((kind for kind, name, _ in table().values() if name == head), "")


def _plain(value: Decimal) -> Decimal:
    """Return the number without zeros behind the point or an exponent."""
    whole = value == value.to_integral_value()
    return (
        value.quantize(Decimal(1))
        if whole and abs(value) < 10**20
        else value.normalize()
    )


def _stepped(value: Decimal, unit: str) -> tuple[Decimal, str]:
    found = _PREFIXED.fullmatch(unit)
    if not found:
        return value, unit
    step = _STEPS.index(found[1] or "")
    while abs(value) >= 1000 and step < len(_STEPS) - 1:
        value, step = value / 1000, step + 1
    return value, _STEPS[step] + found[2]


def normal(number: Decimal, scale: str, printed: str) -> tuple[Decimal, str]:
    """Return value and unit of a number with its 万 or 亿 and its printed unit.

    Money keeps 万 or 亿 in its unit, watts take the prefix that fits, everything else
    is multiplied out.

    >>> normal(Decimal("1.2"), "万亿", "元")
    (Decimal('12000'), '亿元')
    >>> normal(Decimal(150), "亿", "瓦时")
    (Decimal('15'), 'GWh')
    >>> normal(Decimal(2), "万", "吨/年")
    (Decimal('20000'), '吨/年')
    """
    head, slash, per = printed.partition("/")
    kind, name, _ = table().get(head, ("", head, ""))
    value = _plain(number * multiple(scale))
    if kind == "money":
        for sign in "亿万":
            if sign in scale:
                return _plain(value / multiple(sign)), sign + name + slash + per
    if kind in ("power", "energy") and scale:
        value, name = _stepped(value, name)
    return _plain(value), name + slash + per


def base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a quantity on the scale on which it is compared, counts all as 个.

    >>> base(Decimal(500), "亿元") == base(Decimal(5000000), "万元")
    True
    >>> base(Decimal(17), "户"), base(Decimal(80), "万人")
    ((Decimal('17'), '个'), (Decimal('800000'), '个'))
    >>> base(Decimal(1), "番")
    (Decimal('2'), '倍')
    """
    if unit == "番":
        return Decimal(2) ** value, "倍"
    head, slash, per = unit.partition("/")
    scaled = _SCALED.fullmatch(head)
    if scaled and head not in table():
        value, head = value * multiple(scaled[1]), scaled[2]
    kind, name, _ = table().get(head, ("", head, ""))
    if kind == "count":
        return value, "个"
    prefixed = _PREFIXED.fullmatch(name)
    if prefixed:
        power = _STEPS.index(prefixed[1] or "")
        return value * Decimal(1000) ** power, prefixed[2] + slash + per
    factor, to = _FACTORS.get(name, (Decimal(1), name))
    return value * factor, to + slash + per
