"""How a name is broken into lines, and how large the box of a link must be."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from chainatlas.exports.page.model import PageLink, Text
from chainatlas.ontology.catalogue import Lang

#: Lengths are in picture units (CSS pixels at zoom 1).
LINE = 20.0
STATUS_LINE = 19.0
PADDING = 8.0
MAX_LINES = 3
PORT = 15.0
_OPENING = "（(《〈「『【[“‘"
_CLOSING = "）)》〉」』】]”’，、。；：！？,.;:!?"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Metrics:
    """The font size and the column width that suit a language."""

    font: float
    width: float


METRICS: dict[Lang, Metrics] = {"zh": Metrics(17, 142), "en": Metrics(14.5, 186)}


def pick(text: Text, lang: Lang) -> str:
    """Return the text in `lang`, or in the other language where it is empty."""
    first, second = (text.zh, text.en) if lang == "zh" else (text.en, text.zh)
    return first or second


def shown(name: str) -> str:
    """Return a name on one line without invisible or direction-changing characters."""
    kept = (c if unicodedata.category(c) not in _INVISIBLE else " " for c in name)
    return " ".join("".join(kept).split())


def width_of(text: str, font: float) -> float:
    """Estimate the drawn width of `text`: wide characters 1 em, others by class."""
    return font * sum(_em(c) for c in text)


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.02
    if char in "iljtfr.,:;'|!()[] -":
        return 0.44
    return 0.86 if char.isupper() or char in "mwMW@%&" else 0.7


def _pieces(text: str) -> list[str]:
    """Split into pieces that must not be broken: words, single wide characters."""
    out: list[str] = []
    word = ""
    for char in text:
        wide = unicodedata.east_asian_width(char) in "WF"
        if char in _CLOSING:  # never begins a line
            word += char
        elif char in _OPENING:  # never ends one
            out.append(word)
            word = char
        elif wide:
            held = word if word and word[-1] in _OPENING else ""
            out.append("" if held else word)
            word = held + char
        elif char in " -/":
            out.append(word + char)
            word = ""
        else:
            starts = word and unicodedata.east_asian_width(word[-1]) in "WF"
            starts = starts and word[-1] not in _OPENING
            out.append(word if starts else "")
            word = char if starts else word + char
    return [p for p in [*out, word] if p]


def wrap(text: str, room: float, font: float, most: int = MAX_LINES) -> tuple[str, ...]:
    """Break `text` into at most `most` lines no wider than `room`; "…" if cut."""
    lines = [""]
    for piece in _pieces(shown(text)):
        if width_of((lines[-1] + piece).rstrip(), font) <= room:
            lines[-1] += piece
            continue
        if lines[-1].strip():
            lines.append("")
        for char in piece:  # a piece wider than a line is broken anywhere
            if width_of(lines[-1] + char, font) > room:
                lines.append("")
            lines[-1] += char
    trimmed = [line.strip() for line in lines if line.strip()]
    if len(trimmed) <= most:
        return tuple(trimmed)
    last = trimmed[most - 1]
    while last and width_of(last + "…", font) > room:
        last = last[:-1]
    return (*trimmed[: most - 1], last + "…")


def label_of(link: PageLink, lang: Lang) -> tuple[str, ...]:
    """Return the lines of a link's name as drawn in its box."""
    metrics = METRICS[lang]
    name = pick(link.name, lang)
    text = name if shown(name) else link.id
    return wrap(text, metrics.width - 2 * PADDING, metrics.font) or ("?",)


def height_of(lines: int, home: bool, ports: int) -> float:
    """Return the height of a box: name, status line, category line, entry ports."""
    text = 2 * PADDING - 2 + lines * LINE + STATUS_LINE + (0 if home else STATUS_LINE)
    return max(text, ports * PORT + 4)
