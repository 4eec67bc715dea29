"""Projects that a text names: lists before 等…个项目, quoted and single ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from chainatlas.ingest.policy.mentions.begin import begin
from chainatlas.ingest.policy.mentions.found import Venture
from chainatlas.ingest.policy.mentions.items import items
from chainatlas.ingest.policy.mentions.listed import all_firms
from chainatlas.ingest.policy.mentions.owners import owner
from chainatlas.ingest.policy.mentions.proper import improper
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.staged import staged
from chainatlas.ingest.policy.mentions.terms import Known
from chainatlas.ingest.policy.mentions.venture import Item, venture
from chainatlas.ingest.policy.numbers.amounts import amounts
from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.targets.clauses import Span, left_edge, right_edge
from chainatlas.ingest.policy.targets.lead import lead_length

_HEAD = re.compile(
    r"(?P<etc>等)(?P<count>[\d一二三四五六七八九十百]{1,4}个?)?(?P<kind>[^，。；、：\n等]{0,12}?)项目(?!机构|人员|经理|资金|组|部)"
    r"|(?P<one>项目)(?![申评库管前进单资验负建设机人经组部库]|实施|化|法人|投资|数|个)"
    r"|(?P<works>生产线|生产基地|产业园|工厂|电站)(?=(?:建设|开工|投产|竣工|落户|签约|[，。；、\n]|$))"
    r"|(?P<building>项目)(?=建设|前期|投资(?:建设|协议))"
)
_QUOTE = re.compile(r"[“\"]([^”\"\n]{6,60})[”\"]$")
_SPECIFIC = re.compile(
    r"年产|日产|[一二三四]期|\d{1,9}(?:\.\d{1,6})?[万亿]?"
    r"(?:吨|千瓦|兆瓦|瓦|GW|MW|KW|kW|平方米|台|套|辆|片|颗|只)"
)
_PLACE = re.compile(r"产业园|生产线|生产基地|基地|工厂|园区|电站|改造|工程|厂|中心")
_OPENS = re.compile(r"(?:[将在拟已]|投资|建设|新建|扩建|实施)*")
_SPENT = re.compile(
    r"投资[^，。；]{0,12}元(?:人民币)?(?:用于)?(?:投资|建设|新建|扩建|兴建|建造)?"
)
_PHASE = re.compile(r"[一二三四五]期")
_GREAT = re.compile(r"重大|重点|标志性|龙头|外资|产业化?|签约|落户")
_PROGRAMME = re.compile(
    r"(?:人才|新星|新秀|名师|领军|培养|培训|评选|表彰|资助|扶持|交流)(?:计划|工程)?(?:项目)?$"
)
_LATER = re.compile(r"等[^，。；\n]{0,16}项目")
_NOTE = re.compile(
    r"[（(](?=[^（）()]{0,24}(?:\d(?:条|吨|台|套)|[一二三四]期))(?![^（）()]*元)[^（）()]{2,40}[）)]"
)
"""What a project is to make, in brackets behind 项目: （新增4条生产线）."""
_COUNT = re.compile(r"\d个$")
_LONGEST, _MOST, _NEAR = 48, 30, 60

Told = tuple[Item, Span]
"""A project, and where its kind or stage is printed."""


def _list_start(text: str, end: int) -> int:
    """Return where the list that ends at a place begins, past its verb."""
    first = left_edge(text, end, 0, brackets=False)
    return first + lead_length(text[first:end])


def _specific(name: str, places: Places, known: Known) -> float:
    """Return how sure it is that a name is one of a project, 0 where it is general."""
    folded = fold(name)
    region = any(places.at(name, n) for n in range(min(4, len(name))))
    firm = bool(owner(name, 0, places, known))
    marks = bool(_SPECIFIC.search(folded)) + region + firm
    if marks == 0:
        return 0.0
    return min(0.95, 0.6 + 0.15 * marks + 0.05 * bool(_PLACE.search(name)))


def _listed(
    text: str, head: re.Match[str], places: Places, known: Known
) -> Iterator[Item]:
    first = _list_start(text, head.start())
    first += text[first] in "对把将" and bool(places.at(text, first + 1))
    spans = items(text, first, head.start())[-_MOST:]
    sure = [_specific(text[a:b], places, known) for a, b in spans]
    names = [fold(text[a:b]) for a, b in spans]
    if _GREAT.search(head["kind"]) and all_firms(names, places, known.is_term):
        for start, end in spans:
            yield Item(start, end, "list_of_projects", 0.6, whole=True)
        return
    if not any(sure):
        return
    for (start, end), own in zip(spans, sure, strict=True):
        if end - start < 4 or end - start > _LONGEST:
            continue
        if own or (head["count"] and head["count"].rstrip("个") not in ("", "一")):
            yield Item(start, end, "list_of_projects", own or 0.55)


def _named_from(text: str, start: int, end: int, places: Places) -> int:
    """Return where a single name begins: its firm or place stands before 年产."""
    of = text.rfind("的", start, end)
    phase = _PHASE.match(text, of + 1)
    spent = _SPENT.search(text, start, end)
    start = spent.end() if spent else start
    start = of + 1 if of >= start and end - of > 4 and not phase else start
    yearly = text.find("年产", start, end)
    if yearly < 0:
        return start
    if yearly - start > 1:
        start, _ = begin(text, yearly, places, floor=start)
    return yearly if _OPENS.fullmatch(text, start, yearly) else start


def _single(
    text: str, head: re.Match[str], places: Places, known: Known
) -> Iterator[Item]:
    at = head.start()
    quoted = _QUOTE.search(text, max(0, at - 64), at)
    if quoted:
        sure = _specific(quoted[1], places, known)
        if sure:
            yield Item(quoted.start(1), quoted.end(1), "quoted_project", sure)
        return
    start, end = items(text, _list_start(text, at), at)[-1]
    start = max(start, text.rfind("“", start, end) + 1)
    start = _named_from(text, start, end, places)
    name = text[start:end]
    sure = _specific(name, places, known)
    if (
        sure
        and 4 <= len(name) <= _LONGEST
        and (_SPECIFIC.search(fold(name)) or owner(name, 0, places, known))
    ):
        note = _NOTE.match(text, head.end())
        end = note.end() if note else head.end()
        yield Item(start, end, "named_project", sure - 0.05)


def _goes_on(text: str, at: int) -> bool:
    """Whether a list that ends in 等…项目 goes on behind a place."""
    if text[at : at + 1] not in ("、", "等"):
        return False
    return bool(_LATER.search(text, at, right_edge(text, at, len(text))))


def _named(text: str, places: Places, known: Known) -> Iterator[Told]:
    done = 0
    for head in _HEAD.finditer(text):
        make = _listed if head["etc"] else _single
        counted = _COUNT.search(text, max(0, head.start() - 3), head.start())
        if not head["etc"] and (counted or _goes_on(text, head.end())):
            continue
        for item in make(text, head, places, known):
            name = fold(text[item.start : item.end]).strip()
            if _PROGRAMME.search(name) or improper(_NOTE.sub("", name)):
                continue
            if item.start >= done:
                done = item.end
                yield item, Span(*head.span())


def _apart(found: Iterable[Told], named: Sequence[Told]) -> Iterator[Told]:
    """Leave out what meets one of the named ones, which stand in order."""
    for item, told in found:
        at = bisect_left(named, item.end, key=lambda pair: pair[0].start)
        if not at or named[at - 1][0].end <= item.start:
            yield item, told


def ventures(text: str, places: Places, known: Known) -> Iterator[Venture]:
    """Yield the projects that a text names, with stage, capacity and investment."""
    every = amounts(text)
    starts = [a.start for a in every]
    named = [*_named(text, places, known)]
    for item, told in [*named, *_apart(staged(text, places, known), named)]:
        low = bisect_left(starts, item.start - 2 * _NEAR)
        high = bisect_left(starts, told.end + _NEAR)
        yield venture(text, item, told, every[low:high], places, known)
