"""What holds in one region: makers, quotients, what is wanted and what it opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from chainatlas.tests.oracle.atlas import Atlas, Making
from chainatlas.tests.oracle.chain import Link, Route
from chainatlas.tests.oracle.surveys import coverage
from chainatlas.tests.oracle.thresholds import DEFAULT, Thresholds


@dataclass(frozen=True, eq=False)
class Local:
    """A region of an atlas, with all regions inside it."""

    atlas: Atlas
    region: str
    limits: Thresholds = DEFAULT

    @cached_property
    def inside(self) -> set[str]:
        """The regions searched."""
        return self.atlas.places.inside(self.region)

    @cached_property
    def makers(self) -> dict[str, set[str]]:
        """Active enterprises in the region that produce each link at a site."""
        return _by_link(m for m in self._everywhere if m.region in self.inside)

    @cached_property
    def all_makers(self) -> dict[str, set[str]]:
        """Active site makers of each link wherever they are, placed or not."""
        return _by_link(self._everywhere)

    @cached_property
    def _everywhere(self) -> list[Making]:
        return [
            m for m in self.atlas.makings if m.status == "active" and m.scope == "site"
        ]

    @cached_property
    def have(self) -> frozenset[str]:
        """The links with makers."""
        return frozenset(self.makers)

    def count(self, link: str) -> int:
        """Count the makers of the link in the region."""
        return len(self.makers.get(link, ()))

    def unproven(self, link: str) -> set[str]:
        """Enterprises in the region that may make the link."""
        return {
            m.enterprise
            for m in self.atlas.makings
            if m.link == link
            and m.region in self.inside
            and (m.status == "unknown" or (m.status == "active" and m.scope == "group"))
        }

    def buyers(self, link: str) -> set[str]:
        """Makers in the region of any link that the link is a main input of."""
        bought: set[str] = set()
        for other in self.atlas.links.values():
            if link in other.inputs():
                bought |= self.makers.get(other.id, set())
        return bought

    def lq(self, link: str) -> Fraction | None:
        """Location quotient; None where it is 0/0."""
        here = sum(map(len, self.makers.values()))
        makers = len(self.all_makers.get(link, ()))
        if not here or not makers:
            return None
        total = sum(map(len, self.all_makers.values()))
        return Fraction(self.count(link), here) / Fraction(makers, total)

    @cached_property
    def unserved(self) -> list[Link]:
        """Links made here of which every route is short of something."""
        links = (self.atlas.links[i] for i in self.have)
        return [o for o in links if not o.served(self.have)]

    @cached_property
    def opens(self) -> dict[str, dict[str, Route]]:
        """Wanted link -> the links it opens, each with its nearest route."""
        found: dict[str, dict[str, Route]] = defaultdict(dict)
        for opened in self.unserved:
            route = opened.nearest(self.have)
            for link in route.missing(self.have):
                found[link][opened.id] = route
        return dict(found)

    @cached_property
    def alternatives(self) -> frozenset[str]:
        """Not wanted, and missing on another route of an unserved link."""
        missing: set[str] = set()
        for opened in self.unserved:
            for route in opened.routes:
                missing |= route.missing(self.have)
        return frozenset(missing - self.opens.keys())

    def coverage(self, link: str, category: str) -> str | None:
        """Completeness of the survey that speaks for the link."""
        line = list(self.atlas.places.upward(self.region))
        return coverage(self.atlas.statements, line, category, link)

    def planned(self, link: str) -> bool:
        """Whether a project that is under way builds the link in the region."""
        return any(
            b.link == link
            and b.region in self.inside
            and b.status in self.limits.planned
            for b in self.atlas.builds
        )


def _by_link(makings: Iterable[Making]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for making in makings:
        found[making.link].add(making.enterprise)
    return dict(found)
