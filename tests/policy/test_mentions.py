"""Firms, parks, regions and terms, each where it is printed."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.mentions import names
from chainatlas.tests.policy.register import known, places


def found(text: str, kind: str) -> list[str]:
    every = names(text, places(), known()).mentions
    assert all(0 < m.confidence <= 1 and m.rule for m in every)
    return [text[m.start : m.end] for m in every if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("支持四川甲能科技有限公司扩产。", ["四川甲能科技有限公司"]),
        ("依托服务提供商成都乙达网络有限公司建设平台", ["成都乙达网络有限公司"]),
        ("有着丰富经验的丙光信息（北京）有限公司", ["丙光信息（北京）有限公司"]),
        ("丁钢集团攀枝花钒业有限公司", ["丁钢集团攀枝花钒业有限公司"]),
        ("推动戊力集团做强", ["戊力集团"]),
        ("由ABC公司与ＤＥＦ公司共建", ["ABC公司", "ＤＥＦ公司"]),
        (
            "引进己德时代、庚纬锂能、辛亚等链主企业。",
            ["己德时代", "庚纬锂能", "辛亚"],
        ),
        ("像ＡＢＣ、壬软、清华癸方这样的著名企业", ["ＡＢＣ", "壬软", "清华癸方"]),
        (
            "支持乐山甲鑫、四川乙祥、天合光能等企业",
            ["乐山甲鑫", "四川乙祥", "天合光能"],
        ),
        ("甲华锂业将在遂宁投资", ["甲华锂业"]),
        ("中国乙业四川分公司", ["中国乙业四川分公司"]),
    ],
)
def test_firms(text: str, firms: list[str]) -> None:
    assert found(text, "enterprise") == firms


@pytest.mark.parametrize(
    "text",
    [
        "支持跨国公司、龙头企业设立总部公司。",
        "推动锂电、光伏、新材料等企业集聚发展。",
        "培育大公司大集团，组建集团公司，鼓励母公司与子公司合作。",
        "（责任单位：甲厅、省检院（丙检公司））",
        "培育一批具有竞争力的大型企业集团",
    ],
)
def test_kinds_of_firms_are_no_firms(text: str) -> None:
    assert found(text, "enterprise") == []


def test_short_forms_that_the_text_gives() -> None:
    text = "依托四川甲钛股份有限公司（以下简称“甲钛”）建设基地，甲钛负责技改。"
    every = names(text, places(), known()).mentions
    firms = [m for m in every if m.kind == "enterprise"]
    assert [text[m.start : m.end] for m in firms] == [
        "四川甲钛股份有限公司",
        "甲钛",
        "甲钛",
    ]
    assert {m.name for m in firms} == {"四川甲钛股份有限公司"}


def test_parks() -> None:
    text = (
        "建设攀枝花钒钛高新技术产业开发区、西昌甲钛产业园区建设，各类开发区和高新区。"
    )
    assert found(text, "park") == ["攀枝花钒钛高新技术产业开发区", "西昌甲钛产业园区"]


def test_regions_by_full_and_short_name() -> None:
    text = "成都市、雅安和宣汉县加快建设，支持合作与新兴产业。"
    every = names(text, places(), known()).mentions
    regions = {text[m.start : m.end]: m.refers for m in every if m.kind == "region"}
    assert regions == {"成都市": "510100", "雅安": "511800", "宣汉县": "511722"}


def test_short_names_of_counties_count_only_at_home() -> None:
    def read(scope: str) -> list[str]:
        every = names("缙云的产业", places(scope), known()).mentions
        return [m.name for m in every if m.kind == "region"]

    assert (read("331100"), read("510000")) == (["缙云"], [])


def test_terms_of_the_ontology() -> None:
    text = "发展海绵钛和锂电材料。"
    every = names(text, places(), known()).mentions
    told = [(text[m.start : m.end], m.kind, m.refers) for m in every]
    assert ("海绵钛", "link", "ti.sponge") in told
    assert ("锂电材料", "category", "lib") in told
