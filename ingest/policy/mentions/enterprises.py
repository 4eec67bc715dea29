"""Firms and institutes by the grammar of their full names: 四川甲乙有限公司."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chainatlas.ingest.policy.mentions.begin import begin
from chainatlas.ingest.policy.mentions.found import Kind, Mention
from chainatlas.ingest.policy.mentions.proper import improper
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.words import anywhere, made_of
from chainatlas.ingest.policy.numbers.folding import fold

_SUFFIX = re.compile(
    r"(?P<limited>(?:集团|控股)?(?:股份)?(?:有限责任公司|有限公司))(?:(?P<branch>[^，。；、（）()\s]{0,6}分公司))?"
    r"|(?P<company>集团公司|股份公司|总公司|分公司|公司)(?![总部法制章治])"
    r"|(?P<group>集团)(?![军化式内总部性企聚])"
    r"|(?P<plant>总厂|[制钢电药纸材化机铝](?:造|铁|化|工)?厂)(?![房商区家址])"
    r"|(?P<institute>大学|学院|研究院|研究所|设计院|科学院|研究总院|实验室)(?![生校系区士长派])"
)
_ALIAS = re.compile(r"[（(](?:以下)?简称[:：]?[“\"]?([^”\"）)，、]{2,12})[”\"]?[）)]")
_PLACED = re.compile(r"[（(][\u4e00-\u9fff]{2,6}[）)]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_NUMBERED = re.compile(
    r"^(?:\d{1,3}[、.．]|第?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[多余]?[家户个所批])"
)
_KINDS = ("跨国", "大", "母", "子", "下属", "成员", "关联", "大型")
_TRADES = (
    "开发",
    "发展",
    "平台",
    "专业",
    "实业",
    "中介",
    "投资",
    "担保",
    "上市",
    "外贸",
    "运营",
    "企业",
)
_UNITS = re.compile(r"(?:责任|牵头|配合|参与|成员|主管)(?:单位|部门)[:：][^。\n]*$")
_MOST_ALIASES = 50


def _core(name: str, places: Places) -> str:
    """Return a name without the region before it and without brackets."""
    name = _PLACED.sub("", name)
    region = places.at(name, 0)
    rest = name[len(region) :]
    return rest.removeprefix("市").removeprefix("省").removeprefix("县")


def _proper(core: str, placed: bool, found: re.Match[str]) -> bool:
    """Whether what is before the suffix is a name, not a kind of firm."""
    if len(core) < 2 or core[0] in "等的各类某数两":
        return False
    if anywhere("boundary").fullmatch(core):
        return False
    if found["limited"]:
        return placed or not made_of(core, "generic")
    if made_of(core, "generic"):
        return False
    if core.endswith(_KINDS) or (not placed and core.endswith(_TRADES)):
        return False
    if found["plant"]:
        return placed
    if found["company"] or found["group"]:
        return placed or len(core) <= 6 or bool(_LATIN.search(core))
    return placed or len(core) <= 12


def _kind(found: re.Match[str]) -> tuple[Kind, str, float]:
    if found["institute"]:
        return "institute", "institute_name", 0.8
    if found["limited"]:
        return "enterprise", "company_full_name", 0.95
    return "enterprise", "company_suffix", 0.8


def _candidates(text: str, places: Places) -> Iterator[Mention]:
    folded, floor = fold(text), 0
    for found in _SUFFIX.finditer(text):
        end = found.end()
        start, placed = begin(text, found.start(), places, floor=floor)
        start += len((_NUMBERED.match(folded[start : found.start()]) or [""])[0])
        name = folded[start:end].replace("(", "（").replace(")", "）")
        core = _core(folded[start : found.start()], places)
        if improper(name) or not _proper(
            core, placed or bool(_PLACED.search(name)), found
        ):
            continue
        if _UNITS.search(text, max(0, start - 160), start):
            continue
        kind, rule, sure = _kind(found)
        yield Mention(start, end, kind, name, rule, sure)


def _outermost(found: list[Mention]) -> list[Mention]:
    """Leave out names that lie within another: 攀钢集团 in 攀钢集团矿业有限公司."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end > kept[-1].end:
                kept[-1] = mention if mention.start == kept[-1].start else kept[-1]
            continue
        kept.append(mention)
    return kept


def _aliases(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Yield later uses of the short names that a text gives its firms."""
    taken = {at for m in found for at in range(m.start, m.end)}
    firms = [m for m in found if m.kind == "enterprise"][: 20 * _MOST_ALIASES]
    given = [(m, a) for m in firms if (a := _ALIAS.match(text, m.end))][:_MOST_ALIASES]
    for mention, alias in given:
        at = text.find(alias[1], alias.start())
        while at >= 0:
            if at not in taken:
                end = at + len(alias[1])
                yield Mention(at, end, "enterprise", mention.name, "short_form", 0.9)
            at = text.find(alias[1], at + len(alias[1]))


def named_firms(text: str, places: Places) -> list[Mention]:
    """Return the firms and institutes that are named with a suffix (公司, 集团, 学院).

    Short forms that the text itself gives (以下简称) are found in the rest of it.
    """
    found = _outermost(list(_candidates(text, places)))
    return sorted([*found, *_aliases(text, found)], key=lambda m: m.start)
