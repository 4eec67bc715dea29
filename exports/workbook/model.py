"""What stands in a target workbook, before it has any looks.

Texts that a person reads come in the language of the book; ``None`` is *not known*
and is shown as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Meta:
    """What was asked, with what, when: enough to repeat it.

    ``regions`` and ``categories`` are names; ``generated_at`` without a zone is UTC;
    ``thresholds`` are those of the status definitions; ``command`` reproduces the
    book.
    """

    regions: tuple[str, ...]
    categories: tuple[str, ...]
    data_version: str
    engine: str
    generated_at: datetime
    command: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    thresholds: Mapping[str, object] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GapRow:
    """One gap: the fields of ``chainatlas gaps``, and what a person wants to read.

    The lists hold names. ``units`` None = no policy document was read; empty = read,
    and no unit is named. ``clause`` quotes the document, ``coverage`` is the
    completeness of the survey or None.
    """

    gap: str
    region_name: str
    link: str
    link_name: str
    category: str
    category_name: str
    kind: str
    status: str
    definition: str | None = None
    opens: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    upstream: tuple[str, ...] = ()
    buyers: int = 0
    buyer_names: tuple[str, ...] = ()
    coverage: str | None = None
    coverage_note: str | None = None
    units: tuple[str, ...] | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One candidate for one gap; ``excluded`` says in words why it is not counted.

    ``parts`` has every part by name, None where not known; ``rank`` counts within
    the gap, None for an excluded one; ``units`` as in `GapRow`.
    """

    gap: str
    region_name: str
    link_name: str
    enterprise: str
    enterprise_name: str
    rank: int | None
    score: float | None
    parts: Mapping[str, float | None]
    reason: str
    introduction: str
    home_region_name: str | None = None
    scope: str = "site"
    product: str | None = None
    capacity: float | None = None
    capacity_unit: str | None = None
    year: str | None = None
    confidence: str | None = None
    tier: str | None = None
    listed_code: str | None = None
    units: tuple[str, ...] | None = None
    source_ids: tuple[str, ...] = ()
    excluded: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One fact about one candidate, with where it is from."""

    gap: str
    enterprise: str
    enterprise_name: str
    part: str
    fact: str
    source_ids: tuple[str, ...] = ()
    confidence: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source; ``kind`` "common knowledge" is counted in the read-me."""

    id: str
    title: str
    kind: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook; the rows come in the order in which they shall stand."""

    meta: Meta
    gaps: tuple[GapRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
