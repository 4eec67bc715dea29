"""Headings that name whose duties follow: （一）省信息产业厅职责."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.document import Document, Span
from chainatlas.ingest.policy.duties.statement import Named, Statement, by_convention
from chainatlas.ingest.policy.register import unit_like

_DUTIES = re.compile(r"(?P<unit>.{2,24}?)的?(?:主要|工作)?(?:职责|责任)(?:分工)?$")
_SURE = 0.8


def owned(document: Document, heading: int | None) -> Statement | None:
    """Return the statement of a heading, or of one above it, that says whose duties."""
    for each in reversed(document.above(heading)):
        found = _DUTIES.fullmatch(each.title)
        if found and unit_like(found["unit"]):
            start = each.span.end - len(each.title)
            span = Span(start, start + len(found["unit"]))
            return Statement(
                span, by_convention([Named(span, None)]), "duty_heading", _SURE
            )
    return None
