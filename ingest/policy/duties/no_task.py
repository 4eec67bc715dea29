"""Sections that ask nobody for anything: grants, validity, lists of names."""

from __future__ import annotations

import re

_GRANT = re.compile(
    r"^.{0,12}(?:[扶支]持|补助|补贴|资助|奖励|担保|入股|返还|减免|优惠(?:服务|政策)?|待遇)$"
)
"""The title of a grant (资金扶持, 住房补贴): what one may have, no task."""
_MEASURES = ("措施", "政策")
"""Kinds of documents whose sections are grants where they name a sum."""
_AID = r"(?:补助|补贴|奖励|奖补|资助|贴息)"
_SUM = re.compile(
    rf"(?:给予|发放)[^。；]{{0,24}}{_AID}|按[^。；，]{{0,24}}{_AID}|{_AID}[^。；，]{{0,6}}\d"
    rf"|(?:最高|不超过)[^。；，]{{0,8}}\d+万元"
)
_PAID = re.compile(r"^(?:兑现|申报|拨付|资金拨付|政策兑现)")
_VALID = re.compile(
    r"^本[^，。；]{2,8}自[^，。；]{2,16}起(?:施行|执行|实施|生效)|^施行日期|^有效期"
)
_NAMES = re.compile(r"名单$|(?:链主|骨干|重点|龙头|目标|入库)企业$|责任(?:部门|单位)$")
_GROUP = re.compile(
    r"[^，。；]{2,30}领导小组(?:统揽|统筹|领导)[^，。；]{0,12}，办公室设在[^，。；]{2,16}。?"
)


def is_grant(title: str) -> bool:
    """Whether a title is that of a grant: what one may have."""
    return bool(_GRANT.search(title))


def pays(kind: str, title: str, body: str) -> bool:
    """Whether a section of measures (措施, 政策) says what is paid, or how.

    >>> pays("措施", "支持扩产", "按设备投资的8%给予补助")
    True
    >>> pays("方案", "支持扩产", "按设备投资的8%给予补助")
    False
    """
    return kind.endswith(_MEASURES) and bool(_PAID.search(title) or _SUM.search(body))


def is_validity(title: str) -> bool:
    """Whether a section says from when the document holds."""
    return bool(_VALID.search(title))


def asks_nothing(title: str, body: str) -> bool:
    """Whether a section lists names, or only says where a leading group sits."""
    return bool(_NAMES.search(title) or _GROUP.fullmatch(body.strip("。 \n\u3000")))
