"""Parks and development zones by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chainatlas.ingest.policy.mentions.begin import begin
from chainatlas.ingest.policy.mentions.found import Mention
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.words import made_of
from chainatlas.ingest.policy.numbers.folding import fold

_SUFFIX = re.compile(
    r"(?:高新技术产业开发区|经济技术开发区|高新技术产业园区?|经济开发区|高新技术开发区|旅游度假区|综合保税区|"
    r"出口加工区|产业开发区|工业集中区|产业集聚区|产业集中区|产业园区|工业园区|产业园|工业园|科技园区?|"
    r"软件园|创业园|物流园|化工园区?|示范园区?|加工园|循环园|开发区|高新区|经开区|保税区|研发园|工业区|"
    r"产业新城|科学城)(?![内级办管企载区])"
)
_LATIN = re.compile(r"[A-Za-z]{2,}")


def parks(text: str, places: Places) -> Iterator[Mention]:
    """Yield the parks that are named with their place or with a name of their own.

    A bare kind (高新区, 各类开发区) is no name.
    """
    folded, floor = fold(text), 0
    for found in _SUFFIX.finditer(text):
        start, placed = begin(text, found.start(), places, floor=floor, longest=20)
        own = folded[start : found.start()]
        region = places.at(own, 0)
        rest = (
            own[len(region) :]
            .removeprefix("国家级")
            .removeprefix("国家")
            .removeprefix("省级")
        )
        latin = bool(_LATIN.match(own))
        if not (placed or latin) or (latin and not rest):
            continue
        if any(c in own for c in "的各若等个类") or "具有" in own:
            continue
        if region == own and len(region) < 2 or made_of(own, "generic"):
            continue
        floor = found.end()
        yield Mention(
            start, found.end(), "park", folded[start : found.end()], "park_name", 0.85
        )
