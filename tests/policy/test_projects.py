"""Projects with stage, capacity and investment, in lists, alone and in tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chainatlas.ingest.policy.mentions import Venture, names
from chainatlas.ingest.policy.mentions.project_table import project_table
from chainatlas.ingest.policy.mentions.stages import status
from chainatlas.tests.policy.register import known, places
from chainatlas.tests.policy.test_target_tables import grid


def ventures(text: str) -> tuple[Venture, ...]:
    return names(text, places(), known()).ventures


def test_a_list_before_a_count() -> None:
    text = "推动甲力集团新材料产业园、雅安乙建材年产200兆瓦薄膜玻璃等37个重大项目开工建设。"
    first, second = ventures(text)
    assert (first.name.name, first.status) == ("甲力集团新材料产业园", "started")
    owners = [v.owner.name for v in (first, second) if v.owner]
    assert owners == ["甲力集团", "雅安乙建材"]
    assert second.name.name == "雅安乙建材年产200兆瓦薄膜玻璃"
    assert (second.capacity, second.unit) == (Decimal(200), "MW/年")


def test_a_single_project_with_its_investment() -> None:
    text = "推动四川甲能科技有限公司年产10万吨正极材料项目竣工投产，总投资50亿元。"
    (found,) = ventures(text)
    assert found.name.name == "四川甲能科技有限公司年产10万吨正极材料项目"
    assert (found.status, found.capacity, found.unit) == ("completed", 100000, "吨/年")
    assert found.investment_yi == 50
    assert text[found.name.start : found.name.end] == found.name.name


def test_investment_before_the_name() -> None:
    (found,) = ventures("总投资120亿元的戊华年产20GWh动力电池项目签约落户遂宁。")
    assert (found.name.name, found.status) == ("戊华年产20GWh动力电池项目", "signed")
    assert (found.investment_yi, found.capacity, found.unit) == (120, 20, "GWh/年")


def test_a_quoted_project_keeps_its_marks() -> None:
    (found,) = ventures("将开展“年产800万颗超高频芯片、标签”项目建设。")
    assert found.name.name == "年产800万颗超高频芯片、标签"


def test_projects_side_by_side() -> None:
    text = "推进己辰新材料公司3万吨石英砂项目、庚午集团光伏玻璃项目前期工作。"
    assert [(v.name.name, v.status) for v in ventures(text)] == [
        ("己辰新材料公司3万吨石英砂项目", "planned"),
        ("庚午集团光伏玻璃项目", "planned"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "推动基础设施、公共服务等3类设施完善，做好项目申报和项目管理。",
        "引进储备一批重大新材料项目。",
        "加强项目建设，优化项目审批。",
        "对获得创新创业项目资金资助的企业给予奖励。",
    ],
)
def test_general_words_are_no_projects(text: str) -> None:
    assert ventures(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开工建设", "started"),
        ("在建", "under_construction"),
        ("加快建设", "under_construction"),
        ("竣工投产", "completed"),
        ("签约", "signed"),
        ("试生产", "trial"),
        ("前期工作", "planned"),
        ("停建", "stopped"),
        ("推进", ""),
    ],
)
def test_stage_words(text: str, expected: str) -> None:
    assert status(text) == expected


def test_a_table_of_projects() -> None:
    table = grid(
        "序号|项目名称|建设单位|总投资（亿元）|进展",
        "1|年产5万吨氢氧化锂|甲华锂业有限公司|12.5|在建",
        "2|光伏玻璃二期|乙光集团|8|竣工",
    )
    found = list(project_table(table))
    assert [(v.name.name, v.status, v.investment_yi) for v in found] == [
        ("年产5万吨氢氧化锂", "under_construction", Decimal("12.5")),
        ("光伏玻璃二期", "completed", Decimal(8)),
    ]
    assert [v.owner and v.owner.name for v in found] == ["甲华锂业有限公司", "乙光集团"]
    assert (found[0].capacity, found[0].unit) == (50000, "吨")
