"""Clauses that make a unit act, without a word like 负责 or 牵头."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.register import certain
from chainatlas.tests.policy.test_duties import JOINT, LEAD, found, told


def named(sentence: str) -> list[str]:
    """Return the units of a measure with that sentence."""
    return [name for name, _, _ in told(f"一、重点任务\n（一）加强管理。{sentence}")[0]]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("申报材料齐全的，由市科技局组织专家评审。", ["市科技局"]),
        ("由市科技局、市财政局联合下达计划。", ["市科技局", "市财政局"]),
        ("各级政府、有关部门要加大投入。", ["各级政府", "有关部门"]),
        ("税务部门应当简化手续。", ["税务部门"]),
        ("在年底以前，各县（市）、区要建成目录。", ["各县（市）、区"]),
        ("海关等有关单位要按季通报。", ["海关"]),
        (
            "市政府成立甲业工作领导小组，负责统筹协调。",
            ["市政府", "甲业工作领导小组"],
        ),
        ("金融系统要加大支持。", ["金融系统"]),
        ("由乙新区管委会统一规划建设。", ["乙新区管委会"]),
        ("市政府有关部门要简化审批。", ["市政府有关部门"]),
        ("市、区有关部门要予以支持。", ["市、区有关部门"]),
        ("市财政局将会同市科技局提出方案。", ["市财政局", "市科技局"]),
        ("请市财政局研究解决。", ["市财政局"]),
        ("审计、财政等部门要加强监管。", ["审计", "财政"]),
        ("各市、县（市、区）人民政府要落实责任。", ["各市、县（市、区）人民政府"]),
        ("市财政局对资金使用情况进行检查。", ["市财政局"]),
        ("市财政安排资金支持。", ["市财政"]),
        ("市科技局签署意见后送市财政局办理。", ["市科技局", "市财政局"]),
        (
            "设立联席会议，市科技局、市财政局、园管办等部门负责人为成员。",
            ["市科技局", "市财政局", "园管办"],
        ),
        (
            "由所在地县（市）、区政府和各类开发区管委会给予奖励。",
            ["所在地县（市）、区政府", "各类开发区管委会"],
        ),
    ],
)
def test_who_a_clause_makes_act(sentence: str, units: list[str]) -> None:
    assert named(sentence) == units


@pytest.mark.parametrize(
    "sentence",
    [
        "由企业自主申报，由专家组成评审组。",
        "企业家要做强主业，产业园要建好道路。",
        "市科技局组织了三次评审。",
        "政府给予适当补贴。",
        "市政府要求加快建设。",
        "办公室成员由有关单位组成。",
        "有关部门研究提出了办法。",
        "经市政府批准后实施。",
        "业务系统要实现互联，研发部门要开放数据。",
        "培育由市科技局认定的企业。",
        "成立甲业协会，服务企业。",
    ],
)
def test_clauses_that_make_no_unit_act(sentence: str) -> None:
    assert named(sentence) == []


def test_who_is_handed_a_matter_joins() -> None:
    text = "一、重点任务\n（一）加强管理。市科技局审核后报市财政局批准。"
    assert [(u, r) for u, r, _ in told(text)[0]] == [
        ("市科技局", LEAD),
        ("市财政局", JOINT),
    ]


def test_a_clause_gives_no_task_outside_of_rules() -> None:
    body = "回顾过去。各级政府、有关部门要认清形势。"
    assert found(f"一、指导思想\n（一）形势。{body}")[1] == []
    rules = found(f"绵阳市补助办法\n第一条 {body}\n第二条 企业自愿申报。")[1]
    assert [(t.number, t.rule) for t in rules] == [("第一条", "duty_clause")]


def test_a_bracket_says_it_better_than_a_clause() -> None:
    text = "一、任务\n（一）修路。有关部门要认清形势。（责任单位：市交通运输局）"
    assert [[u for u, _, _ in units] for units in told(text)] == [["市交通运输局"]]


def test_the_duties_of_a_numbered_paragraph_are_one_task() -> None:
    text = "绵阳市补助办法\n第一条 市财政局负责拨款；市商务局负责招商。"
    assert [[u for u, _, _ in units] for units in told(text)] == [
        ["市财政局", "市商务局"]
    ]


def test_a_short_name_of_the_document_is_a_unit() -> None:
    text = (
        "绵阳市补助办法\n第一条 绵阳留学人员创业园（以下简称“留创园”）受理申请。"
        "\n第二条 留创园对材料进行审核。"
    )
    assert [[u for u, _, _ in units] for units in told(text)][-1] == ["留创园"]


def test_a_part_of_a_bracket_may_say_how() -> None:
    text = "一、任务\n（一）修路。加快进度。（市财政局、市商务局按职责分工负责，各县（市、区）人民政府结合实际落实）"
    assert [u for u, _, _ in told(text)[0]] == [
        "市财政局",
        "市商务局",
        "各县（市、区）人民政府",
    ]


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("高新区财政局", True),
        ("组织部门", True),
        ("各类教育机构", True),
        ("园管办", False),
        ("信息系统", False),
        ("乙新区管委会", True),
        ("授权乙新区管委会", False),
        ("建设局面", False),
        ("企业向主管部门", False),
    ],
)
def test_names_that_are_certain(name: str, sure: bool) -> None:
    assert certain(name) is sure


def test_a_grant_is_no_task() -> None:
    text = (
        "一、措施\n（一）住房补贴。对符合条件的人才，按规定每月给予补贴，最长发放三年。"
        "\n（二）加大人才扶持。对符合条件的人才，由市财政局给予补贴，最长发放三年。"
    )
    assert [t.title for t in found(text)[1]] == ["加大人才扶持"]


def test_a_wide_gap_is_no_text_below_a_heading() -> None:
    text = "一、措施\n（一）放宽市场准入条件。          （二）加快修通东西两条道路。"
    assert [t.title for t in found(text)[1]] == [
        "放宽市场准入条件",
        "加快修通东西两条道路",
    ]
