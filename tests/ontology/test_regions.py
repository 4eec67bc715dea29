"""The regions of China: one tree, official names, plausible coordinates."""

from __future__ import annotations

import polars as pl
import pytest

Frames = dict[str, pl.DataFrame]
LEVELS = {"country": 1, "province": 34, "city": 333, "county": 2854}


def test_counts_by_level(base: Frames) -> None:
    found = base["regions"]["level"].value_counts()
    assert dict(found.rows()) == LEVELS


def test_one_tree_under_china(base: Frames) -> None:
    regions = base["regions"]
    parent = dict(regions.select("id", "parent_id").rows())
    assert len(parent) == regions.height
    assert [i for i, p in parent.items() if p is None] == ["100000"]
    level = dict(regions.select("id", "level").rows())
    allowed = {
        ("province", "country"),
        ("city", "province"),
        ("county", "city"),
        ("county", "province"),
    }
    assert {(level[i], level[p]) for i, p in parent.items() if p} == allowed


def test_ids_are_codes_inside_their_parent(base: Frames) -> None:
    for code, above in base["regions"].select("id", "parent_id").rows():
        assert len(code) == 6
        assert code.isdigit()
        if above and above != "100000":
            assert code.startswith(above.rstrip("0"))


def test_names_are_places_and_unique_among_siblings(base: Frames) -> None:
    regions = base["regions"]
    assert not set(regions["zh"]) & {
        "市辖区",
        "县",
        "省直辖县级行政区划",
        "自治区直辖县级行政区划",
    }
    assert not regions["zh"].str.contains(r"开发区|\s").any()
    assert regions.select("zh", "parent_id").is_duplicated().sum() == 0


@pytest.mark.parametrize(
    ("code", "name", "level", "parent"),
    [
        ("419001", "济源市", "county", "410000"),
        ("659001", "石河子市", "county", "650000"),
        ("429004", "仙桃市", "county", "420000"),
        ("441900", "东莞市", "city", "440000"),
        ("442000", "中山市", "city", "440000"),
        ("460400", "儋州市", "city", "460000"),
        ("620200", "嘉峪关市", "city", "620000"),
        ("510400", "攀枝花市", "city", "510000"),
        ("331122", "缙云县", "county", "331100"),
        ("110101", "东城区", "county", "110000"),
        ("500101", "万州区", "county", "500000"),
        ("500229", "城口县", "county", "500000"),
        ("710000", "台湾省", "province", "100000"),
        ("810000", "香港特别行政区", "province", "100000"),
        ("820000", "澳门特别行政区", "province", "100000"),
    ],
)
def test_known_places(
    base: Frames, code: str, name: str, level: str, parent: str
) -> None:
    row = base["regions"].filter(pl.col("id") == code).row(0)
    assert row[:4] == (code, name, level, parent)


def test_coordinates_lie_in_china_and_near_their_parent(base: Frames) -> None:
    regions = base["regions"].with_columns(pl.col("lat", "lon").cast(pl.Float64))
    placed = regions.drop_nulls(["lat", "lon"])
    assert placed.height >= 3000
    assert placed["lat"].is_between(3, 54).all()
    assert placed["lon"].is_between(73, 136).all()
    parents = placed.select(parent_id="id", plat="lat", plon="lon", plevel="level")
    near = placed.join(parents, on="parent_id").filter(pl.col("plevel") == "city")
    far = near.filter((pl.col("lat") - pl.col("plat")).abs() > 4)
    assert far.select("id", "zh").rows() == []
