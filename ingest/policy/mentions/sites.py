"""Centres, bases and parks that are to be built, by a name of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chainatlas.ingest.policy.mentions.begin import begin, ends_open
from chainatlas.ingest.policy.mentions.found import Mention
from chainatlas.ingest.policy.mentions.proper import improper
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.words import made_of
from chainatlas.ingest.policy.numbers.folding import fold

_SITE = re.compile(
    r"(?:产业园区?|研发园区?|创业园|物流园区?|软件园|科技园区?|孵化器|基地|中心|研究院|研究所"
    r"|实验室|校区|人才市场|(?P<phase>[一二三四五]期(?:、[一二三四五]期)*工程))(?=建设|[，。；、和等”\"（\s]|$)"
)
_BEFORE = re.compile(r"(?:谋划|建设|新建|扩建|筹建|兴建|共建|打造|创建)[“\"]?$")
_FROM = re.compile(
    r"(?:建设|新建|扩建|筹建|兴建|共建|打造|创建)(?=[^，。；：、的“”（）\n]{4,24}$)"
)
_THERE = re.compile(
    r"(?:(?<=在)|(?<=支持)|(?<=推动)|(?<=指导))(?P<at>[\u4e00-\u9fff]{2,12}?)(?:投资|联合|合作)?(?:谋划|建设|共建|建立|设立|新建)[“\"]?"
    r"(?=[^，。；：、的“”（）\n]{4,24}$)"
)
_BEHIND = re.compile(r"[”\"]?(?:(?:[、和][^，。；\n]{2,48})?等[^，。；、\n]{0,6})?建设")
_BESIDE = re.compile(r"[和与及、][^，。；：、和与及的“”（）\n]{4,24}$")
_FAR = re.compile(r"(?:中国|国家)$")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_KIND = re.compile(r"[的各类若批个家座级]|重点|一流")
_TRADES = ("研发园", "软件园", "创业园", "物流园", "人才市场")
_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
_SURE = 0.7


def _own(name: str, places: Places, suffix: str, *, placed: bool) -> bool:
    """Whether a name says where or whose it is, and more than a kind of site."""
    if improper(name) or _KIND.search(name):
        return False
    region = places.at(name, 0) if placed else ""
    core = name[len(region) : len(name) - len(suffix)]
    last = len(name) - len(suffix)
    within = any(places.at(name, at) for at in range(2, last))
    if not (placed or within or _LATIN.match(name)):
        return False
    special = len(core) >= 2 and not made_of(core, "generic")
    named = len(core) >= 2 or suffix.startswith(_TRADES)
    return special or (named and bool(region) and not places.wide(region))


def _there(text: str, end: int, floor: int, places: Places) -> int:
    """Return where a name begins that is to be built in a place, -1 where none."""
    for found in _THERE.finditer(text, max(floor, end - 44), end):
        core = text[found.end() : end]
        if (
            places.at(found["at"], 0)
            and len(core) >= 4
            and not made_of(core, "generic")
        ):
            return found.end()
    return -1


def _beside(text: str, built: int, found: re.Match[str]) -> bool:
    """Whether a name stands beside a site that is built, with no place of its own."""
    if not 0 < built < found.start() or not _BESIDE.match(text, built, found.start()):
        return False
    core = text[built + 1 : found.start()]
    return not (made_of(core, "generic") or _KIND.search(core) or improper(core))


def _open(text: str, start: int) -> bool:
    """Whether a name may begin at a place: nothing it could belong to is before it."""
    before = text[max(0, start - 4) : start]
    return not before or not _CHARACTER.match(before[-1]) or ends_open(before)


def _start(text: str, end: int, floor: int, places: Places) -> tuple[int, bool]:
    """Return where the name before a suffix begins, and whether a place opens it.

    A place right behind a verb of building opens the name, whatever is in it.
    """
    for verb in _FROM.finditer(text, max(floor, end - 28), end):
        if places.at(text, verb.end()):
            return verb.end(), True
    return begin(text, end, places, floor=floor, longest=24)


def sites(text: str, places: Places) -> Iterator[Mention]:
    """Yield the sites that a text wants built: 建设成都甲锂研发中心.

    A verb of building stands before the name or 建设 behind it, or it is a phase of a
    site (二期工程); its place, or letters, are in the name, or right before the verb
    (在绵阳设立). A bare kind (重点实验室, 10个基地) is none.
    """
    folded, floor, built = fold(text), 0, 0
    for found in _SITE.finditer(text):
        end = found.end()
        there = _there(text, found.start(), floor, places)
        if there >= 0 and not _KIND.search(folded[there:end]):
            floor = end
            yield Mention(there, end, "project", folded[there:end], "named_site", _SURE)
            continue
        if _beside(folded, built, found):
            floor, start = end, built + 1
            built = end
            yield Mention(start, end, "project", folded[start:end], "named_site", _SURE)
            continue
        start, placed = _start(text, found.start(), floor, places)
        name = folded[start:end]
        if not _own(name, places, found[0], placed=placed):
            continue
        far = _FAR.search(text, max(floor, start - 2), start)
        start = far.start() if far else start
        if not _open(text, start):
            continue
        before = _BEFORE.search(text, max(0, start - 4), start)
        if before or found["phase"] or _BEHIND.match(text, end):
            floor = end
            built = end if before else 0
            whole = folded[start:end]
            yield Mention(start, end, "project", whole, "named_site", _SURE)
