"""Where a name begins: walking left from its end."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.words import anywhere, words

_STOPS = frozenset('，,；;：:。！？!?、\n\r\t \u3000“”"《》<>【】[]〔〕—…·')
_OPEN = {"）": "（", ")": "("}
_VERB = re.compile(r"[是的与]")
_OPENING = re.compile(
    r"(?:[由与对向被把给请让]|以(?!岭))(?=..)|[像如以将和](?=[A-Za-zＡ-Ｚ]{2})"
)
_JOINT = re.compile(r"[和及]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]{2,}")
_KEPT = ("集团", "公司", "股份", "学院", "大学", "总院")


def _bracket(text: str, at: int, floor: int) -> int:
    """Return where the short bracket that closes at a place opens, -1 if none."""
    opened = text.rfind(_OPEN[text[at]], max(floor, at - 8), at)
    return opened if at - opened >= 3 else -1


def _walk(text: str, end: int, floor: int, longest: int) -> int:
    at, low = end, max(floor, end - longest)
    while at > low:
        char = text[at - 1]
        if char in _OPEN:
            opened = _bracket(text, at - 1, low)
            if opened <= low:
                break
            at = opened
        elif char in _STOPS or char in "（(":
            break
        else:
            at -= 1
    return at


def ends_open(before: str) -> bool:
    """Whether words before a name end with one that belongs to no name."""
    return before.endswith(words("boundary", "short")) or before.endswith(
        words("boundary")
    )


def _short_cut(name: str) -> int:
    """Return what a single-character boundary cuts off, 0 where nothing."""
    marks = words("boundary", "short")
    for at in range(len(name) - 3, 0, -1):
        if name[at] in marks and at >= 2:
            return at + 1
        if name[at] == "的":
            return at + 1
    return 0


def begin(
    text: str, end: int, places: Places, *, floor: int = 0, longest: int = 30
) -> tuple[int, bool]:
    """Return where the name that ends at a place begins, and if a region opens it.

    A name begins behind punctuation or the last boundary word; where a region stands
    in it, there, unless the words before it are a firm's themselves.
    """
    start = _walk(text, end, floor, longest)
    for found in anywhere("boundary").finditer(text, start, end):
        if end - found.end() >= 2:
            start = found.end()
    for at in range(start, end - 1):
        name = places.at(text, at)
        if not name:
            continue
        before = text[start:at]
        behind = at + len(name)
        if before.endswith(("（", "(")) or _VERB.search(text, behind, end):
            continue
        if _JOINT.search(text, behind + 2, end - 1):
            continue
        own = not before or before.endswith(_KEPT) or _LATIN.fullmatch(before)
        if own or (at + len(name) == end and len(before) > 2 and not ends_open(before)):
            return start, not before
        return at, True
    start += _short_cut(text[start:end])
    opening = _OPENING.match(text, start, end)
    return (opening.end() if opening else start), False
