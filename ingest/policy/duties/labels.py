"""Labels before a list of units: 责任单位：, 牵头单位：, 市级责任单位：, 配合单位：."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from chainatlas.ingest.policy.duties.phrase import DUTY, phrase
from chainatlas.ingest.policy.duties.statement import Named, Role
from chainatlas.ingest.policy.duties.unit_list import items

_SORT = r"(?:单位|部门|处室|科室|机构|主体|区县|县区|市县|乡镇|地区)"
LABEL = re.compile(
    r"(?P<label>(?:(?:市级|省级|县级|区级|市直|省直|主要|第一|各级|共同)?"
    r"(?:牵头责任|责任牵头|主要责任|责任配合|牵头实施|责任|牵头|配合|协同|协办|主办|承办|参与|参加"
    rf"|落实|实施|支持|协作|协助|会办|联办|主责|主管){_SORT}"
    rf"(?:[及和](?:配合|参与|责任){_SORT})?)|(?:牵头|配合|主办|协办|主责)(?=\s?[：:]))"
)
_COLON = re.compile(r"\s{0,4}(?:[：:]|为(?=[\u4e00-\u9fff]))\s{0,4}")
_OTHER = re.compile(r"(?:^|[；;，,。、\s])\s{0,4}[\u4e00-\u9fff]{2,8}[：:]")
"""A label of something else: 完成时限：, 责任领导：."""
_NOTE = re.compile(r"排名|列第一|第一位|首位|排在|为牵头|下同|同下")
_FIRST = re.compile(r"(?:第一|首位|在前|最前).{0,6}牵头")
_LEAD = re.compile("牵头|主办|主责|第一")
_JOIN = re.compile("配合|协同|协办|参与|参加|支持|协作|协助|会办|联办|共同")


def role_of(label: str) -> Role | None:
    """Return the role that a label gives, None where it leaves it open.

    >>> role_of("牵头单位"), role_of("配合部门"), role_of("市级责任单位")
    ('lead', 'joint', None)
    """
    if _JOIN.search(label) and not _LEAD.search(label):
        return "joint"
    return "lead" if _LEAD.search(label) else None


def labels(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield (label, its start, where its list begins) of the labels with a colon."""
    for found in LABEL.finditer(text, start, end):
        colon = _COLON.match(text, found.end(), end)
        if colon:
            yield found["label"], found.start(), colon.end()


def _list(text: str, label: str, start: int, end: int) -> list[Named]:
    """Return the units of one list, roles by its label or the words in it."""
    other = _OTHER.search(text, start, end)
    end = other.start() if other else end
    told = phrase(text, start, end) if DUTY.search(text, start, end) else None
    if told:
        return told
    role = role_of(label)
    named: list[Named] = []
    for item in items(text, start, end):
        note = _NOTE.search(text, item.span.start, item.span.end)
        if note is None:
            own: Role | None = "lead" if item.leads else role
            named.append(Named(item.span, own, "stated", label))
    if named and named[0].role is None and _FIRST.search(text, named[-1].span.end, end):
        named[0] = replace(named[0], role="lead")
    return named


def labelled(text: str, start: int, end: int) -> list[Named]:
    """Return the units of one or several labelled lists, roles as the labels say."""
    marks = list(labels(text, start, end))
    if not marks:
        return []
    stops = [begin for _, begin, _ in marks[1:]] + [end]
    return [
        unit
        for (label, _, begin), stop in zip(marks, stops, strict=True)
        for unit in _list(text, label, begin, stop)
    ]
