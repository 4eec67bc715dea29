"""Several random worlds in one atlas: one load instead of a dozen.

Each world keeps its regions, chain and firms, all ids with a tag of its own at the
end (``=1+1`` stays a formula at its start), so that no two worlds touch; what is
counted everywhere (LQ) is counted over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.tests.worlds import Row, World, world, write_folder

_IDS = frozenset(
    "id category link_id from_id to_id route_id region_id enterprise_id supplier_id "
    "customer_id source_id parent_id child_id".split()
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


def load(whole: World, folder: Path) -> EmbeddedStore:
    """Load a bare world into a store of its own."""
    store = EmbeddedStore(folder / "atlas.lbug")
    built = build(store, write_folder(whole, folder / "tables"), bare=True)
    assert not len(built.intake.rejects), built.intake.rejects
    return store


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
        return {
            _ONE_NAME.get((table, c), c): cell(table, c, v) for c, v in row.items()
        }

    return {table: [row_of(table, row) for row in rows] for table, rows in one.items()}


def _named(text: str, tag: str) -> str:
    return text.replace("地", f"地{tag}", 1)
