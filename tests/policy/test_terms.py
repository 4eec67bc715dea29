"""Names of links and categories in running text."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.terms import base_known, base_terms
from chainatlas.ingest.terms import Terms


def named(text: str) -> set[tuple[str, str]]:
    return {(text[a:b], key) for a, b, key in base_terms().find(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发展钛合金板材", {("钛合金板材", "ti.plate")}),
        ("扩大海绵钛产能", {("海绵钛", "ti.sponge")}),
        ("壮大稀土、光伏产业", {("稀土", "re"), ("光伏产业", "pv")}),
        ("建设锂电产业集群", {("锂电产业", "lib")}),
    ],
)
def test_the_longest_name_counts(text: str, found: set[tuple[str, str]]) -> None:
    assert found <= named(text)
    assert not any(a < b for a, _ in found for b, _ in named(text) if a != b and a in b)


def test_negative_terms_beside_and_near_a_name() -> None:
    terms = Terms(
        {"碳酸锂": ("lib.lcarb",), "锂电": ("lib",)},
        {
            ("*", "*"): ("{}设备", "外购{}"),
            ("lib.lcarb", "碳酸锂"): ("缓释", "碳酸锂片"),
        },
        frozenset({"lib"}),
    )
    assert terms.find("生产碳酸锂") == [(2, 5, "lib.lcarb")]
    for text in ("碳酸锂设备", "外购碳酸锂", "碳酸锂片", "碳酸锂缓释制剂"):
        assert terms.find(text) == []
    assert terms.find("缓释剂、碳酸锂") == [(4, 7, "lib.lcarb")]
    assert terms.find("锂电设备") == [(0, 2, "lib")]


def test_full_width_and_case_do_not_matter() -> None:
    terms = Terms({"pvdf": ("lib.pvdf",)}, {}, frozenset())
    assert terms.find("用ＰＶＤＦ与PVDF粘结") == [
        (1, 5, "lib.pvdf"),
        (6, 10, "lib.pvdf"),
    ]
    assert terms.find("PVDFX") == []


def test_offsets_hold_where_a_character_takes_more_bytes() -> None:
    text = "𠮷İ海绵钛"
    assert [(text[a:b], k) for a, b, k in base_terms().find(text)] == [
        ("海绵钛", "ti.sponge")
    ]


def test_the_category_of_a_text() -> None:
    known = base_known()
    assert known.category("钛合金板材和钛管") == "ti"
    assert known.category("稀土与光伏") == ""


def test_what_a_material_is_used_for_is_not_of_its_category() -> None:
    known = base_known()
    assert known.find("新能源汽车产值")
    assert known.category("新能源汽车产值") == ""
