"""The firm at the head of a project's name: 某某科技年产5万吨正极材料项目."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.mentions.found import Mention
from chainatlas.ingest.policy.mentions.proper import improper
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.terms import Known
from chainatlas.ingest.policy.mentions.words import anywhere, made_of, words
from chainatlas.ingest.policy.numbers.folding import fold

_CUT = re.compile(
    r"年产|日产|\d|智能|新型|高端|高性能|高纯|新材料|新能源|动力电池|储能|绿色|先进|精密|特种|循环|生产线|产业园|"
    r"二期|一期|三期|扩建|技改|技术改造|搬迁|综合|年处理|废旧|生物|电子(?!科技)|半导体|光伏|数字|云|整车|汽车|研发|微(?=[玻晶孔粉球])|超细|纳米"
)
_LATIN = re.compile(r"[A-Za-z]{2,}(?:[\u4e00-\u9fff]{0,4}公司)?")
_MATTER = re.compile(r"[基用型态区带圈]$|用于")
_NO_FIRM = re.compile(r"一批|共同|并|不|可|应|须|约|重大|类|级|省|等|其他")
_FULL = re.compile(
    r".{2,24}?(?:(?:有限责任公司|有限公司)(?:[^，。；、（）()\s\d产]{2,6}分公司)?"
    r"|集团公司|公司|集团(?!有限|股份|控股|[）)]))"
)
_KINDS = ("省", "市", "县", "区")
"""A short name has the short name of its place: 雅安甲建材, but 雅安市建材产业."""
_DIGIT = re.compile(r"\d")
_LONGEST = 10


def _head(name: str, region: int, known: Known) -> str:
    """Return what stands before the product of a project's name."""
    full = _FULL.match(name)
    if full:
        return full[0]
    least = region + 2
    ends = [m.start() for m in [_CUT.search(name, least)] if m]
    ends += [a for a, _, _ in known.find(name) if a >= least][:1]
    latin = _LATIN.match(name)
    if latin:
        return latin[0]
    brand = next(
        (
            n + len(w)
            for n in range(2, min(len(name), 8))
            for w in words("brand")
            if name.startswith(w, n)
        ),
        0,
    )
    end = min(ends, default=0)
    if brand and (not end or end > brand):
        end = brand
    return name[:end]


def owner(name: str, at: int, places: Places, known: Known) -> Mention | None:
    """Return the firm that opens a project's name printed at a place, None if none.

    The region before it belongs to the name of the firm as printed.
    """
    folded = fold(name)
    region = places.at(folded, 0)
    if not region and _CUT.match(folded):
        return None
    head = _head(folded, len(region), known)
    brand = head[len(region) :]
    if not 2 <= len(brand) <= _LONGEST and not _FULL.fullmatch(head):
        return None
    if improper(head) or _DIGIT.search(brand):
        return None
    if made_of(brand, "generic") or any(c in brand for c in "的、，和与及等在"):
        return None
    if known.is_term(brand) or made_of(brand, "industry") or _NO_FIRM.search(head):
        return None
    if anywhere("boundary").search(brand) or _MATTER.search(brand):
        return None
    full = bool(_FULL.fullmatch(head))
    if not full and len(region) > 2 and region.endswith(_KINDS):
        return None
    sure = 0.9 if full else 0.75 if region or brand.endswith(words("brand")) else 0.6
    return Mention(at, at + len(head), "enterprise", head, "owner_of_project", sure)
