"""Enumerations of firms in which one member is surely one: 甲股份、乙丙、丁戊新材."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from chainatlas.ingest.policy.mentions.begin import begin
from chainatlas.ingest.policy.mentions.found import Mention
from chainatlas.ingest.policy.mentions.items import items
from chainatlas.ingest.policy.mentions.known_firms import known_firms, known_starts
from chainatlas.ingest.policy.mentions.listed import IsTerm
from chainatlas.ingest.policy.mentions.proper import improper
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.words import anywhere, made_of, words
from chainatlas.ingest.policy.numbers.folding import fold

_PIECE = re.compile(r"[^，,。；;：:！？\n\r\t“”《》【】]+")
_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
_PLACED = re.compile(r"[（(][\u4e00-\u9fff]{2,4}[）)]")
_LAST = re.compile(r"等|(?<=..)(?:和|与|及|以及)(?=..)")
_FULL = re.compile(r".{2,30}(?:有限责任公司|有限公司|集团公司|公司|集团)")
_SURE = ("股份", "重工", "药业", "锂业", "钛业", "铝业", "矿业", "特钢", "光能", "锂能")
"""Ends of short names that nothing but a firm has."""
_BODY = re.compile(
    r"[厅局委办部院会府区市县州省镇乡处所行校站库网队党]$|大学|中心$|部门|单位|机构|实验室|项目|基地|园$"
)
_HINT = re.compile("公司|集团|" + "|".join(_SURE))
_DOES = re.compile(r"扩大|提升|攻克|布局|参与|增加|研究|突破")
_SHORTEST, _LONGEST, _MOST = 2, 8, 40
_CERTAIN, _LIKELY = 0.85, 0.7


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return an item without the note in brackets behind it and without blanks."""
    note = _NOTE.search(text, start, end)
    end = note.start() if note else end
    while start < end and text[start] in " \u3000\xa0":
        start += 1
    return start, end


def _first_list(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the items up to the one that runs into a verb: 甲、乙开展丙、丁研究."""
    for n, (start, end) in enumerate(spans[1:], 1):
        verbs = (p.search(text, start + 2, end) for p in (anywhere("boundary"), _DOES))
        verb = min(filter(None, verbs), key=lambda found: found.start(), default=None)
        if verb:
            return [*spans[:n], (start, verb.start())]
    return spans


def _items(text: str, start: int, end: int, places: Places) -> list[tuple[int, int]]:
    """Return the members of an enumeration, [] where there is none.

    The first begins behind its verb, the last ends at 等, at 和, or with the piece.
    """
    spans = _first_list(text, items(text, start, end))
    if not 2 <= len(spans) <= _MOST:
        return []
    first, last = spans[0], spans[-1]
    begins, _ = begin(text, first[1], places, floor=first[0])
    tail = _LAST.search(text, last[0] + 2, last[1])
    spans[0] = (begins, first[1])
    spans[-1] = (last[0], tail.start() if tail else last[1])
    if tail and tail[0] != "等":
        etc = text.find("等", tail.end(), last[1])
        spans.append((tail.end(), etc if etc >= 0 else last[1]))
    return [_trimmed(text, a, b) for a, b in spans]


def _surely(name: str, places: Places) -> bool:
    """Whether a name is one of a firm whatever stands beside it."""
    if improper(name) or "的" in name:
        return False
    if _FULL.fullmatch(name) or known_firms().get(name):
        return True
    own = name[len(places.at(name, 0)) :]
    ending = next((w for w in _SURE if own.endswith(w)), "")
    core = own[: len(own) - len(ending)]
    return bool(ending) and len(core) >= 2 and not made_of(core, "generic")


def _possible(name: str, places: Places, is_term: IsTerm) -> bool:
    """Whether a name can be the short one of a firm: no word, place or product."""
    region = places.at(name, 0)
    size = len(_PLACED.sub("", name))
    if not _SHORTEST <= size <= _LONGEST or region == name or is_term(name):
        return False
    if improper(name) or made_of(name, "generic") or made_of(name, "industry"):
        return False
    if anywhere("boundary").search(name) or _BODY.search(name):
        return False
    return not any(c in name for c in "的了等各类级+/·")


def _other(name: str, is_term: IsTerm) -> bool:
    """Whether a name is that of a product, an industry or a body: the list is mixed."""
    plain = is_term(name) or made_of(name, "generic") or made_of(name, "industry")
    return plain or (bool(_BODY.search(name)) and not name.endswith(words("brand")))


def enumerated_firms(text: str, places: Places, is_term: IsTerm) -> Iterator[Mention]:
    """Yield the short names that stand in one enumeration with a sure firm.

    Sure are full names, known firms, and endings that only firms have. A list with a
    product, an industry or an office in it is none of firms.
    """
    folded = fold(text)
    starts = known_starts(folded)
    for piece in _PIECE.finditer(folded):
        known = bisect_left(starts, piece.start()) < bisect_left(starts, piece.end())
        if "、" not in piece[0] or not (known or _HINT.search(piece[0])):
            continue
        spans = _items(folded, *piece.span(), places)
        names = [folded[a:b] for a, b in spans]
        if not any(_surely(n, places) for n in names):
            continue
        if any(_other(n, is_term) for n in names):
            continue
        for (start, end), name in zip(spans, names, strict=True):
            sure = _surely(name, places) and len(name) <= _LONGEST
            if not sure and not _possible(name, places, is_term):
                continue
            weight = _CERTAIN if sure else _LIKELY
            yield Mention(start, end, "enterprise", name, "enumerated_firm", weight)
