"""Tables of goals: years in the rows or in the header, with and without lines."""

from __future__ import annotations

from chainatlas.ingest.policy.targets import Setting, figures
from chainatlas.ingest.policy.targets.grid import Cell, grid_figures

NOW = Setting(now=2021)


def grid(*rows: str) -> list[list[Cell]]:
    made, at = [], 0
    for row in rows:
        cells = []
        for text in row.split("|"):
            cells.append(Cell(text, at, at + len(text)))
            at += len(text) + 1
        made.append(cells)
    return made


def shown(found: list) -> list[tuple[str, str, str, int | None, str]]:  # type: ignore[type-arg]
    return [
        (f.subject + f.measure, str(f.value), f.unit, f.year, f.tense) for f in found
    ]


def test_years_in_the_rows() -> None:
    table = grid("年度|硅料产值（亿元）|增幅（%）", "2022年|40|8", "2023年|44|10")
    assert shown(list(grid_figures(table, NOW))) == [
        ("硅料产值", "40", "亿元", 2022, "goal"),
        ("硅料产值增幅", "8", "%", 2022, "goal"),
        ("硅料产值", "44", "亿元", 2023, "goal"),
        ("硅料产值增幅", "10", "%", 2023, "goal"),
    ]


def test_years_in_the_header_with_a_unit_column() -> None:
    table = grid(
        "序号|指标|单位|2020年实际|2025年目标",
        "1|工业总产值|亿元|300|≥500",
        "2|规上企业数量|家|80|120左右",
        "3|研发投入强度|%|2.1|3",
    )
    assert shown(list(grid_figures(table, NOW))) == [
        ("工业总产值", "300", "亿元", 2020, "fact"),
        ("工业总产值", "500", "亿元", 2025, "goal"),
        ("规上企业数量", "80", "家", 2020, "fact"),
        ("规上企业数量", "120", "家", 2025, "goal"),
        ("研发投入强度", "2.1", "%", 2020, "fact"),
        ("研发投入强度", "3", "%", 2025, "goal"),
    ]
    compared = [f.comparison for f in grid_figures(table, NOW) if f.tense == "goal"]
    assert compared == ["ge", "about", "eq"]


def test_a_table_that_lost_its_lines() -> None:
    text = (
        "各年目标如下。\n\n年度\n硅料\n产值（亿元）\n增幅\n（%）\n"
        "2022年\n40\n8\n2023年\n44\n10\n三、措施\n"
    )
    found = figures(text, NOW)
    assert shown(found) == [
        ("硅料产值", "40", "亿元", 2022, "goal"),
        ("硅料产值增幅", "8", "%", 2022, "goal"),
        ("硅料产值", "44", "亿元", 2023, "goal"),
        ("硅料产值增幅", "10", "%", 2023, "goal"),
    ]
    assert [text[f.start : f.end] for f in found] == ["40", "8", "44", "10"]


def test_lines_of_indicators_by_year() -> None:
    text = (
        "目标。\n指标\n2025年\n2030年\n总产值（亿元）\n50\n90\n企业数量（家）\n10\n20\n"
    )
    assert shown(figures(text, NOW)) == [
        ("总产值", "50", "亿元", 2025, "goal"),
        ("总产值", "90", "亿元", 2030, "goal"),
        ("企业数量", "10", "家", 2025, "goal"),
        ("企业数量", "20", "家", 2030, "goal"),
    ]


def test_a_table_without_goals_gives_none() -> None:
    table = grid("姓名|电话", "甲|12345", "乙|23456")
    assert list(grid_figures(table, NOW)) == []
