"""Where a row stands: by id, or by the names of province, city and county."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.graph.derive import derive
from chainatlas.ingest.places import short_name
from chainatlas.tests.ingest.small import CHAIN, firms, folder, rejected, take, value


def place(path: Path, province: str = "", city: str = "", county: str = "") -> object:
    """Return the region of an enterprise that names its place."""
    row = f"e,甲,{province},{city},{county}\n"
    (found,) = value(firms(path, "id,name,province,city,county\n" + row), "region_id")
    return found


@pytest.mark.parametrize(
    ("names", "region"),
    [
        (("四川省", "攀枝花市", "东区"), "510402"),
        (("四川", "攀枝花", "东区"), "510402"),
        (("四川省", "攀枝花市", ""), "5104"),
        (("四川省", "", ""), "51"),
        (("", "攀枝花", ""), "5104"),
        (("", "", "东区"), "510402"),
        (("北京市", "北京市", "朝阳区"), "110105"),
        (("北京", "北京市", ""), "11"),
        (("", "北京市", "朝阳区"), "110105"),
        (("河南省", "济源市", ""), "419001"),
        (("河南省", "", "济源"), "419001"),
        (("河南省", "济源市", "济源市"), "419001"),
        (("辽宁省", "", "朝阳区"), "211303"),
        (("四川", "凉山", ""), "5134"),
        (("四川", "凉山州", ""), "5134"),
        (("内蒙古", "", ""), "150000"),
        (("浙江省", "丽水市", "龙泉"), "331181"),
        (("", "", ""), None),
    ],
)
def test_places_by_name(
    tmp_path: Path, names: tuple[str, str, str], region: str | None
) -> None:
    assert place(tmp_path, *names) == region


def test_a_name_that_fits_two_regions_lists_both(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name,county\ne,甲,朝阳区\n")
    assert rejected(intake) == [(2, "county", "place_ambiguous")]
    detail = intake.rejects["detail"][0]
    assert "110105" in detail
    assert "211303" in detail
    assert "辽宁省" in detail


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("无此省,,", "province"),
        ("四川省,丽水市,", "city"),
        ("四川省,攀枝花市,龙泉市", "county"),
        (",无此市,东区", "city"),
    ],
)
def test_a_name_that_is_not_there(tmp_path: Path, row: str, column: str) -> None:
    intake = firms(tmp_path, f"id,name,province,city,county\ne,甲,{row}\n")
    assert rejected(intake) == [(2, column, "place_unknown")]


def test_an_id_goes_before_names(tmp_path: Path) -> None:
    text = "id,name,region_id,province\na,甲,510402,无此省\nb,乙,51040,\n"
    intake = firms(tmp_path, text)
    assert value(intake, "region_id") == ["510402"]
    assert rejected(intake) == [(3, "region_id", "unknown_reference")]


@pytest.mark.parametrize("text", ["5104", "攀枝花市", "攀枝花"])
def test_a_region_by_id_or_name(tmp_path: Path, text: str) -> None:
    row = f"region,category,completeness\n{text},ti,broad\n"
    intake = take(folder(tmp_path, **CHAIN, coverage=row))
    assert value(intake, "region", "coverage") == ["5104"]


def test_a_region_that_two_names_fit(tmp_path: Path) -> None:
    row = "region,category,completeness\n朝阳,ti,broad\n朝阳区,ti,broad\n无,ti,broad\n"
    intake = take(folder(tmp_path, **CHAIN, coverage=row))
    assert [r for _, _, r in rejected(intake)] == [
        "place_ambiguous",
        "place_ambiguous",
        "place_unknown",
    ]


def test_parks_are_found_by_name_or_id_and_kept_as_printed(tmp_path: Path) -> None:
    intake = take(
        folder(
            tmp_path,
            **CHAIN,
            parks="id,name\np1,钒钛高新区\np2,同名园\np3,同名园\n",
            enterprises="id,name,park\na,甲,钒钛高新区\nb,乙,p2\nc,丙,同名园\nd,丁,某园\n",
        )
    )
    sited = derive(intake.tables).edges
    found = next(e.frame for e in sited if e.type == "SITED_IN").sort("from_id")
    assert list(found.iter_rows()) == [("a", "p1"), ("b", "p2")]
    assert value(intake, "park") == ["钒钛高新区", "p2", "同名园", "某园"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("攀枝花市", "攀枝花"),
        ("云阳县", "云阳"),
        ("东区", "东区"),
        ("香港特别行政区", "香港"),
        ("新疆维吾尔自治区", "新疆"),
        ("广西壮族自治区", "广西"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("阿坝藏族羌族自治州", "阿坝"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("大兴安岭地区", "大兴安岭"),
        ("鄂温克族自治旗", "鄂温克"),
        ("木垒哈萨克自治县", "木垒"),
        ("龙胜各族自治县", "龙胜"),
        ("内蒙古自治区", "内蒙古"),
        ("浦东新区", "浦东"),
        ("清新区", "清新"),
        ("万柏林区", "万柏林"),
        ("神农架林区", "神农架"),
        ("矿区", "矿区"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short
