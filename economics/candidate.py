"""What is known about one firm that could close one gap.

Everywhere in these classes ``None`` says *not known*: nobody looked, or the table
was not loaded. An empty tuple or a zero says *looked through, none on record*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Confidence = Literal["high", "medium", "low"]
Relation = Literal["sells_to", "buys_from", "parent", "child", "sibling"]
ExpansionKind = Literal["site", "project", "child"]

UNCHECKED = "待核"
"""The mark that a name or a product was not checked."""

COMMON_KNOWLEDGE = frozenset({"common knowledge", "common_knowledge", "常识"})
"""Source kinds that mean: the compiler knows it, and nobody can look it up."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe in degrees; ``centre`` = only a region's centre."""

    lat: float
    lon: float
    centre: bool = False


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm (or a project) that is named in a piece of evidence."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """Firms in the region: how many, some of them by name, the sources."""

    count: int
    firms: tuple[Firm, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A recorded relation of the candidate to a firm that stands in the region.

    ``relation`` is read from the candidate: it *sells_to* or *buys_from* the firm
    here; the firm here is its *parent*, *child* or *sibling* (same group).
    ``makes_link``: the firm here already makes the missing link at a site here.
    """

    firm: Firm
    relation: Relation
    confidence: Confidence | None = None
    source: str | None = None
    makes_link: bool = False

    @property
    def group(self) -> bool:
        """Return whether the tie is one of ownership."""
        return self.relation in ("parent", "child", "sibling")


@dataclass(frozen=True, slots=True)
class Expansion:
    """A site, project or child firm of the candidate outside its home province."""

    name: str
    kind: ExpansionKind
    place: str | None = None
    confidence: Confidence | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from."""

    id: str
    title: str = ""
    kind: str | None = None
    date: str | None = None

    @property
    def common_knowledge(self) -> bool:
        """Return whether there is no page or file behind the fact."""
        return (self.kind or "").strip().lower() in COMMON_KNOWLEDGE


@dataclass(frozen=True, slots=True)
class Candidate:
    """An active maker of a link outside a region, seen from one gap there.

    ``capacity`` is per year in ``capacity_unit``; ``largest_capacity`` is the
    largest of all candidates for the same link and unit (see `with_largest`).
    ``home_contains_region``: the firm is placed only at a region that contains
    this one, so it may stand here already. ``sources`` stand behind the product,
    ``profile_sources`` behind name, place, tier and listing.
    """

    gap: str
    gap_kind: str
    region: str
    region_name: str
    link: str
    link_name: str
    enterprise: str
    enterprise_name: str
    status: str = "active"
    scope: str = "site"
    product: str | None = None
    capacity: float | None = None
    capacity_unit: str | None = None
    year: str | None = None
    largest_capacity: float | None = None
    main: bool | None = None
    confidence: Confidence | None = None
    tier: str | None = None
    listed_code: str | None = None
    home_region: str | None = None
    home_region_name: str | None = None
    home_province: str | None = None
    region_province: str | None = None
    home_contains_region: bool = False
    home_point: Point | None = None
    region_point: Point | None = None
    suppliers_here: Nearby | None = None
    buyers_here: Nearby | None = None
    supply_ties: tuple[Tie, ...] | None = None
    group_ties: tuple[Tie, ...] | None = None
    expansions: tuple[Expansion, ...] | None = None
    makes_here: bool = False
    projects_here: tuple[Firm, ...] = ()
    sources: tuple[Source, ...] = ()
    profile_sources: tuple[Source, ...] = ()

    @property
    def unchecked(self) -> bool:
        """Return whether the name or the product carries the mark 待核."""
        return UNCHECKED in self.enterprise_name or UNCHECKED in (self.product or "")


def with_largest(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates with ``largest_capacity`` filled in, same order.

    Capacities are compared only within one link and one unit, never converted.
    """
    largest: dict[tuple[str, str], float] = {}
    for one in candidates:
        if one.capacity is not None and one.capacity > 0 and one.capacity_unit:
            key = (one.link, one.capacity_unit)
            largest[key] = max(one.capacity, largest.get(key, 0.0))
    return tuple(
        replace(c, largest_capacity=largest.get((c.link, c.capacity_unit or "")))
        for c in candidates
    )
