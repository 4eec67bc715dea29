"""Splitting 新材料产业规模以上工业产值 into what grows and what is measured."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.targets.words import words

_SCOPE = ("规模以上工业", "规模以上", "规上工业", "规上", "工业", "年", "单位")


def split(text: str) -> tuple[str, str]:
    """Return (subject, measure) of the words before a number.

    The measure is the longest known one at their end, with its scope (规模以上); where
    none is known the whole is the measure.

    >>> split("新材料产业规模以上工业产值")
    ('新材料产业', '规模以上工业产值')
    >>> split("独角兽企业")
    ('', '独角兽企业')
    """
    text = re.sub(
        r"^(?:全省|全市|全县|全区|全国|我省|我市|我县|我区)(?=.)", "", text.strip()
    )
    change = next((w for w in words("change") if text.endswith(w)), "")
    stem = text[: len(text) - len(change)] if change else text
    known = next((w for w in words("measure") if stem.endswith(w)), "")
    if not known:
        return "", text
    rest = stem[: len(stem) - len(known)]
    scope = ""
    for word in _SCOPE:
        if rest.endswith(word):
            rest, scope = rest[: -len(word)], word + scope
            break
    rest = re.sub(r"(?:的|实现|完成|达到|预计|将|力争)+$", "", rest)
    return rest, scope + known + change
