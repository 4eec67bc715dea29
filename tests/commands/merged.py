"""Several random worlds in one atlas: one load instead of a dozen.

Each world keeps its regions, chain and firms, all ids with a tag of its own at the
end (``=1+1`` stays a formula at its start), so that no two worlds touch; what is
counted everywhere (LQ) is counted over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import Store, View
from chainatlas.tests.oracle import Atlas
from chainatlas.tests.worlds import Row, World, world, write_folder

_IDS = frozenset(
    [
        "id",
        "category",
        "link_id",
        "from_id",
        "to_id",
        "route_id",
        "region_id",
        "enterprise_id",
        "supplier_id",
        "customer_id",
        "source_id",
        "parent_id",
        "child_id",
    ]
)
_PLACES = frozenset({"province", "city", "county"})
_ONE_NAME = {("enterprises", "name_zh"): "name", ("sources", "source_id"): "id"}


def merged(seeds: Iterable[int]) -> World:
    """Return the worlds of some seeds as one world."""
    whole: World = {}
    for seed in seeds:
        for table, rows in _tagged(world(seed), f"{seed:03d}").items():
            whole.setdefault(table, []).extend(rows)
    return whole


@dataclass(frozen=True)
class Worlds:
    """A merged world, the address where it is loaded, and a view of it."""

    world: World
    atlas: Atlas
    address: str
    view: View

    def regions(self) -> list[str]:
        return sorted(row["id"] for row in self.world["regions"])

    def pairs(self, each: int) -> Iterator[tuple[str, str]]:
        """Give each category with the first regions of its own world."""
        for row in self.world["categories"]:
            tag = row["id"].rpartition("·")[2]
            mine = [r for r in self.regions() if r.endswith(f"·{tag}")]
            yield from ((region, row["id"]) for region in mine[:each])


@contextmanager
def load_worlds(
    seeds: Iterable[int], folder: Path, store: Store | None = None
) -> Iterator[Worlds]:
    """Load the worlds of some seeds into one bare store, and open it."""
    whole = merged(seeds)
    store = store or EmbeddedStore(folder / "atlas.lbug")
    built = build(store, write_folder(whole, folder / "tables"), bare=True)
    assert not len(built.intake.rejects), built.intake.rejects
    with store.view() as view:
        yield Worlds(whole, Atlas.read(whole), store.address, view)


def _tagged(one: World, tag: str) -> World:
    regions = {row["id"] for row in one["regions"]}

    def cell(table: str, column: str, text: str) -> str:
        place = column in _PLACES or (table, column) == ("regions", "zh")
        if table == "coverage" and column == "region":
            place = text not in regions
            return _named(text, tag) if place else f"{text}·{tag}"
        if place:
            return _named(text, tag)
        return f"{text}·{tag}" if text and column in _IDS else text

    def row_of(table: str, row: Row) -> Row:
        return {_ONE_NAME.get((table, c), c): cell(table, c, v) for c, v in row.items()}

    return {table: [row_of(table, row) for row in rows] for table, rows in one.items()}


def _named(text: str, tag: str) -> str:
    return text.replace("地", f"地{tag}", 1)
