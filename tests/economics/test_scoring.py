"""Scores, weights, order, exclusions, introductions, reasons, and the docs' example."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainatlas.economics.candidate import (
    Candidate,
    Expansion,
    Firm,
    Nearby,
    Point,
    Source,
    Tie,
)
from chainatlas.economics.exclusion import REASONS, exclusion, exclusion_fact
from chainatlas.economics.fact import Fact
from chainatlas.economics.introduction import introduction
from chainatlas.economics.parts import NAMES, Part, parts
from chainatlas.economics.reason import open_doubts, reason
from chainatlas.economics.scoring import score, targets
from chainatlas.economics.weights import BadWeights, check_weights, read_weights

DOCS = Path(__file__).parents[2] / "docs" / "targets.md"
BARE = Candidate("r/l", "break", "r", "R", "l", "钛管", "e", "E")
EXAMPLE = Candidate(
    gap="510400/ti.tube",
    gap_kind="extension",
    region="510400",
    region_name="攀枝花市",
    link="ti.tube",
    link_name="钛管",
    enterprise="example",
    enterprise_name="示例钛业股份有限公司",
    product="钛管",
    capacity=5000.0,
    capacity_unit="吨/年",
    year="2024",
    largest_capacity=20000.0,
    main=True,
    confidence="medium",
    tier="骨干",
    listed_code="600000",
    home_region="610300",
    home_region_name="陕西省宝鸡市",
    home_province="610000",
    region_province="510000",
    home_point=Point(34.36, 107.24, centre=True),
    region_point=Point(26.58, 101.72, centre=True),
    suppliers_here=Nearby(2, (Firm("a", "甲钛业"), Firm("b", "乙钛业"))),
    buyers_here=None,
    supply_ties=(Tie(Firm("a", "甲钛业"), "buys_from", "high", "S1"),),
    group_ties=(),
    expansions=(Expansion("示例江苏公司", "child", "江苏省", "medium", "S2"),),
    sources=(Source("S3", "公司年报", "page", "2025"),),
)
some = st.none() | st.floats(0, 1).map(lambda v: round(v, 4))
weightings = st.fixed_dictionaries(dict.fromkeys(NAMES, st.floats(0, 10)))


def made(values: dict[str, float | None]) -> list[Part]:
    return [Part(name, value, (Fact("stop"),)) for name, value in values.items()]


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, some)), weightings)
def test_score_is_a_mean(
    values: dict[str, float | None], weights: dict[str, float]
) -> None:
    found = score(made(values), weights)
    known = [v for n, v in values.items() if v is not None and weights[n] > 0]
    if found is None:
        assert not known
        return
    assert found == round(found, 4)
    assert min(known) - 1e-4 <= found <= max(known) + 1e-4


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, st.floats(0, 1))), weightings)
def test_a_better_part_never_lowers_the_score(
    values: dict[str, float | None], weights: dict[str, float]
) -> None:
    low = score(made(values), weights)
    for name in NAMES:
        high = score(made({**values, name: 1.0}), weights)
        assert (low is None) == (high is None)
        assert (low or 0) <= (high or 0)


def test_an_unknown_part_shares_out_its_weight() -> None:
    weights = {"fit": 3.0, "strength": 1.0, "ties": 100.0}
    assert score(made({"fit": 1.0, "strength": 0.0, "ties": None}), weights) == 0.75
    assert score(made({"ties": None}), weights) is None
    assert score(made({"reach": 1.0}), weights) is None


def test_weights_come_along() -> None:
    weights = read_weights()
    assert tuple(weights) == NAMES
    assert sum(weights.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"fitt": 1}, "fitt.*there are: fit, strength"),
        ({"fit": -1}, "fit = -1"),
        ({"fit": "much"}, "'much'"),
        ({"fit": True}, "True"),
        ({"fit": float("nan")}, "nan"),
        ({"fit": float("inf")}, "inf"),
        ({"fit": 1e308, "ties": 1e308}, "none huge"),
        ({"fit": 0}, "above 0"),
        ({}, "above 0"),
        ({"fit": {"a": 1}}, "fit"),
    ],
)
def test_bad_weights(raw: dict[str, object], said: str) -> None:
    with pytest.raises(BadWeights, match=said):
        check_weights(raw)


def test_bad_weight_files(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    for content in (b"fit = ", b"\xff\xfe"):
        path.write_bytes(content)
        with pytest.raises(BadWeights, match=r"weights\.toml"):
            read_weights(path)
    with pytest.raises(BadWeights):
        read_weights(tmp_path)
    path.write_text("ties = 2\n")
    assert read_weights(path)["ties"] == 2.0
    assert read_weights(path)["fit"] == 0.0


def test_order_and_top() -> None:
    firms = [
        replace(EXAMPLE, enterprise=key, confidence=sure, status=status)
        for key, sure, status in (
            ("c", "low", "active"),
            ("b", "high", "active"),
            ("a", "high", "active"),
            ("x", "high", "closed"),
            ("d", "medium", "active"),
        )
    ]
    blank = replace(BARE, enterprise="0")
    found = targets([blank, *firms], read_weights(), top=3)
    order = [(t.candidate.enterprise, t.rank, t.excluded) for t in found]
    assert order == [
        ("a", 1, None),
        ("b", 2, None),
        ("d", 3, None),
        ("x", None, "not_active"),
    ]
    everyone = targets([blank, *firms], read_weights(), top=None)
    assert everyone[4].candidate.enterprise == "0"
    assert everyone[4].score is None
    assert targets(reversed([blank, *firms]), read_weights(), top=3) == found


SIBLING = Tie(Firm("g", "集团钛管厂"), "sibling", "high", "S9", makes_link=True)


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"status": "closed"}, "not_active", "已关停"),
        ({"makes_here": True}, "makes_here", "钛管"),
        ({"projects_here": (Firm("p", "钛管一期"),)}, "already_coming", "钛管一期"),
        ({"group_ties": (SIBLING,)}, "group_makes_here", "集团钛管厂"),
        ({"confidence": "low", "enterprise_name": "某厂（待核）"}, "unchecked", "待核"),
        ({"confidence": "medium", "enterprise_name": "某厂（待核）"}, None, ""),
        ({"group_ties": (replace(SIBLING, makes_link=False),)}, None, ""),
    ],
)
def test_exclusions(changes: dict[str, object], key: str | None, said: str) -> None:
    one = replace(BARE, **changes)  # type: ignore[arg-type]
    assert exclusion(one) == key
    fact = exclusion_fact(one)
    assert (fact is None) == (key is None)
    if fact is not None:
        assert said in fact.words("zh")
        assert fact.words("en").startswith("Not counted")
        assert fact.words("zh") in reason(one, parts(one), "zh")


def test_a_group_firm_here_is_shown() -> None:
    one = replace(BARE, group_ties=(replace(SIBLING, makes_link=False),))
    assert "集团钛管厂" in reason(one, parts(one), "zh")
    assert "集团钛管厂" in introduction(one, "zh")


def test_the_best_introduction() -> None:
    supply = Tie(Firm("s", "客户厂"), "sells_to", "high", "S1")
    group = Tie(Firm("t", "子公司"), "child", "low", None)
    buyers = Nearby(9, tuple(Firm(str(n), f"买方{n}") for n in range(9)))
    one = replace(BARE, supply_ties=(supply,), group_ties=(group,), buyers_here=buyers)
    assert introduction(one, "zh") == "经其在本地的子公司子公司引荐"
    one = replace(one, group_ties=())
    assert introduction(one, "zh") == "经其本地客户客户厂引荐（依据：S1；可信度：高）"
    assert "confidence: high" in introduction(one, "en")
    one = replace(one, supply_ties=None)
    assert "买方4，另有 4 家" in introduction(one, "zh")
    assert introduction(BARE, "zh") == "没有已知的引荐路径"


def test_open_doubts() -> None:
    one = replace(
        EXAMPLE,
        scope="group",
        confidence="low",
        home_contains_region=True,
        home_region_name="四川省",
        capacity=None,
        sources=(Source("CK", kind="common knowledge"),),
    )
    said = [fact.key for fact in open_doubts(one)]
    assert said == [
        "doubt_place",
        "doubt_group",
        "doubt_low",
        "doubt_common",
        "capacity_unknown",
    ]
    assert open_doubts(EXAMPLE) == ()


def test_a_resource_has_suppliers() -> None:
    one = replace(EXAMPLE, gap_kind="resource")
    assert "供应商" in reason(one, parts(one), "zh")


def test_no_money_is_printed() -> None:
    found = reason(EXAMPLE, parts(EXAMPLE), "zh") + reason(
        EXAMPLE, parts(EXAMPLE), "en"
    )
    assert not re.search(r"[¥$€]|亿元|万元|yuan", found)


def test_the_example_of_the_docs() -> None:
    text = DOCS.read_text(encoding="utf-8")
    printed = dict(
        re.findall(r"^\| `(\w+)` \| [^|]+ \| \*\*([\d.]+|null)\*\* \|", text, re.M)
    )
    found = {part.name: part.value for part in parts(EXAMPLE)}
    assert printed == {n: "null" if v is None else f"{v:g}" for n, v in found.items()}
    total = re.search(r"^score = .* = \*\*([\d.]+)\*\*$", text, re.M)
    assert total is not None
    assert float(total[1]) == score(parts(EXAMPLE), read_weights())


def test_the_docs_name_everything() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for name in (*NAMES, *REASONS):
        assert f"`{name}`" in text
    for name, weight in read_weights().items():
        assert f"| `{name}` | {weight:.2f} |" in text
