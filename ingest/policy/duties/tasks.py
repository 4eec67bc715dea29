"""Tasks of a document: what it asks to be done, and the statement of who answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from chainatlas.ingest.policy.document import Document, Span
from chainatlas.ingest.policy.duties.no_task import (
    asks_nothing,
    is_grant,
    is_validity,
    pays,
)
from chainatlas.ingest.policy.duties.owner import owned
from chainatlas.ingest.policy.duties.prose import CLAUSE
from chainatlas.ingest.policy.duties.statement import Statement
from chainatlas.ingest.policy.duties.statements import joined, statements
from chainatlas.ingest.policy.duties.task import Task
from chainatlas.ingest.policy.duties.task_table import tabled
from chainatlas.ingest.policy.register.shorthand import shorthand
from chainatlas.ingest.policy.structure.blocks import trimmed
from chainatlas.ingest.policy.structure.headings import title_end
from chainatlas.ingest.policy.structure.sections import (
    Section,
    is_aside,
    is_list,
    sections,
)

_RULES = ("办法", "细则", "规定", "条例", "规程", "指南", "报告", "通报")
_ACTS = re.compile(
    r"加快|加强|加大|推动|推进|推广|建立|建设|完善|健全|优化|强化|深化|落实|制定|制订|编制|出台|实施|开展|组织"
    r"|支持|鼓励|引导|培育|培养|打造|提升|提高|促进|发挥|突破|拓展|构建|构筑|搭建|探索|争取|举办|对接|引进|整合"
    r"|扩大|严格|规范|创新|完成|形成|发展|改善|设立|成立|组建|安排|筹建|夯实|营造|吸引|集聚|保障|做好|做大|创建"
    r"|盘活|统筹|聚焦|围绕|瞄准|积极|大力|着力|全面|深入|进一步|扎实|切实|充分|不断|努力|持续|细化|梳理|开发|重视"
    r"|给予|补助|奖励|放宽|简化|负责"
)
_BETWEEN = " \n\u3000\xa0。；;，,"
_SHORTEST, _FULL = 12, 30
_NEAR = 60

Told = tuple[Statement, Span | None]
"""A statement, and the part of a sentence that it is about where it says so itself."""


def _told(text: str, section: Section, short: Collection[str]) -> list[Told]:
    """Return the statements of a section; those that follow on each other are one.

    Duties in the sentences of a numbered paragraph are one as well. Clauses without a
    word of duty count only where no bracket or label says who answers.
    """
    found: list[Told] = []
    run: list[Statement] = []
    every = [statements(text, block, short) for block in section.blocks]
    labelled = any(part is None for told in every for _, part in told)
    for block, told in zip(section.blocks, every, strict=True):
        if labelled:
            told = [(s, part) for s, part in told if s.rule != CLAUSE]
        elif section.heading is not None and block.start == section.own.start:
            told = [(joined([s for s, _ in told]), block)] if told else []
        for statement, part in told:
            if run and not (part is None and _adjacent(text, run[-1], statement)):
                found.append((joined(run), None))
                run = []
            behind = not run and part is None and _behind(text, found, statement)
            if behind:
                said, about = found.pop()
                found.append((joined([said, statement]), about))
            elif part is None:
                run.append(statement)
            else:
                found.append((statement, part))
    return [*found, (joined(run), None)] if run else found


def _adjacent(text: str, first: Statement, second: Statement) -> bool:
    return not text[first.span.end : second.span.start].strip(_BETWEEN)


def _behind(text: str, told: Sequence[Told], statement: Statement) -> bool:
    """Whether a statement stands right behind a sentence that has one of its own."""
    part = told[-1][1] if told else None
    if part is None:
        return False
    return not text[part.end : statement.span.start].strip(_BETWEEN)


def _head(document: Document, section: Section) -> tuple[str, str]:
    if section.heading is None:
        return "", ""
    heading = document.headings[section.heading]
    return heading.number, heading.title


def _first_words(text: str, span: Span) -> str:
    start = span.start
    while start < span.end and text[start] in _BETWEEN:
        start += 1
    return text[start : title_end(text, start, span.end)].strip()


def _task(text: str, head: tuple[str, str], span: Span, told: Told) -> Task:
    """Return the task of a statement; its title is the heading, or its first words."""
    said, part = told
    before = trimmed(text, span.start, max(span.start, said.span.start))
    after = trimmed(text, min(said.span.end, span.end), span.end)
    about = [s for s in (before, after) if s.end > s.start]
    about = [span] if part or not about else about
    title = head[1] or _first_words(text, about[0])
    return Task(head[0], title, span, tuple(about), said, said.rule, said.confidence)


def _several(
    document: Document, section: Section, found: Sequence[Told]
) -> Iterator[Task]:
    """Yield a task for each statement of a section: the text that it follows."""
    number, title = _head(document, section)
    at = section.own.start
    for order, told in enumerate(found):
        statement, part = told
        start, end = at, statement.span.end
        if part:
            start, end = max(at, part.start), max(part.end, end)
        span = trimmed(document.text, start, end)
        first = order == 0 and part is None
        yield _task(document.text, (number, title if first else ""), span, told)
        at = end


def _reach(parts: Sequence[Section], said: Sequence[Sequence[Told]], at: int) -> Span:
    """Return what the single statement of a section is about.

    All that is below its heading, where nothing there has a statement of its own;
    before the first heading, only the paragraph of the statement.
    """
    section, (statement, part) = parts[at], said[at][0]
    if section.heading is None:
        return part or _paragraph(section.blocks, statement)
    if part is None:
        for below in range(at + 1, len(parts)):
            if parts[below].own.start >= section.whole.end:
                break
            if said[below]:
                return section.own
        return Span(section.own.start, section.whole.end)
    return section.own


def _paragraph(blocks: Sequence[Span], statement: Statement) -> Span:
    """Return the block of a statement, with the one before where it stands alone."""
    at = next(n for n, b in enumerate(blocks) if b.end >= statement.span.end)
    alone = statement.span.start <= blocks[at].start + 1
    start = blocks[max(0, at - 1) if alone else at].start
    return Span(start, blocks[at].end)


def _plain(
    document: Document, section: Section, clauses: Sequence[Told]
) -> Iterator[Task]:
    """Yield the section as a task, if it asks for something.

    Its units are those of its heading, and those that its clauses make act.
    """
    at = section.heading
    if at is None or is_aside(document, at):
        return
    heading, text = document.headings[at], document.text
    body = trimmed(text, heading.span.end, section.own.end)
    size = body.end - body.start
    leaf = not text[section.own.end : section.whole.end].strip()
    listed = is_list(document, at)
    if listed and leaf and heading.level > 2:
        return
    if not leaf and (size <= _SHORTEST or text[body.end - 1] in "：:"):
        return
    until = min(section.own.end, heading.span.end + _NEAR)
    owner = owned(document, at)
    words = text[body.start : body.end]
    if asks_nothing(heading.title, words):
        return
    if not (owner or clauses) and pays(document.kind, heading.title, words):
        return
    if is_grant(heading.title) and not (owner or _ACTS.match(heading.title)):
        return
    acts = _ACTS.search(text, heading.span.start, until)
    if owner or acts or (leaf and not listed and size > _FULL):
        span = trimmed(text, section.own.start, section.own.end)
        rule, sure = ("duty_heading", 0.8) if owner else ("section", 0.7)
        told = [s for s in (owner, *(s for s, _ in clauses)) if s]
        answers = joined(told) if told else None
        yield Task(heading.number, heading.title, span, (span,), answers, rule, sure)


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def tasks(document: Document, found_blocks: Sequence[Span]) -> list[Task]:
    """Return the tasks of a document in the order of their places.

    A statement of responsibility makes a task of the text it is about. So does a
    numbered section that asks for something, where the document sets no rules and the
    section is no table of tasks.
    Clauses without a word of duty (由科技局审核) give such a section its units; in a
    document of rules they make a task.
    """
    parts = sections(document, found_blocks)
    short = shorthand(document.text)
    rules = document.kind.endswith(_RULES)
    every = [_told(document.text, part, short) for part in parts]
    only = [not rules and all(s.rule == CLAUSE for s, _ in told) for told in every]
    said = [[] if o else told for told, o in zip(every, only, strict=True)]
    rows = list(tabled(document))
    found = list(rows)
    covered = 0
    for at, section in enumerate(parts):
        if section.own.start < covered or is_validity(_head(document, section)[1]):
            continue
        if len(said[at]) == 1:
            reach = _reach(parts, said, at)
            covered, span = reach.end, trimmed(document.text, reach.start, reach.end)
            found.append(
                _task(document.text, _head(document, section), span, said[at][0])
            )
        elif said[at]:
            found += _several(document, section, said[at])
        elif not rules and not any(_within(row.span, section.own) for row in rows):
            found += _plain(document, section, every[at])
    return sorted(found, key=lambda t: t.span.start)
