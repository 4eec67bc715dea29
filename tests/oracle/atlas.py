"""An atlas read from text: everything the definitions speak of."""

from __future__ import annotations

from dataclasses import dataclass

from chainatlas.tests.oracle.chain import Link, read_links
from chainatlas.tests.oracle.places import Places
from chainatlas.tests.oracle.surveys import Statement, read_statements

Row = dict[str, str]
World = dict[str, list[Row]]


@dataclass(frozen=True)
class Making:
    """An enterprise that produces a link; region None where it has no place."""

    enterprise: str
    link: str
    region: str | None
    status: str
    scope: str


@dataclass(frozen=True)
class Build:
    """A project that builds a link."""

    link: str
    region: str | None
    status: str


@dataclass(frozen=True)
class Atlas:
    """The world that status, gaps and targets are told from."""

    places: Places
    links: dict[str, Link]
    makings: frozenset[Making]
    builds: frozenset[Build]
    statements: list[Statement]

    @classmethod
    def read(cls, world: World) -> Atlas:
        """Read the tables of a valid world."""
        places = Places.read(world.get("regions", []))
        return cls(
            places,
            read_links(world),
            _makings(world, places),
            frozenset(
                Build(r["link_id"], places.of_row(r), r.get("status", ""))
                for r in world.get("projects", [])
                if r.get("link_id")
            ),
            read_statements(world.get("coverage", []), places),
        )

    def members(self, category: str | None) -> list[Link]:
        """List the links of a category; all where none is named."""
        return [
            link
            for link in self.links.values()
            if category is None or category in link.stages
        ]


def _makings(world: World, places: Places) -> frozenset[Making]:
    firms = {
        row["id"]: (places.of_row(row), row.get("status") or "active")
        for row in world.get("enterprises", [])
    }
    return frozenset(
        Making(
            row["enterprise_id"],
            row["link_id"],
            *firms[row["enterprise_id"]],
            row.get("scope") or "site",
        )
        for row in world.get("produces", [])
    )
