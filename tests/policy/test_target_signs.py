"""Signs of goals and facts: years of the plan, growth, ceilings, what goes on."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.targets import Figure, Setting, figures

ANNUAL = Setting(now=2024, plan=(2024, 2024))
NOW = Setting(now=2024)


def goals(text: str, setting: Setting = NOW) -> list[tuple[str, str, int | None]]:
    return [(str(f.value), f.unit, f.year) for f in told(text, setting, "goal")]


def told(text: str, setting: Setting, tense: str) -> list[Figure]:
    return [f for f in figures(text, setting) if f.tense == tense]


def test_the_years_of_the_plan_are_goals() -> None:
    text = (
        "2023年，甲产业实现收入386亿元。2024年，全年收入突破420亿元，同比增长9%左右；"
        "用钒占比提高到15%；规模以上企业达到70家。"
    )
    assert goals(text, ANNUAL) == [
        ("420", "亿元", 2024),
        ("9", "%", 2024),
        ("15", "%", 2024),
        ("70", "家", 2024),
    ]
    assert [str(f.value) for f in told(text, ANNUAL, "fact")] == ["386"]


def test_growth_of_a_past_year_stays_a_fact() -> None:
    assert goals("2023年产值达到50亿元，同比增长12%。", ANNUAL) == []


def test_a_time_that_is_shortened_is_a_goal() -> None:
    (found,) = figures("将办理时限压缩至25个工作日以内；", NOW)
    assert (found.tense, found.unit, found.comparison) == ("goal", "个工作日", "le")
    assert goals("材料齐全的，在10个工作日内办结。") == []


def test_this_year_ends_a_later_year() -> None:
    text = "到2025年末本地转化率提高到30%，年内引进应用项目10个以上。"
    assert goals(text) == [("30", "%", 2025), ("10", "个", 2024)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三、重点任务\n2026年新增年消纳磷石膏300万吨。", ("3000000", "吨", 2026)),
        ("开放中试线，年服务企业100家次以上。", ("100", "家次", None)),
        ("2026年形成5万吨废料年处理能力。", ("50000", "吨", 2026)),
    ],
)
def test_what_is_done_in_a_year(
    text: str, expected: tuple[str, str, int | None]
) -> None:
    assert goals(text) == [expected]


def test_a_sentence_that_goes_on_tells_a_fact_too() -> None:
    text = "截至6月底已开工29个项目。其中，竣工投产5个，在建24个，未开工3个。"
    assert goals(text) == []
    assert [str(f.value) for f in told(text, NOW, "fact")] == ["29", "5", "24", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "2022年该产业产值仅为460亿元，必须加压奋进。",
        "竣工投产后按设备投资额的8%给予补助，单个项目不超过2000万元。",
        "确保2025年底前二期30万吨磷酸铁锂装置投料。",
    ],
)
def test_present_states_ceilings_and_phases_are_no_goals(text: str) -> None:
    assert goals(text, Setting()) == []


def test_the_value_that_one_starts_from_is_left_out() -> None:
    text = "到2027年，粉体自给率由目前的45%提升至75%。"
    assert goals(text) == [("75", "%", 2027)]
