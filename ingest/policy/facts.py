"""Figures, names and findings of one document, as rows of the atlas tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chainatlas.ingest.policy.checks import Checked, Finding, check_document
from chainatlas.ingest.policy.document import Document
from chainatlas.ingest.policy.found_rows import Rows, Written, found_rows
from chainatlas.ingest.policy.mentions import Known, Places, RegionNames, names
from chainatlas.ingest.policy.targets import Figure, Setting, figures
from chainatlas.ingest.policy.targets.clauses import Span

_RULES = ("办法", "细则", "规定", "条例", "规程", "指南")
"""Kinds of documents that set rules, so that few of their numbers are goals."""


@dataclass(frozen=True)
class Facts:
    """What was read: rows by table, and the figures they were made of."""

    rows: Rows
    figures: tuple[Figure, ...]


def _setting(document: Document, taken: tuple[Span, ...]) -> Setting:
    above = [(h.span.start, document.path(h.span.start)) for h in document.headings]
    rules = document.kind in _RULES or document.title.endswith(_RULES)
    return Setting(document.year, rules, taken, tuple(above), document.period)


def facts(document: Document, register: RegionNames, known: Known) -> Facts:
    """Return the figures and names of a document as rows, each with its passage.

    The rows are of passages, targets, figures, enterprises, parks, projects, mentions.
    ``register`` is made once for many documents.
    """
    places = Places(register, document.region)
    found = names(document.text, places, known, document.tables)
    taken = tuple(Span(v.name.start, v.name.end) for v in found.ventures)
    told = figures(document.text, _setting(document, taken), document.tables)
    written = Written(document, known, places)
    return Facts(found_rows(written, told, found), tuple(told))


def findings(
    document: Document,
    read: Facts,
    rows: Mapping[str, Sequence[Mapping[str, str]]],
    known: Known,
    known_unit: Callable[[str], bool] | None = None,
) -> list[Finding]:
    """Return what does not fit together in a document.

    ``rows`` are all its rows by table, tasks and responsibilities among them;
    ``known_unit`` says whether the register of units has a name.
    """
    checked = Checked(
        document.text,
        read.figures,
        document.tables,
        rows,
        document.period,
        known_unit,
        known.category_of,
    )
    return check_document(checked)
