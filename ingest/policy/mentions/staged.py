"""Projects by their stage: 加快甲年产5万吨乙、丙基地建设进度; 甲集团丁二期5月投产."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chainatlas.ingest.policy.mentions.items import items
from chainatlas.ingest.policy.mentions.known_firms import known_firms
from chainatlas.ingest.policy.mentions.owners import owner
from chainatlas.ingest.policy.mentions.proper import improper
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.terms import Known
from chainatlas.ingest.policy.mentions.venture import Item
from chainatlas.ingest.policy.mentions.words import anywhere, made_of
from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.targets.clauses import Span, left_edge
from chainatlas.ingest.policy.targets.lead import lead_length

_STAGE = re.compile(
    r"(?:建设进度|(?<=期)建设|前期工作|中试转产|转产|试生产|投产|达产|投用|投料|并网|试车|复工|封顶|点火|竣工|开工"
    r"|通过验收|投入(?:使用|运营|生产)|完成(?=主体|设备|土建|厂房|安装|建设))(?![率数])"
    r"|(?P<project>项目)(?=因|施工图|尚未|主体)"
    r"|(?<=[^\d等])(?P<count>\d{1,3})个(?:重大|重点|签约|在建)?项目"
)
_WHEN = re.compile(
    r"(?:[于在已将]|正在|力争|全线|全面|正式|顺利|确保|年内|[今明当]年|[上下]半年|带料|建成|竣工|陆续"
    r"|[一二三四]季度|\d{4}年|\d{1,2}月(?:份|底|末|初|中旬|上旬|下旬)?|年[底末]|[底末](?=前)|前)+$"
)
_SIZE = re.compile(
    r"年产|日产|[一二三四]期|\d{1,9}(?:\.\d{1,6})?[万亿]?"
    r"(?:吨|千瓦|兆瓦|瓦|[GMKk]Wh?|平方米|立方米|台|套|辆|片|颗|只)"
)
_SITE = re.compile(
    r"(?:生产线|技改|基地|电站|产业园|中试线|装置|厂房|罐区|工厂|[一二三四五]期)$"
)
_WORK = re.compile(r"(?:项目|改造|工程)$")
_FULL = re.compile(r"[^、]{2,30}?(?:有限责任公司|有限公司|集团公司|公司|集团)(?![）)])")
_CLAUSAL = re.compile(
    r"[的了]|等\d|\d个|企业|以及|如果|以后|一批|若干|全部|所有|各[类地县市]|未开工"
)
_SHORTEST, _LONGEST, _MOST, _BACK = 5, 48, 30, 24
_KNOWN_LONGEST, _NEAR = 12, 8
_SURE, _BRAND = 0.75, 4
"""A firm opens a name if it is so sure, or has so many characters."""
_STRONG, _WEAK = 0.8, 0.6


def _known(name: str) -> bool:
    """Whether a firm of the bundled atlas opens a name."""
    ids = known_firms()
    return any(ids.get(name[:n]) for n in range(3, min(len(name), _KNOWN_LONGEST)))


def _placed(name: str, places: Places) -> bool:
    """Whether a place stands at or near the start of a name, behind its firm."""
    return any(places.at(name, at) for at in range(min(len(name), _NEAR)))


def _marks(
    name: str, places: Places, known: Known, *, single: bool
) -> tuple[bool, bool]:
    """Return whether a firm or place opens a name, and whether it says what is built.

    That is a capacity or a kind of site; of a firm a product too. A place with a
    product (某市锂电项目) is one project only where the text tells of a ``single`` one.
    """
    firm = owner(name, 0, places, known)
    owned = bool(_FULL.match(name)) or _known(name)
    if firm and not known.find(firm.name):
        owned |= firm.confidence >= _SURE or len(firm.name) >= _BRAND
    rest = name[max(len(places.at(name, 0)), 2) :]
    built = bool(_SIZE.search(name) or _SITE.search(name))
    if owned or single:
        built = built or bool(known.find(rest) or _WORK.search(name))
    return owned or _placed(name, places), built


def _named(name: str, places: Places) -> bool:
    """Whether a text can be a project's name at all."""
    if not _SHORTEST <= len(name) <= _LONGEST or improper(name):
        return False
    rest = name[len(places.at(name, 0)) :]
    return not (_CLAUSAL.search(name) or made_of(rest, "generic"))


def _strip(text: str, start: int, end: int) -> int:
    """Return where an item begins behind the verbs that open it."""
    at = -1
    while at != start:
        at = start
        start += lead_length(text[start:end])
        verb = anywhere("boundary").match(text, start, end)
        start = verb.end() if verb else start
    return start


def _of(
    text: str, stage: re.Match[str], places: Places, known: Known
) -> Iterator[tuple[int, int, float]]:
    """Yield the names whose stage is printed, with how sure each is."""
    low = left_edge(text, stage.start(), 0, brackets=False)
    when = _WHEN.search(text[max(low, stage.start() - _BACK) : stage.start()])
    end = stage.start() - (len(when[0]) if when else 0)
    first = text.find("、", low, end)
    of = text.rfind("的", low, first if first >= 0 else end)
    spans = items(text, _strip(text, max(low, of + 1), end), end)[-_MOST:]
    if stage["count"] and int(stage["count"]) != len(spans):
        return
    names = [text[a:b] for a, b in spans]
    single = bool(stage["project"])
    marks = [_marks(n, places, known, single=single) for n in names]
    if not any(opened and what for opened, what in marks):
        return
    for (a, b), name, (opened, what) in zip(spans, names, marks, strict=True):
        weak = stage["count"] or (len(spans) > 1 and opened)
        if _named(name, places) and ((opened and what) or weak):
            yield a, b, _STRONG if opened and what else _WEAK


def staged(text: str, places: Places, known: Known) -> Iterator[tuple[Item, Span]]:
    """Yield the projects that stand before a stage, each with where that is printed.

    A firm or place opens the name, and it says what is built: a capacity, a site or a
    product of the ontology. In a list one such name vouches for others that a firm or
    place opens; where the count of the list is printed (甲、乙2个项目), for all.
    """
    folded, floor = fold(text), 0
    for stage in _STAGE.finditer(folded):
        for start, end, sure in _of(folded, stage, places, known):
            if start >= floor:
                yield Item(start, end, "staged_project", sure), Span(*stage.span())
                floor = end
