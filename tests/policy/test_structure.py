"""Heading tree, front and foot of documents."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.document import Document
from chainatlas.ingest.policy.read import document_of
from chainatlas.ingest.policy.reading.raw import Box, Builder, Raw
from chainatlas.ingest.policy.structure.dates import dates
from chainatlas.tests.policy import samples


def read(text: str, stem: str = "") -> Document:
    return document_of(Raw(text), stem)[0]


def tree(text: str) -> list[tuple[int, str, str]]:
    return [(h.level, h.number, h.title) for h in read(text).headings]


def test_depth_follows_from_the_kinds_of_numbers() -> None:
    text = "第一章 总则\n第一节 目的\n第一条 为了修路，定此办法。\n（一）东路。\n第二章 分工\n第二条 甲负责。"
    assert tree(text) == [
        (1, "第一章", "总则"),
        (2, "第一节", "目的"),
        (3, "第一条", "为了修路，定此办法"),
        (4, "（一）", "东路"),
        (1, "第二章", "分工"),
        (2, "第二条", "甲负责"),
    ]


def test_numbers_of_every_kind() -> None:
    text = "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n2、己\n二、庚\n1.1 辛\n1.1.1 壬"
    assert [level for level, _, _ in tree(text)] == [1, 2, 3, 4, 5, 3, 1, 2, 3]
    assert [number for _, number, _ in tree(text)][-2:] == ["1.1", "1.1.1"]


def test_headings_of_markdown() -> None:
    assert tree("# 总纲\n正文。\n## 分工\n正文。\n# 附记") == [
        (1, "", "总纲"),
        (2, "", "分工"),
        (1, "", "附记"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.5亿元",
        "2020年",
        "10",
        "3.2%增长",
        "（二〇二〇年）",
        "一是修路",
        "1-2个平台",
        "十分重要",
    ],
)
def test_numbers_that_are_no_headings(line: str) -> None:
    assert tree(line) == []


def test_a_title_may_begin_with_a_digit() -> None:
    assert tree("3.3D打印材料\n2.2025年前建成") == [
        (1, "3", "3D打印材料"),
        (1, "2", "2025年前建成"),
    ]


def test_a_list_of_annexes_is_no_tree() -> None:
    text = "现印发你们。\n附件：1.分工表\n2.名单\n某市商务局\n一、目标\n二、任务"
    assert [number for _, number, _ in tree(text)] == ["一", "二"]


def test_wide_gaps_part_paragraphs() -> None:
    text = "一、目标          （一）近期。建厂。\u3000\u3000（二）远期。扩产。"
    assert [number for _, number, _ in tree(text)] == ["一", "（一）", "（二）"]


def test_lost_line_ends_are_found_in_long_paragraphs() -> None:
    text = "前言。" * 500 + "一、目标（一）近期建厂。2、扩产。二、任务修路。"
    assert [number for _, number, _ in tree(text)] == ["一", "（一）", "2", "二"]


def test_every_heading_points_at_its_words() -> None:
    document = read(samples.PLAN)
    for head in document.headings:
        printed = document.text[head.span.start : head.span.end]
        assert printed.startswith(head.number)
        assert printed.endswith(head.title)


def test_cells_of_tables_are_no_headings() -> None:
    out = Builder()
    out.line("一、分工")
    out.table([[Box("一、甲"), Box("（二）乙")], [Box("1.丙"), Box("2.丁")]])
    assert [h.title for h in document_of(out.raw())[0].headings] == ["分工"]


def test_front_of_a_plan() -> None:
    document = read(samples.PLAN)
    assert document.title == "云南省磷锂产业协同推进计划（2024—2026年）"
    assert document.number == "云工信〔2024〕17号"
    assert document.issuer == "云南省工业和信息化厅"
    assert (document.date, document.region) == ("2024-03-08", "530000")
    assert (document.period, document.kind) == ((2024, 2026), "计划")


@pytest.mark.parametrize(
    "printed",
    [
        "川办发〔2021〕8号",
        "川办发[2021]8号",
        "川办发【2021】 8 号",
        "川办发（2021）8号",
    ],
)
def test_brackets_of_a_number(printed: str) -> None:
    text = f"四川省人民政府办公厅\n关于修路的通知\n{printed}\n各市：\n一、修路。"
    document = read(text)
    assert document.number == printed.replace(" ", "")
    assert document.title == "四川省人民政府办公厅关于修路的通知"
    assert document.issuer == "四川省人民政府办公厅"


def test_a_cited_number_is_not_its_own() -> None:
    assert (
        read("为落实《若干意见》（国发〔2007〕7号），定此方案。\n一、修路。").number
        == ""
    )


def test_a_title_that_only_the_text_names() -> None:
    text = "现将有关情况报送。特制订《钒钛园区2023年工作要点》。\n一、修路。"
    assert read(text, "文件1").title == "钒钛园区2023年工作要点"
    assert read(text).period == (2023, 2023)


def test_the_name_of_the_file_is_the_last_title() -> None:
    assert read("今天天气很好。", "通知书").title == "通知书"


def test_a_short_first_line_is_a_title() -> None:
    assert read("绵阳市强链任务一览\n一、修路。", "t").title == "绵阳市强链任务一览"
    assert read("各县：\n一、修路。", "t").title == "t"


def test_validity() -> None:
    text = "黄山市修路办法\n黄山市交通运输局\n2021年5月6日\n第一条 本办法自印发之日起施行，有效期三年。"
    assert read(text).period == (2021, 2024)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2020年5月21日", "2020-05-21"),
        ("2020-05-21", "2020-05-21"),
        ("2020.5.21", "2020-05-21"),
        ("二〇二〇年五月二十一日", "2020-05-21"),
        ("二○一九年十二月三十日", "2019-12-30"),
        ("二00五年三月一日", "2005-03-01"),
        ("２０２０年５月２１日", "2020-05-21"),
        ("2020年5月", "2020-05"),
    ],
)
def test_dates(printed: str, iso: str) -> None:
    text = f"于{printed}印发"
    found = list(dates(text))
    assert [d.iso for d in found] == [iso]
    assert text[found[0].start : found[0].end] == printed


def test_days_that_no_calendar_has() -> None:
    assert list(dates("2021年2月30日，2021-13-01")) == []
