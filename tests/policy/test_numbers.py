"""Numbers keep what is printed beside their value; what is no amount is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chainatlas.ingest.policy.numbers import amounts, base
from chainatlas.ingest.policy.numbers.periods import periods


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "unit"),
    [
        ("产值500亿元", "500亿元", "500", None, "亿元"),
        ("产值突破500亿。", "500亿", "500", None, "亿元"),
        ("规模达1.2万亿元", "1.2万亿元", "12000", None, "亿元"),
        ("占六成以上", "六成", "60", None, "%"),
        ("占六成五", "六成五", "65", None, "%"),
        ("占三分之一", "三分之一", "33.33", None, "%"),
        ("占百分之十五", "百分之十五", "15", None, "%"),
        ("增长10%以上", "10%", "10", None, "%"),
        ("产值翻番", "翻番", "2", None, "倍"),
        ("产值翻两番", "翻两番", "4", None, "倍"),
        ("增长8—10%", "8—10%", "8", "10", "%"),
        ("增长8%至10%", "8%至10%", "8", "10", "%"),
        ("投资100万—500万元", "100万—500万元", "100", "500", "万元"),
        ("产能2万吨/年", "2万吨/年", "20000", None, "吨/年"),
        ("１，２００家", "１，２００家", "1200", None, "家"),
        ("1,200.5吨", "1,200.5吨", "1200.5", None, "吨"),
        ("三十五家", "三十五家", "35", None, "家"),
        ("一百零八户", "一百零八户", "108", None, "户"),
        ("千亿级产业", "千亿级", "1000", None, "亿元"),
        ("收入超亿元", "亿元", "1", None, "亿元"),
        ("150亿瓦时电池", "150亿瓦时", "15", None, "GWh"),
        ("300兆瓦", "300兆瓦", "300", None, "MW"),
        ("100万千瓦", "100万千瓦", "1", None, "GW"),
        ("5亿美元", "5亿美元", "5", None, "亿美元"),
        ("３．５万人", "３．５万人", "35000", None, "人"),
        ("降低2个百分点", "2个百分点", "2", None, "百分点"),
        ("100多家", "100多家", "100", None, "家"),
        ("十余家", "十余家", "10", None, "家"),
    ],
)
def test_amount(text: str, printed: str, low: str, high: str | None, unit: str) -> None:
    (found,) = amounts(text)
    assert text[found.start : found.end] == found.printed == printed
    assert (str(found.low), found.high and str(found.high), found.unit) == (
        low,
        high,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "实施“百千万”工程",
        "“151人才工程”",
        "第3项、第十一条",
        "建设5G基站",
        "3D打印",
        "成为龙头",
        "2025年",
        "6个月内",
        "数十家",
        "一带一路",
        "〔2020〕5号",
    ],
)
def test_no_amount(text: str) -> None:
    assert amounts(text) == []


def test_count_and_class_are_two_numbers() -> None:
    found = amounts("培育5个500亿级产业链")
    assert [(a.printed, a.kind, a.level) for a in found] == [
        ("5个", "count", False),
        ("500亿级", "money", True),
    ]


def test_quantities_are_compared_on_one_scale() -> None:
    assert base(Decimal(5), "亿元") == base(Decimal(50000), "万元")
    assert base(Decimal(15), "GWh") == base(Decimal(15000), "MWh")
    assert base(Decimal(3), "户") == base(Decimal(3), "家")
    assert base(Decimal(3), "吨") != base(Decimal(3), "亩")


@pytest.mark.parametrize(
    ("text", "printed", "first", "last", "by"),
    [
        ("到2025年", "到2025年", 2025, 2025, True),
        ("２０２６年底", "２０２６年底", 2026, 2026, False),
        ("2021-2023年", "2021-2023年", 2021, 2023, False),
        ("2021年至2023年", "2021年至2023年", 2021, 2023, False),
        ("“十四五”期间", "“十四五”期间", 2021, 2025, True),
        ("“十四五”末", "“十四五”末", 2025, 2025, True),
        ("2025年前", "2025年前", None, 2024, True),
        ("今后三年", "今后三年", 2022, None, True),
        ("3年内", "3年内", 2022, None, True),
        ("去年", "去年", 2021, 2021, False),
        ("二〇二五年", "二〇二五年", 2025, 2025, False),
        ("截至2021年底", "2021年底", 2021, 2021, False),
    ],
)
def test_period(
    text: str, printed: str, first: int | None, last: int | None, by: bool
) -> None:
    (found,) = periods(text, 2022)
    assert (found.printed, found.first, found.last, found.by) == (
        printed,
        first,
        last,
        by,
    )


def test_years_of_schooling_are_no_period() -> None:
    assert periods("普及12年基础教育", 2022) == []
