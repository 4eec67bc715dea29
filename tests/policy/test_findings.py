"""What does not fit together in a document is told, in both languages."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.checks import Checked, check_document, finding_rows
from chainatlas.ingest.policy.targets import Setting, figures
from chainatlas.tests.policy.test_target_tables import grid

NOW = Setting(now=2023)


def checks(text: str, **known: object) -> list[tuple[str, str]]:
    read = Checked(text, figures(text, NOW), **known)  # type: ignore[arg-type]
    return [(f.check, text[f.start : f.end]) for f in check_document(read)]


def test_parts_that_are_more_than_their_whole() -> None:
    text = "投入1000万元（其中甲方700万元、乙方500万元）。"
    assert checks(text) == [("parts_exceed", "1000万元（其中甲方700万元、乙方500万元")]
    assert checks("投入1000万元（其中甲方700万元、乙方300万元）。") == []


def test_a_total_row_that_is_not_the_sum() -> None:
    wrong = grid("年度|产值", "2024年|10", "2025年|20", "合计|31")
    right = grid("年度|产值", "2024年|10", "2025年|20", "合计|30")
    text = "x" * 40
    assert [c for c, _ in checks(text, grids=[wrong])] == ["sum_mismatch"]
    assert checks(text, grids=[right]) == []


def test_a_list_longer_than_its_count() -> None:
    assert checks("培育铝材、铜箔、硅料等2个产业链。") == [
        ("list_count", "铝材、铜箔、硅料等2个")
    ]
    assert checks("培育铝材、铜箔等5个产业链。") == []


@pytest.mark.parametrize(("rate", "found"), [("30", []), ("29.6", ["growth_mismatch"])])
def test_growth_that_its_two_values_do_not_give(rate: str, found: list[str]) -> None:
    text = f"2020年产值100亿元，2021年产值130亿元，同比增长{rate}%。"
    assert [c for c, _ in checks(text)] == found


def test_rounded_growth_fits() -> None:
    assert checks("2020年产值770亿元，2021年产值850亿元，同比增长10%。") == []


def test_a_year_outside_the_period() -> None:
    text = "到2031年，产值达到90亿元。"
    assert [c for c, _ in checks(text, period=(2024, 2026))] == ["year_outside"]
    assert checks(text, period=(2024, 2031)) == []


ROWS = {
    "passages": [{"id": "p", "start": "2", "end": "5"}],
    "tasks": [
        {
            "id": "t1",
            "title": "甲事",
            "passage_id": "p",
            "category": "ti",
            "links": "x.a",
        },
        {"id": "t2", "title": "乙事", "passage_id": "p"},
    ],
    "units": [{"id": "u", "zh": "不明厅"}],
    "responsibilities": [{"task_id": "t1", "unit_id": "u"}],
    "mentions": [
        {"kind": "category", "category": "ti", "name": "钛材料", "passage_id": "p"},
        {"kind": "category", "category": "re", "name": "稀土", "passage_id": "p"},
        {"kind": "category", "category": "re", "name": "稀土", "passage_id": "p"},
        {"kind": "category", "category": "al", "name": "铝", "passage_id": "p"},
    ],
}


def test_tasks_units_and_categories_that_do_not_meet() -> None:
    found = checks(
        "一二三四五六七",
        rows=ROWS,
        known_unit=lambda name: name == "某厅",
        category_of={"x.a": "al"},
    )
    assert sorted(found) == [
        ("category_without_task", "三四五"),
        ("task_without_unit", "三四五"),
        ("unit_unknown", "三四五"),
    ]


def test_a_document_without_units_or_tasks_is_not_blamed() -> None:
    rows = {**ROWS, "responsibilities": []}
    found = checks("一二三四五六七", rows=rows, category_of={"x.a": "al"})
    assert [c for c, _ in found] == ["category_without_task"]
    assert checks("一二三四五六七", rows={"mentions": ROWS["mentions"]}) == []


def test_rows_of_findings_speak_both_languages() -> None:
    text = "培育铝材、铜箔、硅料等2个产业链。"
    (row,) = finding_rows("d", text, check_document(Checked(text, [])))
    assert row["printed"] == text[int(row["start"]) : int(row["end"])]
    assert "3" in row["zh"]
    assert "3" in row["en"]
    assert row["document_id"] == "d"
