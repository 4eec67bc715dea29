"""Places in columns, addresses and names, of today and of former times."""

from __future__ import annotations

import pytest

from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.policy.base import gazetteer
from chainatlas.ingest.table.clean.places import PlaceReader

READER = PlaceReader.packaged()


def test_former_names_mean_regions_of_today() -> None:
    former = base_table("former_regions")
    assert set(former["region_id"]) <= gazetteer().ids
    assert former["name"].is_unique().all()


def test_a_former_name_that_another_region_has_today() -> None:
    assert READER.read("广东省广州市东山区").region_id == "440104"
    assert READER.read("黑龙江省鹤岗市东山区").region_id == "230406"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("四川攀枝花", "510400"),
        ("四川省-攀枝花市-盐边县", "510422"),
        ("盐边县", "510422"),
        ("乐山市市中区", "511102"),
        ("襄樊市樊城区", "420606"),
        ("湖北襄樊", "420600"),
        ("北京市宣武区广安门", "110102"),
        ("攀枝花钒钛高新区某路1号", "510400"),
        ("四川省成都市郫县", "510117"),
        ("内蒙古包头市", "150200"),
        ("吉林", "220000"),
        ("吉林省吉林市", "220200"),
        ("重庆市万州", "500101"),
        ("市中区", None),
        ("鑫源", None),
        ("", None),
    ],
)
def test_a_text_begins_with_its_place(text: str, region: str | None) -> None:
    assert READER.read(text).region_id == region


def test_a_place_of_many_says_so() -> None:
    assert READER.read("市中区").reason == "place_ambiguous"
    assert READER.read("某某岛").reason == "place_unknown"


def test_a_place_within_another() -> None:
    assert READER.read("东区", "510400").region_id == "510402"
    assert READER.read("盐边", "510000").region_id == "510422"
    assert READER.read("东区").region_id is None


def test_only_a_place_and_nothing_else() -> None:
    assert READER.is_place("四川省攀枝花市")
    assert not READER.is_place("深圳证券交易所")
