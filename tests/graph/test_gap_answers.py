"""Status and gaps of the canned queries equal the independent evaluator, row by row."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import Store, View
from chainatlas.queries.run import run
from chainatlas.tests.oracle import Atlas, gaps, status
from chainatlas.tests.servers import emptied
from chainatlas.tests.worlds import World, world, worlds, write_folder
from chainatlas.tools.neo4j_server import Server

SEEDS = range(80)
EVERY_REGION = range(0, 80, 16)
ASKED = {"status": status, "gaps": gaps}


def shown(row: dict[str, Any], fields: list[str]) -> dict[str, Any]:
    """Cut a row to the fields of the contract, the quotient as it is printed."""
    lq = None if row.get("lq") is None else round(row["lq"], 4)
    return {k: lq if k == "lq" else row[k] for k in fields}


def compare(view: View, atlas: Atlas, region: str, category: str) -> None:
    """Ask both queries of one region and category, and compare every row."""
    for name, expected in ASKED.items():
        wanted = expected(atlas, region, category or None)
        got = run(view, name, region=region, category=category)
        fields = list(wanted[0]) if wanted else []
        assert [shown(row, fields) for row in got] == wanted, (name, region, category)


def check(store: Store, tables: World, folder: Path, *, most: int) -> None:
    """Load a world, and compare the answers for its regions and categories."""
    built = build(store, write_folder(tables, folder), bare=True)
    assert built.intake.rejects.is_empty()
    atlas = Atlas.read(tables)
    regions = sorted(row["id"] for row in tables["regions"])
    categories = [row["id"] for row in tables["categories"]]
    with store.view() as view:
        for number, region in enumerate(regions[:most]):
            compare(view, atlas, region, "")
            compare(view, atlas, region, categories[number % len(categories)])


@pytest.mark.parametrize("seed", SEEDS)
def test_random_worlds(embedded: Store, tmp_path: Path, seed: int) -> None:
    most = 99 if seed in EVERY_REGION else 3
    check(embedded, world(seed), tmp_path / "world", most=most)


@pytest.mark.parametrize("seed", EVERY_REGION)
def test_random_worlds_on_a_server(
    neo4j_server: Server, tmp_path: Path, seed: int
) -> None:
    check(emptied(neo4j_server), world(seed), tmp_path / "world", most=9)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(worlds())
def test_worlds_that_shrink(tables: World) -> None:
    with TemporaryDirectory() as place:
        store = EmbeddedStore(Path(place) / "atlas.lbug")
        check(store, tables, Path(place) / "world", most=2)
