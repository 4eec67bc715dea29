"""Printed names of units: their parts, their body and their region."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.base import region_tree
from chainatlas.ingest.policy.duties.unit_list import items
from chainatlas.ingest.policy.register import Units, bodies, unit_like
from chainatlas.ingest.policy.register.shorthand import shorthand, zone


def units(region: str | None = "510000", area: str = "") -> Units:
    return Units(region_tree(), region, area)


def names(text: str) -> list[str]:
    return [text[i.span.start : i.span.end] for i in items(text, 0, len(text))]


@pytest.mark.parametrize(
    ("printed", "region", "key", "zh"),
    [
        ("经济和信息化厅", "510000", "510000-eit", "四川省经济和信息化厅"),
        ("省经济和信息化厅", "510000", "510000-eit", "四川省经济和信息化厅"),
        ("省经信厅", "510000", "510000-eit", "四川省经济和信息化厅"),
        ("四川省经济和信息化厅", "330000", "510000-eit", "四川省经济和信息化厅"),
        ("省经信厅", "511300", "510000-eit", "四川省经济和信息化厅"),
        ("经济和信息化厅", "511300", "510000-eit", "四川省经济和信息化厅"),
        ("市经信局", "511300", "511300-eit", "南充市经济和信息化局"),
        ("市发改委", "330200", "330200-drc", "宁波市发展和改革委员会"),
        ("丽水市发展改革委", "330000", "331100-drc", "丽水市发展和改革委员会"),
        ("省人力资源社会保障厅", "510000", "510000-hrss", "四川省人力资源和社会保障厅"),
        ("国家发展改革委", "510000", "100000-drc", "国家发展和改革委员会"),
        ("科技部", "510000", "100000-sci", "科学技术部"),
        ("省质检院（成检公司）", "510000", "510000-quality", None),
        ("县市场监管局", "331121", "331121-samr", "青田县市场监督管理局"),
        ("市发展改革局", "330200", "330200-drc", "宁波市发展和改革局"),
        ("市委宣传部", "330200", "330200-pub", "中共宁波市委宣传部"),
        ("团市委", "330200", "330200-youth", "共青团宁波市委员会"),
        ("国网南充供电公司", "511300", "511300-power", "国网南充市供电公司"),
        ("国家税务总局南充市税务局", "510000", "511300-tax", None),
        ("人行南充中心支行", "511300", "511300-pbc", None),
    ],
)
def test_one_id_for_every_way_to_print_a_unit(
    printed: str, region: str, key: str, zh: str | None
) -> None:
    unit = units(region).find(printed)
    assert unit.id == key
    assert unit.known
    assert zh is None or unit.zh == zh


def test_a_historic_name_is_linked_and_not_merged() -> None:
    old = units("331100").find("丽水市经济和信息化委员会")
    assert old.id != units("331100").find("市经信局").id
    assert old.successor == units("331100").find("市经信局")
    assert units("331100").find("市经信委") == old


def test_every_line_of_successors_ends_with_a_body_of_today() -> None:
    for body in bodies().values():
        line = [body.id]
        while bodies()[line[-1]].successor:
            line.append(bodies()[line[-1]].successor)
            assert len(line) < 4, line


def test_a_unit_without_a_known_region() -> None:
    unit = units(None).find("财政局")
    assert (unit.id, unit.region) == ("any-fin", "")


def test_bureaus_of_a_zone_are_none_of_the_city() -> None:
    unit = units("330200", "宁波国家高新区").find("科技局")
    assert unit.zh == "宁波国家高新区科技局"
    assert unit.id != units("330200").find("科技局").id
    assert units("330200", "宁波国家高新区").find("市科技局").id == "330200-sci"


def test_others_keep_their_name() -> None:
    found = units().find("攀西材料学院")
    assert (found.zh, found.kind, found.known) == ("攀西材料学院", "institute", False)
    assert units().find("所有成员单位").kind == "collective"
    assert units().find("各市（州）人民政府").known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲集团、省财政厅", ["甲集团", "省财政厅"]),
        ("省经济和信息化厅，省科技厅", ["省经济和信息化厅", "省科技厅"]),
        ("省住房和城乡建设厅和省财政厅", ["省住房和城乡建设厅", "省财政厅"]),
        (
            "市文化和旅游局、市规划和自然资源局",
            ["市文化和旅游局", "市规划和自然资源局"],
        ),
        ("各县（市、区）人民政府、市商务局", ["各县（市、区）人民政府", "市商务局"]),
        ("省财政厅、省税务局等", ["省财政厅", "省税务局"]),
        ("省财政厅、省税务局等相关部门", ["省财政厅", "省税务局"]),
        ("市财政局 市税务局", ["市财政局", "市税务局"]),
        ("省财政厅、省税务局按职责分工负责", ["省财政厅", "省税务局"]),
        ("省质检院（成检公司）", ["省质检院（成检公司）"]),
        ("", []),
    ],
)
def test_lists(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_mark_of_the_lead() -> None:
    text = "市财政局、市商务局（牵头）"
    assert [i.leads for i in items(text, 0, len(text))] == [False, True]
    assert names(text) == ["市财政局", "市商务局"]


@pytest.mark.parametrize(
    "text",
    ["加快建设", "企业和园区", "市财政局的", "推进落实市场监管", "政府部门或联合会"],
)
def test_words_that_are_no_units(text: str) -> None:
    assert not unit_like(text)


def test_short_names_that_a_document_defines() -> None:
    text = "由市人事劳动局（以下简称“人劳局”）受理。"
    short = shorthand(text)
    assert short == {"人劳局": "市人事劳动局"}
    unit = Units(region_tree(), "330200", "", short).find("人劳局")
    assert unit == units("330200").find("市人事劳动局")


def test_zone_of_a_document() -> None:
    assert zone("", "绵阳高新区招商办法", "") == "绵阳高新区"
    assert zone("推进绵阳高新技术产业开发区(以下简称高新区)", "办法", "") == (
        "绵阳高新技术产业开发区"
    )
    assert zone("全市各县", "绵阳市招商办法", "绵阳市人民政府") == ""
