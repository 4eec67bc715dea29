"""Sections of a document: what stands under each heading, and before the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chainatlas.ingest.policy.document import Document, Span

_ASIDE = re.compile(
    r"指导思想|总体要求|总体目标|工作目标|发展目标|主要目标|总体思路|基本思路|基本原则|工作原则|发展现状|发展基础"
    r"|形势|背景|重要意义|重大意义|^.{0,8}充分认识|现状|总\s*则|附\s*则|名词解释|适用范围|编制依据|存在问题|主要问题"
    r"|^目标|目标$|发展思路|战略定位|总体考虑|有关说明|术语|指导方针|必要性|重要性|紧迫性|根本任务"
    r"|是.{0,24}(?:保证|战略|要求|需要|途径)$"
)
_ALSO = re.compile(r"重点|任务|措施|举措")
_LONGEST, _WORDS = 40, 14
_LISTS = re.compile(
    r"产品目录|名单$|发展重点$|重点领域$|重点方向$|发展方向$|申报材料|申请材料|提交.{0,6}材料"
)


@dataclass(frozen=True)
class Section:
    """A heading with its text.

    Attributes:
        heading: index of the heading, None for the text before the first one.
        own: from the heading to the next one, whatever its depth.
        whole: from the heading to the next one that is not below it.
        blocks: the blocks of ``own``.
    """

    heading: int | None
    own: Span
    whole: Span
    blocks: tuple[Span, ...]


def sections(document: Document, found_blocks: Sequence[Span]) -> list[Section]:
    """Return the sections of a document in the order of their places."""
    heads = document.headings
    ends = [len(document.text)] * len(heads)
    open_: list[int] = []
    for at, head in enumerate(heads):
        while open_ and heads[open_[-1]].level >= head.level:
            ends[open_.pop()] = head.span.start
        open_.append(at)
    made, block = [], 0
    for number in range(-1, len(heads)):
        start = heads[number].span.start if number >= 0 else 0
        stop = (
            heads[number + 1].span.start
            if number + 1 < len(heads)
            else len(document.text)
        )
        inside = []
        while block < len(found_blocks) and found_blocks[block].start < stop:
            inside.append(found_blocks[block])
            block += 1
        if not inside:
            continue
        whole = ends[number] if number >= 0 else stop
        own = Span(start if number >= 0 else inside[0].start, inside[-1].end)
        made.append(
            Section(
                number if number >= 0 else None, own, Span(start, whole), tuple(inside)
            )
        )
    return made


def _aside(title: str) -> bool:
    """Whether a title says so; of a long one, which text has run into, the start."""
    return bool(_ASIDE.search(title if len(title) <= _LONGEST else title[:_WORDS]))


def is_aside(document: Document, heading: int | None) -> bool:
    """Whether a heading, or one above it, says that no tasks follow (指导思想)."""
    line = document.above(heading)
    above = any(_aside(h.title) and not _ALSO.search(h.title) for h in line[:-1])
    return above or any(_aside(h.title) for h in line[-1:])


def is_list(document: Document, heading: int | None) -> bool:
    """Whether a heading, or one above it, announces a list of things, not of tasks."""
    return any(_LISTS.search(h.title) for h in document.above(heading))
