"""Units in headers: 营业收入（万元）, 产能/吨, 产能（GWh/年）."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.numbers import amounts
from chainatlas.ingest.table.reading.header import tidy

_BRACKETED = re.compile(
    r"[(\[【〔]([^()\[\]【】〔〕]+)[)\]】〕][^()\[\]【】〔〕]{0,2}$"
)
_PARTED = re.compile(r"[/:](.+)$")


def is_unit(text: str) -> bool:
    """Whether a text is a unit that an amount can carry.

    >>> is_unit("万吨/年"), is_unit("GWh"), is_unit("产品")
    (True, True, False)
    """
    found = amounts(f"1{text}")
    return len(found) == 1 and found[0].printed == f"1{text}"


def unit_in(header: str) -> str:
    """Return the unit that a header ends with, "" for none.

    >>> unit_in("营业收入（万元）"), unit_in("产能(吨/年)"), unit_in("产值：亿元")
    ('万元', '吨/年', '亿元')
    """
    text = tidy(header)
    for form in (_BRACKETED, _PARTED):
        found = form.search(text)
        if found:
            inside = found[1].removeprefix("单位:").removeprefix("单位")
            if is_unit(inside):
                return inside
    return ""
