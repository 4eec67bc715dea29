"""Short names that a document defines, and the zone that it is of."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.register.names import unit_like

_SHORT = re.compile(
    r"(?P<full>[\u4e00-\u9fff]{3,24})[（(]以下(?:统一)?(?:简称|称)[：:]?[“\"]?(?P<short>[\u4e00-\u9fff]{2,10})[”\"]?[）)]"
)
ZONE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,8}?(?:国家级?|省级)?"
    r"(?:高新技术产业开发区|经济技术开发区|经济开发区|高新技术开发区|高新区|经开区|开发区|新区|保税区))"
)
"""A development zone at the start of a name or title: 宁波国家高新区."""
_FRONT = 1_500


def shorthand(text: str) -> dict[str, str]:
    """Return the full names of units by the short ones that a text defines.

    >>> shorthand("由人事劳动局（以下简称“人劳局”）办理")
    {'人劳局': '人事劳动局'}
    """
    found: dict[str, str] = {}
    for each in _SHORT.finditer(text):
        full = _unit_end(each["full"])
        if full and each["short"] != full:
            found.setdefault(each["short"], full)
    return found


def _unit_end(words: str) -> str:
    """Return the longest unit name that ends some words, "" where none does."""
    found = re.split(r"[由对向经送和与及]", words)[-1]
    return found if unit_like(found) else ""


def zone(text: str, title: str, issuer: str) -> str:
    """Return the development zone that a document is of, "" for none."""
    for named in (issuer, title):
        found = ZONE.match(re.sub(r"^(?:中共)?(?:关于)?", "", named))
        if found:
            return found["name"]
    for each in _SHORT.finditer(text, 0, _FRONT):
        found = ZONE.search(each["full"])
        if found and found.end() == len(each["full"]) and each["short"].endswith("区"):
            return re.split(r"推进|建设|加快|对|在", found["name"])[-1]
    return ""
