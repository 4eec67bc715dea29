"""Known firms, sites to be built, lists of investors, and what is no name."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from chainatlas.ingest.policy.facts import facts
from chainatlas.ingest.policy.mentions import names
from chainatlas.ingest.policy.mentions.known_firms import known_firms
from chainatlas.tests.policy.register import document, known, places, regions


def found(text: str, kind: str) -> list[str]:
    every = names(text, places(), known()).mentions
    return [text[m.start : m.end] for m in every if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("建设成都甲锂检测中心，", ["成都甲锂检测中心"]),
        ("加快兴建中国绵阳人才市场。", ["中国绵阳人才市场"]),
        ("加快推进攀枝花甲钛创业园建设。", ["攀枝花甲钛创业园"]),
        (
            "推进绵阳软件产业园、ABC绵阳物流产业园等载体建设",
            ["绵阳软件产业园", "ABC绵阳物流产业园"],
        ),
        (
            "重点建设成都甲锂研发与推广基地，",
            ["成都甲锂研发与推广基地"],
        ),
        (
            "再建成占地30亩的绵阳软件产业园二期、三期工程。",
            ["绵阳软件产业园二期、三期工程"],
        ),
        ("并在绵阳建立甲业网络运营中心，", ["甲业网络运营中心"]),
        ("推进甲润微、乙正微、丙芯等重大项目建设。", ["甲润微", "乙正微", "丙芯"]),
        ("甲菱树脂、乙滨轮胎等7个外资项目集中开工。", ["甲菱树脂", "乙滨轮胎"]),
        (
            "推动丙电子公司的二期600兆瓦项目开工。",
            ["丙电子公司的二期600兆瓦项目"],
        ),
    ],
)
def test_projects_by_their_name(text: str, projects: list[str]) -> None:
    assert found(text, "project") == projects


@pytest.mark.parametrize(
    "text",
    [
        "在成都市建设技术中心，在绵阳设立一批研发机构。",
        "建成10个国家级重点实验室，建设成都市重点实验室。",
        "关于加快四川省电子信息产业园建设的意见",
        "环成都信息产业基地建设",
        "推动轨道交通、水利、能源等重大项目建设。",
        "实施成都新星人才培养项目。",
        "实施共191个水环境治理项目。",
        "引进超过10亿元以上的项目。",
        "公司的一期项目。",
        "甲发改〔2005〕39号关于印发《加快项目",
    ],
)
def test_what_is_no_project(text: str) -> None:
    assert found(text, "project") == []


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("引进飞利浦、西门子等一批投资者。", ["飞利浦", "西门子"]),
        ("与攀钢集团合作。", ["攀钢集团"]),
        ("对接比亚迪，", ["比亚迪"]),
        ("引进了博世、西门子等公司。", ["博世", "西门子"]),
        ("乙克电气投资20亿元建设智能工厂。", ["乙克电气"]),
        ("甲铸国际能够提供服务", ["甲铸国际"]),
        ("甲莱电气董事长介绍", ["甲莱电气"]),
    ],
)
def test_firms_by_their_name(text: str, firms: list[str]) -> None:
    assert found(text, "enterprise") == firms


@pytest.mark.parametrize(
    "text",
    [
        "推动创新和成果转化",
        "支持三星级酒店",
        "投产后公司纳税，公司在科技方面领先。",
        "基础上新增了3个项目，国家尽快审核项目。",
        "支持四川石化产业发展",
    ],
)
def test_what_is_no_firm(text: str) -> None:
    assert found(text, "enterprise") == []


def test_a_known_firm_has_the_id_of_the_bundled_atlas() -> None:
    text = files("chainatlas.facts").joinpath("enterprises.csv").read_text("utf-8")
    row = next(
        r for r in csv.DictReader(text.splitlines()) if r["short_name"] == "攀钢集团"
    )
    assert known_firms()["比亚迪"]
    assert known_firms()["攀钢集团"] == known_firms()[row["name"]] == row["id"]
    said = "支持攀钢集团扩产，攀钢集团有限公司负责。"
    rows = facts(document(said), regions(), known()).rows
    assert [(r["id"], r["name"], r["rule"]) for r in rows["enterprises"]] == [
        (row["id"], "攀钢集团", "company_suffix")
    ]
    assert {
        m["enterprise_id"] for m in rows["mentions"] if m["kind"] == "enterprise"
    } == {row["id"]}
