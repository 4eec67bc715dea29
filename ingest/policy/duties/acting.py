"""Units that a clause makes act: 由科技局审核, 各有关部门要…, 财政局对…进行检查."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from chainatlas.ingest.policy.document import Span
from chainatlas.ingest.policy.duties.unit_list import ETC, items
from chainatlas.ingest.policy.register import certain, unit_like

_BY = re.compile(
    r"(?:(?<![自来理缘经事])由|(?<![申邀聘提报])请)(?!于|此|来|[\u4e00-\u9fff]{0,4}转)"
)
_END = r"(?<=[厅局委办部院行会心府门组园区处所位关政构市县州队党统体）)])"
_WHEN = r"(?:将|每年|定期|及时|统一|共同|分别|联合|具体|依法|也|都|均|还)*"
_VERB = (
    r"(?:组织(?!部)|审[核批查定议]|评[审定选估]|批准|核[准定实发]|认定|确[认定]|给予|予以|拨付|办理|受理|制[定订]"
    r"|拟[定订]|编制|出具|提出|签署|报|下达|公布|发布|公示|实施|监督|管理|检查|考[核评]|验收|监管|汇总|统筹|安排"
    r"|承担|解释|落实|执行|收回|暂停|开展|建立|设立|成立|研究|协调|指导|推荐|登记|发放|抽查|复核|查处|处理"
    r"|推动|推进|规划|建设(?![局厅部委])|运营|出资|出台|主持|召集|督[促办查]|通报|支付|承办|保障|提供|发起|授权"
    r"|批复|划拨|补[贴助]|奖励|资助|配套|贴息|统一领导|强化|各司其职|牵头|负责|配合|会同|做好|加强|履行|可[按给对])"
)
_ACT = re.compile(rf"{_END}{_WHEN}{_VERB}(?!(?:{_VERB})?[了过的])")
_MUST = re.compile(
    rf"{_END}{_WHEN}(?:要(?![求点素件闻害])|应(?![急用对届])|必须|须|需(?!求)|各司其职|按照?(?:各自)?职责)"
)
_OPEN = re.compile(
    rf"{_END}(?:在|对|根据|按照?|结合|围绕|[是为](?=[^，。；]{{0,20}}(?:归口|主管|牵头|责任|管理|监督|实施)[^，。；]{{0,6}}(?:部门|单位|机构)))"
)
_LATER = re.compile(
    rf"(?:^|[，,])(?:要|应|必须|须)|进行|[是为][^，。；]*(?:部门|单位|机构)|{_VERB}"
)
_MEMBERS = re.compile(
    r"等?(?:有关|相关)?(?:部门|单位|、){0,4}(?:主要|分管|有关|相关)?(?:负责人|负责同志|领导)(?:为|任|组成|参加)"
)
_FOUNDED = re.compile(
    r"(?:(?:成立|建立|设立|组建)(?P<board>[^，。；：、]{2,24}?(?:领导小组|委员会|指挥部|工作组|专班|联席会议))(?:制度)?"
    r"|(?:领导小组|指挥部|委员会)下设(?P<office>办公室))[，,](?:统筹|具体|全面)?负责"
)
_TO = re.compile(r"(?:报请?|送|提请)(?:经)?")
_HANDLED = re.compile(rf"{_END}(?:审[核批定查]|批准|核准|办理|同意)")
_LEAD = re.compile(r"(?:形成|实行|坚持|同时|并|其中|原则上)*")
_MOST, _LONGEST, _NEAR = 4, 120, 40
_ALONE = frozenset(("政府", "公安", "法院", "国税", "各部门", "各单位"))
"""Names that are words too: they do not make a clause of duty alone."""


def _sure(text: str, start: int, end: int, short: Collection[str]) -> list[Span] | None:
    """Return the units of a list if the register, or the text, knows every one.

    Before 等部门 the trade is enough: 审计、财政等部门.
    """
    found = [i.span for i in items(text, start, end)]
    names = [text[s.start : s.end] for s in found]
    size = sum(map(len, names))
    etc = ETC.search(text, start, end)
    whole = (etc.start() if etc else end) - start
    bureaus = "局" if etc and "部门" in etc[0] else ""
    good = all(
        name in short or certain(name) or (bureaus and certain(name + bureaus))
        for name in names
    )
    if not good or names == [*_ALONE.intersection(names)] or 2 * size <= whole:
        return None
    return found


def _until(
    text: str, start: int, end: int, word: re.Pattern[str], short: Collection[str]
) -> tuple[list[Span], int] | None:
    """Return the units that stand from a place to a word, and where the word ends."""
    for tried, found in enumerate(word.finditer(text, start + 2, end)):
        units = _sure(text, start, found.start(), short)
        if units:
            return units, found.end()
        if tried >= _MOST:
            break
    return None


def _opening(
    text: str, start: int, end: int, stop: int, short: Collection[str]
) -> tuple[list[Span], int] | None:
    """Return the units that open a clause and act, or must."""
    begin = _LEAD.match(text, start, end).end()  # type: ignore[union-attr]
    high = min(end, begin + _LONGEST)
    many = text.find("各", begin, high)
    for at in (begin, many) if many > begin else (begin,):
        must = _until(text, at, high, _MUST, short)
        said = must or _until(text, at, high, _OPEN, short)
        low = said[1] if said else at
        if must or (said and _LATER.search(text, low, min(stop, low + _LONGEST))):
            return said
    acts = _until(text, begin, high, _ACT, short)
    names = [text[s.start : s.end] for s in acts[0]] if acts else []
    known = any(n in short or certain(n, many=False) for n in names)
    return acts if known else None


def _members(text: str, start: int, end: int) -> tuple[list[Span], int] | None:
    """Return the units whose heads are to sit together: 甲局、乙局等负责人为成员."""
    found = _MEMBERS.search(text, start + 2, end)
    spans = [i.span for i in items(text, start, found.start())] if found else []
    good = all(unit_like(text[s.start : s.end]) for s in spans)
    return (spans, end) if found and good and len(spans) > 1 else None


def _called(
    text: str, start: int, end: int, short: Collection[str]
) -> tuple[list[Span], int] | None:
    """Return the units that stand behind 由 or 请, up to what they do."""
    for by in _BY.finditer(text, start, end):
        high = min(end, by.end() + _LONGEST)
        told = _until(text, by.end(), high, _ACT, short)
        if told:
            return told
    return None


def _handed(
    text: str, start: int, end: int, short: Collection[str]
) -> tuple[list[Span], int]:
    """Return the units to which a matter is handed on: 报甲局审批."""
    for to in _TO.finditer(text, start, end):
        told = _until(text, to.end(), min(end, to.end() + _NEAR), _HANDLED, short)
        if told:
            return told
    return [], start


def acting(
    text: str, clause: Span, stop: int, short: Collection[str]
) -> Iterator[tuple[Span, bool, int]]:
    """Yield the units that a clause makes act: place, whether handed on to, and end.

    ``stop`` is where the sentence ends, ``short`` the short names that the document
    gives its units. Every name of a list has to be in the register, to stand for many
    units (各有关部门), or to be one of ``short``.
    """
    start, end = clause.start, clause.end
    told = (
        _opening(text, start, end, stop, short)
        or _members(text, start, end)
        or _called(text, start, end, short)
    )
    if told:
        yield from ((unit, False, told[1]) for unit in told[0])
    founded = _FOUNDED.search(text, start, min(stop, end + 8))
    if founded:
        span = Span(*founded.span("board" if founded["board"] else "office"))
        yield span, False, founded.end()
    if told:
        spans, last = _handed(text, max(start, told[1] - 1), end, short)
        yield from ((unit, True, last) for unit in spans)
