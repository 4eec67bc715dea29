"""Who looked, and how completely."""

from __future__ import annotations

from dataclasses import dataclass

from chainatlas.tests.oracle.places import Places

Row = dict[str, str]
WEAKEST_FIRST = ("none", "partial", "broad", "complete")


@dataclass(frozen=True)
class Statement:
    """One row of the coverage table; link is empty for the whole category."""

    region: str
    category: str
    link: str
    completeness: str
    as_of: str


def read_statements(rows: list[Row], places: Places) -> list[Statement]:
    """Read the coverage table."""
    return [
        Statement(
            places.by_id_or_name(row["region"]),
            row["category"],
            row.get("link_id", ""),
            row["completeness"],
            row.get("as_of", ""),
        )
        for row in rows
    ]


def coverage(
    statements: list[Statement], line: list[str], category: str, link: str
) -> str | None:
    """Completeness for a link in a category along a line of regions, nearest first.

    In the same region a statement on the link goes before one on the category; of
    several for the same the latest counts, then the weakest.
    """
    for region in line:
        here = [s for s in statements if s.region == region]
        own = [s for s in here if s.link == link]
        wide = [s for s in here if not s.link and s.category == category]
        for found in (own, wide):
            if found:
                latest = max(s.as_of for s in found)
                same = {s.completeness for s in found if s.as_of == latest}
                return min(same, key=WEAKEST_FIRST.index)
    return None
