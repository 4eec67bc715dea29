"""Automatic numbering of a Word file: the numbers that are shown and not written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_MOST = 9999


def chinese(number: int) -> str:
    """Return a number from 0 to 9999 as it is counted in Chinese.

    >>> chinese(10), chinese(12), chinese(105), chinese(1010)
    ('十', '十二', '一百零五', '一千零一十')
    """
    if number < 10:
        return _DIGITS[number]
    parts, gap = "", False
    for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            parts += ("零" if gap and parts else "") + _DIGITS[digit] + mark
        gap = not digit
    return parts.removeprefix("一") if 10 <= number < 20 else parts


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26 % 9)


def _roman(number: int) -> str:
    signs = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix"}
    signs |= {5: "v", 4: "iv", 1: "i"}
    text, rest = "", number % 1000
    for value, sign in signs.items():
        text += sign * (rest // value)
        rest %= value
    return text


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "bullet": lambda _: "",
    "none": lambda _: "",
}


@dataclass(frozen=True)
class _Level:
    form: str
    text: str
    start: int


def _value(element: Any, name: str, default: str = "") -> str:
    found = element.find(_W + name)
    return default if found is None else str(found.get(_W + "val", default))


def _levels(abstract: Any) -> dict[int, _Level]:
    found = {}
    for level in abstract.findall(_W + "lvl"):
        start = _value(level, "start", "1")
        found[int(level.get(_W + "ilvl", "0"))] = _Level(
            _value(level, "numFmt", "decimal"),
            _value(level, "lvlText"),
            int(start) if start.isdigit() else 1,
        )
    return found


@dataclass
class Numbering:
    """Counts the numbered paragraphs of a file, in the order of the text."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, element: Any) -> Numbering:
        """Return the numbering that a ``w:numbering`` element declares."""
        levels = {
            a.get(_W + "abstractNumId", ""): _levels(a)
            for a in element.findall(_W + "abstractNum")
        }
        nums = {
            n.get(_W + "numId", ""): _value(n, "abstractNumId")
            for n in element.findall(_W + "num")
        }
        return cls(levels, nums)

    def next(self, num_id: str, depth: int) -> str:
        """Return the number of the next paragraph of a list, "" where it shows none."""
        abstract = self.abstract_of.get(num_id, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts[abstract]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        text = level.text
        for at in range(depth, -1, -1):
            if at in levels:
                number = min(counts.get(at, levels[at].start), _MOST)
                shown = _FORMS.get(levels[at].form, str)(number)
                text = text.replace(f"%{at + 1}", shown)
        return "" if level.form == "bullet" else text
