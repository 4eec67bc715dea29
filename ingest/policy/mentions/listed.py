"""Firms that a list names: 甲乙、丙丁科技等龙头企业, and short names with a verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from chainatlas.ingest.policy.mentions.begin import begin
from chainatlas.ingest.policy.mentions.found import Mention
from chainatlas.ingest.policy.mentions.proper import improper
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.words import anywhere, made_of, words
from chainatlas.ingest.policy.numbers.folding import fold

IsTerm = Callable[[str], bool]
"""Whether a text is a product, link or category of the ontology."""

_TAIL = re.compile(
    r"为(?:龙头|代表|核心|引领|骨干)(?=[，,带的])|(?:等|这样的|为代表的?|为龙头的?|为核心的?)(?P<what>[^，。；、：\n等]{0,14}?)(?:企业|公司|集团|厂商)(?!家|化|主体)"
)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_JOINT = re.compile(r"和|与|及|以及")
_VERB = re.compile(
    r"(?:将|拟|能够|正在|专注|计划|投资|年内|今年|已|签约|落户|项目|在(?=[^，。]{1,12}(?:投资|建|设))"
    r"|(?:相关|有关)?负责人|董事长|总经理|位于|坐落|总部|是(?=全球|世界|国内|中国|一家))"
)
_BEFORE = re.compile(r"(?:[像如与由对向以和](?=.{2}))?")
_CHIP = re.compile(r"[\u4e00-\u9fff]{1,3}[微芯]")
_LONGEST, _MOST = 14, 30


def _firm(name: str, is_term: IsTerm) -> bool:
    """Whether an item of a list can be the short name of a firm."""
    if not 2 <= len(name) <= _LONGEST or is_term(name) or made_of(name, "generic"):
        return False
    if (
        improper(name)
        or name.endswith(("企业", "区", "市", "县"))
        or anywhere("boundary").search(name)
    ):
        return False
    if name.endswith(words("industry")) and not name.endswith(words("brand")):
        return False
    return not any(c in name for c in "的了等第各类级强")


def _likely(name: str, places: Places) -> bool:
    region = len(places.at(name, 0))
    ends = next((w for w in words("brand") if name.endswith(w)), "")
    own = len(name) - region - len(ends)
    return bool(_LATIN.search(name)) or (own >= 2 and bool(region or ends))


def _industries(names: list[str], is_term: IsTerm) -> bool:
    """Whether a list is one of industries: one item at least is made of their words."""
    return any(
        is_term(n) or made_of(n, "generic") or made_of(n, "industry") for n in names
    )


def all_firms(names: list[str], places: Places, is_term: IsTerm) -> bool:
    """Whether every item of a list is the short name of a firm, as far as one can tell.

    None may be an industry, and half of them at least must look like a firm: with a
    place, letters, or an ending that firms have.
    """
    if len(names) < 2 or _industries(names, is_term):
        return False
    likely = sum(_likely(n, places) or bool(_CHIP.fullmatch(n)) for n in names)
    return all(_firm(n, is_term) for n in names) and 2 * likely >= len(names)


def _items(text: str, end: int, places: Places, floor: int) -> list[tuple[int, int]]:
    """Return the items of the list that ends at a place, from the last backwards."""
    found: list[tuple[int, int]] = []
    at = end
    while len(found) < _MOST:
        start, _ = begin(text, at, places, floor=floor, longest=_LONGEST + 6)
        if start == at:
            break
        joint = None if found else _last_joint(text[start:at])
        if joint:
            found.append((start + joint[1], at))
            at = start + joint[0]
            continue
        start += len(_BEFORE.match(text[start:at])[0])  # type: ignore[index]
        found.append((start, at))
        if start == floor or text[start - 1] != "、":
            break
        at = start - 1
    return found[::-1]


def _last_joint(text: str) -> tuple[int, int] | None:
    found = [
        m.span()
        for m in _JOINT.finditer(text)
        if m.start() >= 2 and len(text) - m.end() >= 2
    ]
    return found[-1] if found else None


def listed_firms(text: str, places: Places, is_term: IsTerm) -> Iterator[Mention]:
    """Yield the firms of lists that end in 等…企业.

    A list with a product of the ontology in it is one of industries, not of firms.
    """
    folded, floor = fold(text), 0
    for tail in _TAIL.finditer(text):
        spans = _items(text, tail.start(), places, floor)
        floor = tail.end()
        names = [folded[a:b] for a, b in spans]
        leads = tail["what"] is None
        marked = not leads and bool(anywhere("firms", "marked").search(tail["what"]))
        if not names or _industries(names, is_term):
            continue
        if not marked and not any(_likely(n, places) for n in names):
            continue
        if not marked and len(names) < 2:
            continue
        for (start, end), name in zip(spans, names, strict=True):
            if leads and not _likely(name, places):
                continue
            if _firm(name, is_term):
                sure = 0.85 if marked or _likely(name, places) else 0.65
                yield Mention(start, end, "enterprise", name, "list_of_firms", sure)


def _brand() -> re.Pattern[str]:
    ends = "|".join(map(re.escape, words("brand")))
    name = r"[\u4e00-\u9fffA-Za-z]{2,6}?"
    return re.compile(rf"(?<![\u4e00-\u9fff]){name}(?:{ends})(?={_VERB.pattern})")


def acting_firms(text: str, places: Places, is_term: IsTerm) -> Iterator[Mention]:
    """Yield short names of firms that open a clause and act: 某某科技将投资."""
    folded = fold(text)
    for found in _brand().finditer(folded):
        start, end = found.span()
        region = places.at(text, start)
        name = folded[start:end]
        end_word = next(w for w in words("brand") if name.endswith(w))
        own = name[len(region) : len(name) - len(end_word)]
        if len(own) < 2 or is_term(name) or made_of(own, "generic"):
            continue
        if anywhere("boundary").search(name) or not _firm(name, is_term):
            continue
        yield Mention(start, end, "enterprise", name, "acting_firm", 0.65)
