"""A task of a document."""

from __future__ import annotations

from dataclasses import dataclass

from chainatlas.ingest.policy.document import Span
from chainatlas.ingest.policy.duties.statement import Statement


@dataclass(frozen=True)
class Task:
    """A task: what a document asks to be done.

    Attributes:
        number: as printed before it, "" where it has none.
        title: its first words, as printed.
        span: all of its text, the statement of who answers included.
        about: its text without that statement.
        statement: who answers for it, None where the document does not say.
        rule: how it was told to be a task.
        confidence: how sure that is, from 0 to 1.
    """

    number: str
    title: str
    span: Span
    about: tuple[Span, ...]
    statement: Statement | None
    rule: str
    confidence: float
