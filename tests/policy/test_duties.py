"""Statements of responsibility in every form, and the tasks they belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.ingest.policy.document import Document
from chainatlas.ingest.policy.duties import Task, tasks
from chainatlas.ingest.policy.read import document_of, read_document
from chainatlas.ingest.policy.reading.raw import Box, Builder, Raw

Told = list[tuple[str, str, str]]


def found(text: str) -> tuple[Document, list[Task]]:
    document, parts = document_of(Raw(text), "方案")
    return document, tasks(document, parts)


def told(text: str) -> list[Told]:
    """Return (unit, role, basis) of each task."""
    document, every = found(text)
    return [
        [
            (document.text[u.span.start : u.span.end], str(u.role), u.basis)
            for u in task.statement.units
        ]
        if task.statement
        else []
        for task in every
    ]


LEAD, JOINT = "lead", "joint"
SAID, USUAL = "stated", "convention"


@pytest.mark.parametrize(
    ("statement", "units"),
    [
        (
            "（责任单位：经济和信息化厅、科技厅）",
            [("经济和信息化厅", LEAD, USUAL), ("科技厅", JOINT, USUAL)],
        ),
        (
            "(责任单位:经济和信息化厅,科技厅)",
            [("经济和信息化厅", LEAD, USUAL), ("科技厅", JOINT, USUAL)],
        ),
        (
            "【牵头单位：省财政厅；责任单位：省税务局、省统计局】",
            [
                ("省财政厅", LEAD, SAID),
                ("省税务局", JOINT, SAID),
                ("省统计局", JOINT, SAID),
            ],
        ),
        (
            "（牵头单位：省财政厅，配合单位：省税务局）",
            [("省财政厅", LEAD, SAID), ("省税务局", JOINT, SAID)],
        ),
        (
            "（市级责任单位：市财政局、市商务局；各县（市、区）人民政府）",
            [
                ("市财政局", LEAD, USUAL),
                ("市商务局", JOINT, USUAL),
                ("各县（市、区）人民政府", JOINT, USUAL),
            ],
        ),
        (
            "（省财政厅牵头，省税务局、省统计局配合）",
            [
                ("省财政厅", LEAD, SAID),
                ("省税务局", JOINT, SAID),
                ("省统计局", JOINT, SAID),
            ],
        ),
        (
            "（由省财政厅牵头，省税务局等按职责分工负责）",
            [("省财政厅", LEAD, SAID), ("省税务局", JOINT, SAID)],
        ),
        (
            "（省财政厅、省税务局，各市（州）人民政府按职责分工负责）",
            [
                ("省财政厅", LEAD, USUAL),
                ("省税务局", JOINT, USUAL),
                ("各市（州）人民政府", JOINT, USUAL),
            ],
        ),
        (
            "（省财政厅会同省税务局负责）",
            [("省财政厅", LEAD, SAID), ("省税务局", JOINT, SAID)],
        ),
        (
            "（责任单位：省税务局、省财政厅（牵头））",
            [("省税务局", JOINT, SAID), ("省财政厅", LEAD, SAID)],
        ),
        ("（责任单位：所有成员单位）", [("所有成员单位", LEAD, USUAL)]),
        (
            "（省财政厅、省税务局）",
            [("省财政厅", LEAD, USUAL), ("省税务局", JOINT, USUAL)],
        ),
        (
            "\n责任单位：省财政厅、省税务局",
            [("省财政厅", LEAD, USUAL), ("省税务局", JOINT, USUAL)],
        ),
        (
            "\n牵头单位：省财政厅\n配合单位：省税务局、省统计局",
            [
                ("省财政厅", LEAD, SAID),
                ("省税务局", JOINT, SAID),
                ("省统计局", JOINT, SAID),
            ],
        ),
        ("责任单位：省财政厅。", [("省财政厅", LEAD, USUAL)]),
        ("——责任单位：省财政厅", [("省财政厅", LEAD, USUAL)]),
        ("［责任单位：省财政厅］", [("省财政厅", LEAD, USUAL)]),
        ("（省财政厅）", [("省财政厅", LEAD, USUAL)]),
        (
            "（牵头：省财政厅；配合：省税务局）",
            [("省财政厅", LEAD, SAID), ("省税务局", JOINT, SAID)],
        ),
        (
            "（责任领导：张三；责任单位：省财政厅、省税务局；完成时限：2025年底）",
            [("省财政厅", LEAD, USUAL), ("省税务局", JOINT, USUAL)],
        ),
        (
            "（责任单位：省财政厅牵头，省税务局配合）",
            [("省财政厅", LEAD, SAID), ("省税务局", JOINT, SAID)],
        ),
        (
            "（责任单位：省财政厅、省税务局，列第一位的为牵头单位）",
            [("省财政厅", LEAD, SAID), ("省税务局", JOINT, SAID)],
        ),
        (
            "（责任部门：省财政厅；责任区县：各县（市、区）人民政府）",
            [("省财政厅", LEAD, USUAL), ("各县（市、区）人民政府", JOINT, USUAL)],
        ),
    ],
)
def test_statements_after_a_task(statement: str, units: Told) -> None:
    assert told(f"一、重点任务\n1.修通东路，年底通车。{statement}") == [units]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        (
            "由市财政局牵头，市税务局、市统计局配合，制定奖补细则。",
            [
                ("市财政局", LEAD, SAID),
                ("市税务局", JOINT, SAID),
                ("市统计局", JOINT, SAID),
            ],
        ),
        ("市财政局负责筹措资金。", [("市财政局", LEAD, USUAL)]),
        ("市财政局要做好资金筹措。", [("市财政局", LEAD, USUAL)]),
        (
            "市财政局牵头，会同市税务局和市统计局组成专班。",
            [
                ("市财政局", LEAD, SAID),
                ("市税务局", JOINT, SAID),
                ("市统计局", JOINT, SAID),
            ],
        ),
    ],
)
def test_duties_in_a_sentence(sentence: str, units: Told) -> None:
    assert told(f"一、重点任务\n（一）筹措资金。{sentence}") == [units]


def test_several_duties_in_one_paragraph_are_several_tasks() -> None:
    text = "一、分工\n市财政局负责筹措资金；市商务局负责外出招商。"
    assert told(text) == [[("市财政局", LEAD, USUAL)], [("市商务局", LEAD, USUAL)]]
    assert [t.title for t in found(text)[1]] == [
        "市财政局负责筹措资金",
        "市商务局负责外出招商",
    ]


def test_several_statements_under_one_number() -> None:
    text = "一、任务\n（一）修路。修通东路。（责任单位：市交通运输局）架设桥梁。（责任单位：市水利局）"
    document, every = found(text)
    assert [t.title for t in every] == ["修路", "架设桥梁"]
    first, second = every
    assert document.text[second.span.start : second.span.end].startswith("架设桥梁")
    assert first.span.end <= second.span.start


def test_a_statement_of_a_heading_holds_for_all_below_it() -> None:
    text = "一、任务\n（一）修路（责任单位：市交通运输局）\n1.修通东路。\n2.修通西路。\n（二）招商。引进企业。"
    document, every = found(text)
    assert [t.title for t in every] == ["修路", "招商"]
    assert document.text[every[0].span.start : every[0].span.end].endswith(
        "2.修通西路。"
    )


def test_a_heading_of_duties() -> None:
    text = "一、分工\n（一）市财政局职责\n1.筹措资金，按季拨付到位。\n2.做好资金绩效评价。\n二、附则"
    assert told(text) == [[("市财政局", LEAD, USUAL)]] * 2


def test_a_paragraph_before_any_heading() -> None:
    document, every = found("开头。\n修通东路。（责任单位：市交通运输局）\n结尾。")
    assert [document.text[t.span.start : t.span.end] for t in every] == [
        "修通东路。（责任单位：市交通运输局）"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、任务\n（一）由政府部门或联合会牵头办展。",
        "一、任务\n（一）积极争取牵头、参与两个平台建设。",
        "一、任务\n（一）发展新材料（含稀土材料、显示材料）。",
        "一、任务\n（一）引进企业（详见责任单位名册）。",
        "一、任务\n（一）各部门要密切配合，形成合力。",
    ],
)
def test_sentences_that_name_no_unit(text: str) -> None:
    assert all(not units for units in told(text))


def test_sections_that_ask_for_nothing_are_no_tasks() -> None:
    text = (
        "一、指导思想\n坚持加快发展，推动各项工作落实到位。\n二、工作目标\n到2025年建成园区，产值突破百亿元。"
        "\n三、主要任务\n（一）修路。加快修通园区东西两条道路。\n四、附则\n本方案自印发之日起实施，原方案废止。"
    )
    assert [t.title for t in found(text)[1]] == ["修路"]


def test_rules_have_only_the_tasks_that_name_a_unit() -> None:
    text = "绵阳市补助办法\n第一条 支持企业修建厂房，按比例给予补助。\n第二条 市财政局负责拨付资金。"
    assert [t.number for t in found(text)[1]] == ["第二条"]


def test_a_table_of_tasks() -> None:
    out = Builder()
    out.line("一、分工表")
    out.table(
        [
            [Box("序号"), Box("工作任务"), Box("牵头单位"), Box("配合单位")],
            [
                Box("1"),
                Box("建设中试基地"),
                Box("市科技局"),
                Box("市财政局、\n各园区管委会"),
            ],
            [Box("2"), Box("办好展会"), Box("市商务局"), Box("")],
        ]
    )
    document, parts = document_of(out.raw())
    every = [t for t in tasks(document, parts) if t.statement]
    printed = [
        [(document.text[u.span.start : u.span.end], u.role) for u in t.statement.units]
        for t in every
        if t.statement
    ]
    assert [(t.number, t.title) for t in every] == [
        ("1", "建设中试基地"),
        ("2", "办好展会"),
    ]
    assert printed == [
        [("市科技局", LEAD), ("市财政局", JOINT), ("各园区管委会", JOINT)],
        [("市商务局", LEAD)],
    ]


def test_a_merged_cell_of_units_answers_for_every_row() -> None:
    shared = Box("市商务局、市财政局", key=1)
    out = Builder()
    out.table(
        [
            [Box("任务"), Box("责任单位")],
            [Box("办展会一场"), shared],
            [Box("办推介会两场"), shared],
        ]
    )
    document, parts = document_of(out.raw())
    assert [len(t.statement.units) for t in tasks(document, parts) if t.statement] == [
        2,
        2,
    ]


def test_a_table_of_tasks_in_a_plain_text(tmp_path: Path) -> None:
    text = (
        "附件\n\n某县材料产业任务分解表\n\n序号\t工作任务\t牵头单位\t责任单位\n"
        "一、规划布局\n1\t编制发展规划，年内引进企业不少于12家。\t县经信局\t县发改局、县财政局\n"
        "二、项目建设\n2\t建好园区道路。\t县住建局\t县水务局\n\n备注：排首位的为主要单位。\n"
    )
    path = tmp_path / "table.txt"
    path.write_text(text, encoding="utf-8")
    rows = read_document(path).rows
    assert [t["number"] for t in rows["tasks"]] == ["1", "2"]
    named = [(r["printed"], r["role"]) for r in rows["responsibilities"]]
    assert named == [
        ("县经信局", "lead"),
        ("县发改局", "joint"),
        ("县财政局", "joint"),
        ("县住建局", "lead"),
        ("县水务局", "joint"),
    ]
    assert [(t["value"], t["comparison"]) for t in rows["targets"]] == [("12", "ge")]
