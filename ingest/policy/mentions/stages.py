"""The stage of a project: stage words mapped to the status of the schema."""

from __future__ import annotations

import re

_STATUS = {
    "stopped": "停建|停工|终止|取消",
    "completed": "竣工|投产|达产|投用|投入运营|投入使用|建成",
    "trial": "试生产|试运行|试投产|中试",
    "under_construction": "在建|(?:加快|推进|正在)建设|续建|建设中|施工|加快推进",
    "started": "开工建设|集中开工|新开工|开工|动工|启动建设|破土|奠基",
    "signed": "签约|签订|达成合作|落户|落地|引进",
    "planned": "前期|谋划|储备|拟建|规划建设|筹建|洽谈|新建|计划",
}
_WORD = re.compile("|".join(f"(?P<{k}>{v})" for k, v in _STATUS.items()))
_READY = re.compile(r"(?:前期工作|开工前)")


def status(text: str) -> str:
    """Return the status that the first stage word of a text tells, "" if none.

    >>> status("等12个重大项目开工建设"), status("等项目竣工投产"), status("签约")
    ('started', 'completed', 'signed')
    """
    if _READY.search(text):
        return "planned"
    found = _WORD.search(text)
    return str(found.lastgroup) if found else ""
