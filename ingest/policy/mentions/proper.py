"""What no proper name looks like: counts, pronouns, verbs and cut brackets."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"(?:公司|企业|项目|本(?![溪钢])|该|此|这|那|我[国省市县区们]|上述|以上|以下|所有|全部|部分|每|某)"
    r"|(?:[共约近逾达仅有]|超过?|共有|至少|总计|合计|另有|其中|不少于)+[\d一二三四五六七八九十百]"
    r"|\d{1,9}(?:\.\d{1,6})?(?:[万亿]?元(?:以[上下]|的)|[个项家多余])"
)
_HOLDS = re.compile(
    r"[了着〔〕《》+]|超过|突破|已[经建]?|尽快|尚未|正在|曾经|基础上|投产后|建成后|审核|审批|关于|印发|新增|等?一批|等(?=公司|集团|企业|$)|若干|不(?!锈)"
)
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("[", "]"))


def improper(name: str) -> bool:
    """Whether a text can be no proper name of a firm or project.

    It opens with a count or a pronoun, holds a particle, adverb or title mark, or has a
    bracket that is cut off.

    >>> improper("共191个治理"), improper("公司的一期"), improper("甲树脂")
    (True, True, False)
    """
    cut = any(name.count(a) != name.count(b) for a, b in _BRACKETS)
    return cut or bool(_OPENS.match(name) or _HOLDS.search(name))
