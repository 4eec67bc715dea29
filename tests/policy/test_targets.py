"""Goals with subject, measure, comparison, value, year; facts and rules apart."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.targets import Figure, Setting, figures

NOW = Setting(now=2023)


def read(text: str, setting: Setting = NOW) -> list[Figure]:
    return figures(text, setting)


def brief(
    text: str, setting: Setting = NOW
) -> list[tuple[str, str, str, str, int | None]]:
    return [
        (f.subject + f.measure, f.comparison, str(f.value), f.unit, f.year)
        for f in read(text, setting)
        if f.tense == "goal"
    ]


def test_a_plan_sentence() -> None:
    text = (
        "到2026年，全县硅材料产业规模突破800亿元，年均增长15%以上，培育10家百亿级企业，"
        "新增国家级“小巨人”企业50家，研发投入强度达到3.5%；单位能耗下降10%左右。"
    )
    assert brief(text) == [
        ("硅材料产业规模", "gt", "800", "亿元", 2026),
        ("硅材料产业规模年均增长", "ge", "15", "%", 2026),
        ("百亿级企业", "eq", "10", "家", 2026),
        ("国家级“小巨人”企业", "eq", "50", "家", 2026),
        ("研发投入强度", "eq", "3.5", "%", 2026),
        ("单位能耗下降", "about", "10", "%", 2026),
    ]


@pytest.mark.parametrize(
    ("text", "comparison", "value", "value_to"),
    [
        ("力争产值达到50亿元", "eq", "50", None),
        ("力争产值不低于50亿元", "ge", "50", None),
        ("力争产值超过50亿元", "gt", "50", None),
        ("力争能耗控制在50万吨以内", "le", "500000", None),
        ("力争产值达到50亿元左右", "about", "50", None),
        ("力争产值近50亿元", "about", "50", None),
        ("力争产值达到40—50亿元", "between", "40", "50"),
        ("力争产值翻一番以上", "ge", "2", None),
    ],
)
def test_comparison(
    text: str, comparison: str, value: str, value_to: str | None
) -> None:
    (found,) = read(text)
    assert (found.comparison, str(found.value)) == (comparison, value)
    assert (found.value_to and str(found.value_to)) == value_to


def test_size_classes_are_read_for_each_thing() -> None:
    text = "加快培育铝材、玻璃纤维和铜箔等3个200亿级产业链，硅料100亿级产业链。"
    assert brief(text) == [
        ("铝材规模", "about", "200", "亿元", None),
        ("玻璃纤维规模", "about", "200", "亿元", None),
        ("铜箔规模", "about", "200", "亿元", None),
        ("200亿级产业链", "eq", "3", "个", None),
        ("硅料规模", "about", "100", "亿元", None),
    ]


def test_a_sum_that_describes_what_is_counted_is_no_target() -> None:
    text = "引进产值超50亿元的骨干企业3家，建成5个投资上亿元的研究机构，培育收入超亿元企业20家。"
    assert [(n, v) for n, _, v, _, _ in brief(text)] == [
        ("产值超50亿元的骨干企业", "3"),
        ("投资上亿元的研究机构", "5"),
        ("收入超亿元企业", "20"),
    ]


def test_facts_are_kept_apart() -> None:
    text = (
        "截至2022年底，全县拥有规上企业120家。2022年实现产值320亿元，同比增长12%。"
        "目前，已建成电站12座。力争2025年产值达到500亿元。"
    )
    found = [(f.tense, str(f.value)) for f in read(text)]
    assert found == [
        ("fact", "120"),
        ("fact", "320"),
        ("fact", "12"),
        ("fact", "12"),
        ("goal", "500"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "对首次突破10亿元的企业，给予一次性奖励100万元。",
        "研发费用加计扣除比例由75%提高到100%。",
        "每人每月补贴2000元。",
        "提交申请书3份，复印件2份。",
        "坚持“三个代表”，抓住引进、培养、使用三个环节。",
        "建设一个平台，形成一批成果。",
        "注册资本不低于500万元。",
        "市财政每年安排专项资金1000万元。",
    ],
)
def test_rules_sums_and_phrases_are_neither(text: str) -> None:
    assert read(text) == []


def test_a_set_of_rules_needs_a_clear_sign() -> None:
    rules = Setting(now=2023, rules=True)
    assert read("建立3个窗口。", rules) == []
    assert brief("到2025年，建立3个窗口。", rules) == [("窗口", "eq", "3", "个", 2025)]


def test_a_baseline_year_is_not_the_year_of_the_target() -> None:
    (found,) = read("到2027年，锂电产业产值比2022年翻一番。")
    assert (found.year, found.subject, found.measure) == (2027, "锂电产业", "产值")


def test_the_year_goes_on_along_a_line_but_not_to_the_next() -> None:
    text = "到2030年，产值达到90亿元。其中，硅料产值达到30亿元。\n力争新建厂房5座。"
    assert [f.year for f in read(text)] == [2030, 2030, None]


def test_a_plan_of_one_year_gives_its_year() -> None:
    setting = Setting(now=2024, plan=(2024, 2024))
    assert brief("推动12家企业上市。", setting) == [
        ("企业上市", "eq", "12", "家", 2024)
    ]


def test_a_heading_of_goals_makes_goals() -> None:
    text = "工业总产值保持5000亿元。"
    assert read(text) == []
    (found,) = read(text, Setting(now=2023, headings=((0, "二、主要目标"),)))
    assert found.tense == "goal"


def test_headings_of_the_past_make_facts() -> None:
    setting = Setting(now=2023, headings=((0, "一、发展现状"),))
    (found,) = read("建成园区3个。", setting)
    assert found.tense == "fact"


def test_every_span_holds_what_is_printed() -> None:
    text = "力争到2025年，磷酸铁锂产能达到50万吨/年；引进企业20家以上。"
    for found in read(text):
        assert found.printed in text[found.start : found.end]
        assert 0 < found.confidence <= 1
        assert found.rule


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("每年资助100名优秀青年出国研修。", [("优秀青年出国研修", "100", "名")]),
        ("资助青年学者20人以上。", [("资助青年学者", "20", "人")]),
        ("三年内选拔20名带头人，给予每人10万元资助。", [("带头人", "20", "名")]),
        ("每年评选10名优秀企业家，给予表彰奖励。", [("优秀企业家", "10", "名")]),
        ("5年内选拔教师200名，每人资助2万元。", [("选拔教师", "200", "名")]),
        ("项目建成后，预计年产机器人2万台。", [("年产机器人", "20000", "台")]),
        (
            "项目注册资本3亿元，达产后年产值可达10亿元。",
            [("年产值", "10", "亿元")],
        ),
        ("投产后将形成年产600兆瓦的生产能力。", [("年产", "600", "MW")]),
        ("投产后，甲公司产量占全球的75%。", [("甲公司产量占全球", "75", "%")]),
    ],
)
def test_counts_and_outlooks_are_goals(
    text: str, goals: list[tuple[str, str, str]]
) -> None:
    assert [(n, v, u) for n, _, v, u, _ in brief(text)] == goals


@pytest.mark.parametrize(
    "text",
    [
        "对引进10名以上人才的企业给予奖励。",
        "新增10家以上门店，给予奖励50万元。",
        "20个项目中有5个来自外资企业。",
        "二期项目投资额超过3亿美元，占地100亩。",
        "某广场50家以上的机构将提供支撑。",
        "留成部分按第一年70%，第二年50%，第三年30%给予补助。",
        "每人每年资助5万元。",
    ],
)
def test_conditions_and_what_there_is_are_no_goals(text: str) -> None:
    assert brief(text) == []
