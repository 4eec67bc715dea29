"""The region tree, and how a row finds its place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Row = dict[str, str]
NAME_COLUMNS = ("province", "city", "county")


@dataclass(frozen=True)
class Places:
    """Regions by id: their names and parents."""

    name: dict[str, str]
    parent: dict[str, str]

    @classmethod
    def read(cls, rows: list[Row]) -> Places:
        """Read the table of regions; a region without parent is a root."""
        return cls(
            {r["id"]: r["zh"] for r in rows},
            {r["id"]: r["parent_id"] for r in rows if r.get("parent_id")},
        )

    def upward(self, region: str) -> Iterator[str]:
        """Walk from the region to its parent and so on up to the root."""
        step: str | None = region
        while step is not None:
            yield step
            step = self.parent.get(step)

    def inside(self, region: str) -> set[str]:
        """Return the region with all regions inside it."""
        return {other for other in self.name if region in self.upward(other)}

    def of_row(self, row: Row) -> str | None:
        """Where a row lies: by region_id, else by names; None without a place."""
        if row.get("region_id"):
            return row["region_id"]
        names = [row[c] for c in NAME_COLUMNS if row.get(c)]
        if not names:
            return None
        return self.named(names[-1], names[:-1])

    def named(self, name: str, above: list[str]) -> str:
        """Find the one region of this name that lies in regions of the names above.

        A name above that is the region's own (a municipality named in the city
        column too) is one place, not two. Raises ValueError unless one fits.
        """
        fits = []
        for region, zh in self.name.items():
            line = {self.name[r] for r in self.upward(region)}
            if zh == name and line.issuperset(above):
                fits.append(region)
        if len(fits) != 1:
            raise ValueError(f"{name!r} fits {fits}")
        return fits[0]

    def by_id_or_name(self, text: str) -> str:
        """Find a region as the coverage table writes it."""
        return text if text in self.name else self.named(text, [])
