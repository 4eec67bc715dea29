"""What asks nobody for anything, and statements that stand behind a sentence."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.duties.task import Task
from chainatlas.ingest.policy.duties.tasks import tasks
from chainatlas.ingest.policy.read import document_of
from chainatlas.ingest.policy.reading import Raw

MEASURES = "甲开发区促进材料产业发展若干措施\n\n"
PLAN = "甲市材料产业行动方案\n\n"


def read(text: str) -> tuple[str, list[Task]]:
    document, blocks = document_of(Raw(text))
    return document.text, tasks(document, blocks)


def titles(text: str) -> list[str]:
    return [task.title for task in read(text)[1]]


@pytest.mark.parametrize(
    "section",
    [
        "第三条 支持企业扩产。实施技改的，按设备投资的10%给予补助，最高500万元。",
        "第四条 支持人才引育。对新引进的博士，按每月3000元发放生活补贴。",
        "第五条 兑现程序。每年申报一次，实行免申即享，材料提交后统一审核。",
        "第六条 本措施自发布之日起施行，由经发局、财政局负责解释。",
    ],
)
def test_grants_and_validity_of_measures_are_no_tasks(section: str) -> None:
    assert titles(MEASURES + section) == []


def test_measures_that_make_a_unit_act_are_tasks() -> None:
    section = (
        "第七条 保障用地。优先安排项目用地。由自然资源和规划分局、财政局具体落实。"
    )
    text, (task,) = read(MEASURES + section)
    assert task.title == "保障用地"
    assert task.statement
    units = [text[u.span.start : u.span.end] for u in task.statement.units]
    assert units == ["自然资源和规划分局", "财政局"]


@pytest.mark.parametrize(
    "section",
    [
        "（一）组织领导。市材料产业发展领导小组统揽三年行动，办公室设在市工信局。",
        "一、链主企业：甲发化工集团股份有限公司、乙普时代新能源有限公司、丙化集团有限责任公司。",
        "二、链长及责任部门\n总链长由市长担任。各细分链条安排如下。责任部门负责链条日常推进。",
    ],
)
def test_lists_of_names_are_no_tasks(section: str) -> None:
    assert titles(PLAN + section) == []


def test_a_bracket_behind_a_sentence_with_a_unit_is_of_the_same_task() -> None:
    section = (
        "（十）加强调度。由市经信局负责总调度，各县每年报送进展。【市财政局、市科技局】"
    )
    text, (task,) = read(PLAN + section)
    assert (task.number, task.title) == ("（十）", "加强调度")
    assert task.statement
    units = [text[u.span.start : u.span.end] for u in task.statement.units]
    assert units == ["市经信局", "市财政局", "市科技局"]


@pytest.mark.parametrize(
    ("said", "units"),
    [
        ("【绵阳市人民政府】", ["绵阳市人民政府"]),
        (
            "（甲县政府、乙区政府，市工信局跟踪督办）",
            ["甲县政府", "乙区政府", "市工信局"],
        ),
        ("（市政府督查室）", ["市政府督查室"]),
        (
            "由市财政局牵头，市科技局及项目所在县（市、区）配合。",
            ["市财政局", "市科技局", "项目所在县（市、区）"],
        ),
    ],
)
def test_units_that_are_told(said: str, units: list[str]) -> None:
    text, (task,) = read(PLAN + f"一、推进项目。逐一明确路线图。{said}")
    assert task.statement
    assert [text[u.span.start : u.span.end] for u in task.statement.units] == units
