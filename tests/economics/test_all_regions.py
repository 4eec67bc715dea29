"""The gaps of all regions on arrays are those of the gap query, region by region."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest

from chainatlas.economics.all_regions import all_region_gaps, read
from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.queries.gaps import gap_rows
from chainatlas.queries.thresholds import thresholds
from chainatlas.tests.commands.merged import load_worlds
from chainatlas.tests.oracle import differences, gaps

SEEDS = [range(n, n + 12) for n in range(100, 136, 12)]


@pytest.mark.parametrize("seeds", SEEDS, ids=lambda s: f"{s[0]}-{s[-1]}")
def test_arrays_equal_the_query_and_the_oracle_on_random_worlds(
    seeds: range, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with load_worlds(seeds, tmp_path_factory.mktemp("all")) as worlds:
        data = read(worlds.view)
        rows = all_region_gaps(data, thresholds())
        asked = worlds.regions()
        assert rows == [r for a in asked for r in gap_rows(worlds.view, a)]
        expected = [r for a in asked for r in gaps(worlds.atlas, a)]
        assert differences(expected, rows) == []
        for region, category in worlds.pairs(each=1):
            rows = all_region_gaps(data, thresholds(), category=category)
            mine = [r for r in rows if r["region"] == region]
            assert mine == gap_rows(worlds.view, region, category)
        for category in {row["id"] for row in worlds.world["categories"]}:
            rows = all_region_gaps(data, thresholds(), category=category)
            expected = [r for a in asked for r in gaps(worlds.atlas, a, category)]
            assert differences(expected, rows) == []


def test_arrays_equal_the_query_on_the_sample_atlas(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = EmbeddedStore(tmp_path_factory.mktemp("sample") / "atlas.lbug")
    with as_file(files("chainatlas.facts")) as facts:
        build(store, [facts])
    with store.view() as view:
        data = read(view)
        rows = all_region_gaps(data, thresholds())
        found = sorted({r["region"] for r in rows})
        assert len(found) > 100
        without = sorted(set(data.regions["region"]) - set(found))[::400]
        for region in [*found[::8], "100000", "510000", *without]:
            mine = [r for r in rows if r["region"] == region]
            assert mine == gap_rows(view, region)
        for category in ("ti", "lib", "al"):
            rows = all_region_gaps(data, thresholds(), category=category)
            for region in sorted({r["region"] for r in rows})[::6]:
                mine = [r for r in rows if r["region"] == region]
                assert mine == gap_rows(view, region, category)
        cities = all_region_gaps(data, thresholds(), level="city")
        asked = "MATCH (r:Region) RETURN r.id AS id, r.level AS level"
        levels = {r["id"]: r["level"] for r in view.rows(asked, {})}
        every = all_region_gaps(data, thresholds())
        assert cities == [r for r in every if levels[r["region"]] == "city"]


def test_a_world_without_chain_has_no_gaps(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("bare")
    (folder / "regions.csv").write_text("id,zh,level\na,甲,country\n", "utf-8")
    store = EmbeddedStore(folder / "atlas.lbug")
    build(store, [folder], bare=True)
    with store.view() as view:
        assert all_region_gaps(read(view), thresholds()) == []
        assert all_region_gaps(read(view), thresholds(), category="x") == []
        assert gap_rows(view, "a") == []
