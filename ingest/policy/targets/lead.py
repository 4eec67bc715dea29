"""Words that open a clause and belong to no name: 加快培育, 其中, 13., 全市."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"(?:(?:项目|全部|全面)*(?:建成|投产|达产|竣工)(?:投产|达产)?后|届时|预计|可(?=[年实达])|关于(?=\d)|其中|同时|全年|年内|今年|当年|并|且|以及|及|和|与|又|再|到|至|、|\s|全面|加快|努力|积极|进一步|大力|重点|突出|"
    r"着力|持续|不断|稳步|逐步|切实|有序|扎实|深入|全力|使|让|把|将|要|应当|应|基本|率先|继续|通过|优先|"
    r"[一二三四五六七八九十]是|力争|争取|确保|实现|完成|形成|完善|推动|推进|促进|带动|新增|累计|培育|建成|"
    r"建设|建立|引进|打造|突破|达到|集聚|组织|参加|实施|举办|落地|拥有|共有|已|抓好|做好|加强|督促|协调|力促|加大|培养|发展|支持|壮大|做强|做大|构建|打响|"
    r"约占|占|\d{1,3}[.、．](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|"
    r"第?[一二三四五六七八九十]{1,3}、)+"
)
_AREA = re.compile(r"(?:全省|全市|全县|全区|全州|全国|我省|我市|我县|我区|全行业)(?=.)")


def lead_length(text: str) -> int:
    """Return how many characters at the start of a clause are lead words.

    >>> lead_length("13.加快培育锂电材料"), lead_length("其中：硅料")
    (7, 2)
    """
    at = 0
    for pattern in (_WORDS, _AREA, _WORDS):
        found = pattern.match(text, at)
        at = found.end() if found else at
    return at


def without_lead(text: str) -> str:
    """Return the clause without its lead words."""
    return text[lead_length(text) :]
