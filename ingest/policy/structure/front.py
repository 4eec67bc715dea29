"""What stands at the front and the foot of a document: title, issuer, number, date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chainatlas.ingest.policy.document import Heading, Span
from chainatlas.ingest.policy.numbers.numerals import numeral
from chainatlas.ingest.policy.numbers.periods import periods
from chainatlas.ingest.policy.structure.dates import dates
from chainatlas.ingest.policy.structure.headings import is_note
from chainatlas.ingest.policy.structure.regions import RegionTree

_KIND = (
    "实施方案|工作方案|行动方案|方案|实施意见|指导意见|若干意见|意见|管理办法|实施办法|办法|实施细则|细则"
    "|行动计划|工作计划|三年计划|计划|发展规划|规划纲要|规划|纲要|工作要点|要点|工作重点|若干政策|政策措施"
    "|若干措施|措施|政策|通知|通告|公告|通报|决定|规定|条例|规程|指南|目录|清单|报告|函|批复|意见书|章程|任务分解表|分解表|分工表|任务清单|台账|专项行动|攻坚行动|三年行动|工作安排"
)
_ENDS = re.compile(rf"(?P<kind>{_KIND})(?:[（(][^（）()\n]{{1,30}}[）)])*[》”]?$")
_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{1,12})\s?[〔\[［【（(]\s?(?P<year>(?:19|20)\d\d)\s?[〕\]］】）)]"
    r"\s?(?:第\s?)?(?P<no>\d{1,5})\s?号"
)
_FIELD = re.compile(
    r"(?P<name>文\s{0,8}号|发文字号|发布机构|发文机关|发文单位|制定机关|来源|发布日期|成文日期|印发日期"
    r"|发文日期|生成日期)\s{0,4}[：:]\s{0,4}(?P<value>[^\s：:]{1,60}+)(?!\s*[：:])"
)
_MADE = re.compile(
    r"(?:制订|制定|印发|编制|起草|研究|出台|发布|形成)了?[^《。\n]{0,12}《(?P<title>[^》\n]{4,60})》"
)
_NOTE_TITLE = re.compile(r"title[:：]\s{0,4}(?P<title>[^;\n]{4,120})")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()、\s]{2,40}(?:人民政府|政府|办公厅|办公室|委员会|管委会|[厅局委部署院社]|领导小组)"
)
_SITE = re.compile(r"(?:政务|门户|官方)*(?:网站?|官网|公众号)(?=$|\d|[（(]).*$")
_VALID = re.compile(
    r"有效期(?:限)?(?:为|至|到)?(?P<span>[一二三四五六七八九十\d]{1,2})年"
    r"|有效期(?:限)?(?:至|到|截至|截止到?)\s?(?P<until>20\d\d)年"
    r"|(?:规划|实施|执行|有效|工作)期(?:限)?(?:为|是|：)?(?P<from>20\d\d)年?\s?[-—–~～至到]{1,2}\s?(?P<to>20\d\d)年"
)
_STOPS = re.compile(r"[。；！？]|，.*，|[:：]$")
_FRONT, _LINES = 1_500, 24


@dataclass(frozen=True)
class Front:
    """What names a document; fields that are not found are "" or None."""

    title: str = ""
    issuer: str = ""
    number: str = ""
    region: str | None = None
    date: str = ""
    period: tuple[int, int] | None = None
    kind: str = ""


@dataclass(frozen=True)
class _Text:
    """A text with its blocks.

    Attributes:
        text: the clean text.
        front: the blocks before the first heading.
        foot: the last blocks.
        signed: where a signature may stand: the first and the last blocks.
    """

    text: str
    front: Sequence[Span]
    foot: Sequence[Span]
    signed: Sequence[Span]

    def words(self, block: Span) -> str:
        return self.text[block.start : block.end]

    def field(self, *names: str) -> str:
        """Return the value of the first field of these names (来源：...)."""
        for block in (*self.front, *self.foot):
            for found in _FIELD.finditer(self.text, block.start, block.end):
                if re.sub(r"\s", "", found["name"]) in names:
                    return found["value"]
        return ""


def _titled(line: str) -> bool:
    """Whether a line can be a title: it ends with the word for a kind of document."""
    line = line.strip("《》“”")
    return 5 <= len(line) <= 80 and bool(_ENDS.search(line)) and not _STOPS.search(line)


def _joined(about: _Text, at: int) -> str:
    """Return the title that ends in a block, with the lines of it that stand above."""
    parts = [about.words(about.front[at])]
    while at > 0 and sum(map(len, parts)) < 70:
        above = about.words(about.front[at - 1])
        open_start = parts[0].startswith(("关于", "印发", "的", "《"))
        apart = about.text[about.front[at - 1].end : about.front[at].start].count("\n")
        fits = len(above) <= 40 and not _STOPS.search(above) and apart <= 2
        if not fits or _NUMBER.search(above) or _FIELD.search(above) or _titled(above):
            break
        if not (open_start or above.startswith("关于") or above.endswith("关于")):
            break
        parts.insert(0, above)
        at -= 1
    return re.sub(r"\s+", "", "".join(parts))


def _title(about: _Text, named: str, stem: str) -> str:
    for at, block in enumerate(about.front):
        words = about.words(block)
        if is_note(about.text, block):
            found = _NOTE_TITLE.search(words)
            if found:
                return found["title"].strip()
        elif _titled(re.sub(r"\s+", "", words)) and not words.startswith("附件"):
            return _joined(about, at)
    if 4 <= len(named) <= 120 and re.search("[\u4e00-\u9fff]", named):
        return named
    start = about.front[0].start if about.front else 0
    made = _MADE.search(about.text, start, start + _FRONT)
    if made:
        return made["title"]
    return _first_line(about) or stem or named


def _first_line(about: _Text) -> str:
    """Return the first block where it is as short as a title, "" where it is not."""
    words = about.words(about.front[0]) if about.front else ""
    return (
        words if 4 <= len(words) <= 40 and not re.search(r"[。，；：:]", words) else ""
    )


def _number(about: _Text) -> str:
    for block in about.front:
        words = about.words(block)
        for found in _NUMBER.finditer(words):
            before = words[: found.start()]
            field = re.search(r"(?:文\s{0,8}号|发文字号)\s{0,4}[：:]\s{0,4}$", before)
            alone = not before.strip("（(〔 ") and "依据" not in found["word"]
            if field or alone:
                return re.sub(r"\s", "", found[0])
    return ""


def _signed(about: _Text) -> tuple[str, str]:
    """Return (organ, date) of a signature: an organ's line, then a date's."""
    for above, below in zip(about.signed, about.signed[1:], strict=False):
        when = _only_date(about, below)
        if when and _ORGAN.fullmatch(about.words(above)):
            return re.sub(r"\s", "", about.words(above)), when
    return "", ""


def _only_date(about: _Text, block: Span) -> str:
    """Return the date of a block that holds little else, "" for any other."""
    if block.end - block.start > 40:
        return ""
    when = next(dates(about.text, block.start, block.end), None)
    if when is None or when.end - when.start < block.end - block.start - 4:
        return ""
    return when.iso


def _issuer(about: _Text, title: str, signed: str) -> str:
    before = title.partition("关于")[0]
    if signed:
        return signed
    if before != title and _ORGAN.fullmatch(before):
        return before
    named = about.field("发布机构", "发文机关", "发文单位", "制定机关", "来源")
    source = _SITE.sub("", named).strip()
    return source if _ORGAN.fullmatch(source) else ""


def _date(about: _Text, signed: str) -> str:
    alone = (_only_date(about, block) for block in about.signed)
    first = signed or next(filter(None, alone), "")
    if first:
        return first
    for block in (*about.front, *about.foot):
        found = list(dates(about.text, block.start, block.end))
        size = block.end - block.start
        if found and (size - (found[0].end - found[0].start) <= 12 or size <= 40):
            return found[0].iso
        field = _FIELD.search(about.text, block.start, block.end)
        if found and field:
            return found[-1].iso
    return ""


def _region(about: _Text, names: Sequence[str], tree: RegionTree) -> str | None:
    for name in names:
        key, _ = tree.leading(
            name.removeprefix("中共").removeprefix("关于加快").removeprefix("关于")
        )
        if key:
            return key
    counted: Counter[str] = Counter()
    sample = about.text[:_FRONT]
    for found in re.finditer(r"[\u4e00-\u9fff]{1,10}?[省市区县州]", sample):
        for start in range(found.start(), found.end() - 2):
            key = tree.sole(sample[start : found.end()])
            if key:
                counted[key] += 1
                break
    most = counted.most_common(1)
    sure = most and (most[0][1] >= 2 or len(counted) == 1)
    return most[0][0] if sure else None


def _period(about: _Text, title: str, year: int | None) -> tuple[int, int] | None:
    for each in periods(title, year):
        if each.first and each.last:
            return each.first, each.last
    whole = about.text
    found = _VALID.search(whole, 0, _FRONT * 2) or _VALID.search(
        whole, max(0, len(whole) - _FRONT)
    )
    if found is None:
        return None
    if found["from"]:
        return int(found["from"]), int(found["to"])
    if found["until"]:
        return (year, int(found["until"])) if year else None
    span = numeral(found["span"])
    return (year, year + int(span)) if year and span else None


def front(
    text: str,
    found_blocks: Sequence[Span],
    tree_of_headings: Sequence[Heading],
    regions: RegionTree,
    named: str = "",
    stem: str = "",
) -> Front:
    """Return what names a document.

    ``named`` is the title that the file itself has, ``stem`` the name of the file.
    """
    first = tree_of_headings[0].span.start if tree_of_headings else len(text)
    head = [b for b in found_blocks[:_LINES] if b.start < first]
    foot = [b for b in found_blocks[-6:] if b.start >= first]
    ends = [*found_blocks[:_LINES], *found_blocks[_LINES:][-8:]]
    about = _Text(text, head, foot, ends)
    title = _title(about, named, stem)
    organ, signed = _signed(about)
    issuer = _issuer(about, title, organ)
    date = _date(about, signed)
    year = int(date[:4]) if date else None
    kind = _ENDS.search(title.strip("《》“”"))
    where = (
        issuer,
        title,
        re.sub(r"^关于\w{0,6}?(?=\w{2,3}[省市])", "", title),
        about.field("来源"),
    )
    return Front(
        title,
        issuer,
        _number(about),
        _region(about, where, regions),
        date,
        _period(about, title, year),
        kind["kind"] if kind else "",
    )
