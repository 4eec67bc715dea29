"""Duties in words: 由A牵头，B配合; A、B按职责分工负责; A会同B负责."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.duties.statement import Named, Role
from chainatlas.ingest.policy.duties.unit_list import Item, items
from chainatlas.ingest.policy.register import certain, unit_like

DUTY = re.compile(
    r"(?P<lead>(?:负责|共同|联合)?牵头)|(?P<with>会同|联合|商(?=[省市县区国]))"
    r"|(?P<join>(?:协同|参与|协助|积极|予以|共同)?配合|协同|参与|协助|支持)"
    r"|(?P<open>(?:按照?|根据)(?:各自)?(?:职责|职能)(?:分工)?|分工负责|分别负责|共同负责|具体负责|负责|承办|落实)"
)
_HOW = re.compile(
    r"(?:结合(?:各地|各自|本地|工作)?实际|因地制宜|认真|切实|积极|抓好)+$"
)
_SEGMENT = re.compile(r"[^，,；;。]+")
_REST = re.compile(
    r"(?:牵头|负责|组织|实施|落实|推进|抓好|做好|配合|参与|协助|会同|按照?|各自|职责|职能|分工"
    r"|具体|共同|分别|等|有关|相关|部门|单位|、|和|与|及|\s)*"
)


def _units(text: str, start: int, end: int) -> list[Item] | None:
    """Return the items of a list if every one can be a unit, None otherwise."""
    found = items(text, start, end)
    good = all(unit_like(text[i.span.start : i.span.end]) for i in found)
    return found if good else None


def _manner(text: str, start: int, end: int) -> int:
    """Return where the words end that say how a duty is done: 结合实际落实."""
    found = _HOW.search(text, max(start, end - 12), end)
    return found.start() if found else end


def _skip(text: str, start: int, end: int) -> int:
    for word in ("由", "请", "并由", "由市", "分别由"):
        if text.startswith(word, start) and start + len(word) < end:
            return start + len(word)
    return start


def _role(found: re.Match[str]) -> Role | None:
    return "lead" if found["lead"] else "joint" if found["join"] else None


def phrase(text: str, start: int, end: int) -> list[Named] | None:
    """Return the units of a piece of text that is a duty phrase, None if it is none.

    Every part of it has to be a list of units with or without a word of duty; units
    without one take that of the next part.
    """
    named: list[Named] = []
    waiting: list[Item] = []
    duties = 0
    for segment in _SEGMENT.finditer(text, start, end):
        at = _skip(text, segment.start(), segment.end())
        found = DUTY.search(text, at, segment.end())
        until = found.start() if found else segment.end()
        units = _units(text, at, _manner(text, at, until))
        if units is None or not (units or found):
            return None
        waiting += units
        if found is None:
            continue
        duties += 1
        after, role = found.end(), _role(found)
        more: list[Item] = []
        if found["with"] or text.startswith("会同", after):
            stop = DUTY.search(text, after + 2, segment.end())
            begin = after if found["with"] else after + 2
            joined = _units(text, begin, stop.start() if stop else segment.end())
            if joined is None:
                return None
            more, after = joined, stop.end() if stop else segment.end()
            role = "lead" if waiting or found["lead"] else role
        if _REST.match(text, after, segment.end()).end() < segment.end():  # type: ignore[union-attr]
            return None
        named += [
            Named(i.span, "lead" if i.leads else role, "stated", found[0])
            for i in waiting
        ]
        named += [Named(i.span, "joint", "stated", found[0]) for i in more]
        waiting = []
    if not duties:
        return None
    return named + [Named(i.span, None, "stated") for i in waiting]


def plain_list(text: str, start: int, end: int) -> list[Named] | None:
    """Return the units of a bare list, None for anything else.

    One name alone has to be certain: in the register, with or without its place.
    """
    found = _units(text, start, end)
    if not found or (len(found) == 1 and not certain(text[start:end].strip())):
        return None
    return [Named(i.span, "lead" if i.leads else None) for i in found]
