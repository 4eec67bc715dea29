"""Lists of products: where a name stands in a phrase decides what it is worth."""

from __future__ import annotations

import pytest

from chainatlas.ingest.table.classify import RULES, classify
from chainatlas.tests.ingest.table.classify.samples import (
    names,
    products,
    suggestions,
    table,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("海绵钛", {("a.sponge", "whole_exact")}),
        ("海绵钛系列产品", {("a.sponge", "whole_exact")}),
        ("年产5万吨海绵钛", {("a.sponge", "whole_exact")}),
        ("海绵钛(500吨)", {("a.sponge", "whole_exact")}),
        ("其他海绵钛等", {("a.sponge", "whole_exact")}),
        ("宽厚钛板", {("a.plate", "whole_exact")}),
        ("钛合金板材", {("a.plate", "whole_exact")}),
        ("小粒海绵钛", {("a.sponge", "whole_narrow")}),
        ("ＴＩＳ", {("a.sponge", "whole_abbreviation")}),
        ("航空级海绵钛", {("a.sponge", "head_exact")}),
        ("高品质小粒海绵钛", {("a.sponge", "head_narrow")}),
        ("进口TIS", {("a.sponge", "head_abbreviation")}),
        ("海绵钛和钛锭", {("a.sponge", "part_exact"), ("a.ingot", "head_exact")}),
        ("小粒海绵钛/钛锭", {("a.sponge", "part_narrow"), ("a.ingot", "head_exact")}),
        ("TIS与钛锭", {("a.sponge", "part_abbreviation"), ("a.ingot", "head_exact")}),
        ("钛锭及配件", {("a.ingot", "part_exact")}),
        ("锂盐（碳酸锂、工业碳酸锂）", {("a.salt", "bracket_exact")}),
        ("锂盐（工业碳酸锂）", {("a.salt", "bracket_narrow")}),
        ("金属材料（TIS）", {("a.sponge", "bracket_abbreviation")}),
        ("晶圆制造", {("a.fab", "whole_exact")}),
        ("服务器", {("a.server", "whole_exact")}),
    ],
)
def test_what_is_made(text: str, found: set[tuple[str, str]]) -> None:
    assert products(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "钛白粉专用设备",
        "海绵钛生产线",
        "外购海绵钛",
        "废海绵钛",
        "不含海绵钛",
        "碳酸锂缓释片",
        "聚乙烯",
        "亚磷酸",
        "乙烯焦油",
        "海绵钛及钛锭设备",
        "海绵钛及钛锭包装",
        "TISX",
        "——",
        "500吨",
    ],
)
def test_what_is_nothing(text: str) -> None:
    assert products(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("钛制品", {("a.ingot", "broad"), ("a.plate", "broad")}),
        ("高端钛制品", {("a.ingot", "broad"), ("a.plate", "broad")}),
        ("海绵钛销售", {("a.sponge", "sold")}),
        ("销售海绵钛", {("a.sponge", "sold")}),
        ("海绵钛技术服务", {("a.sponge", "named")}),
        ("海绵钛包装桶", {("a.sponge", "inside")}),
        ("钛制品包装桶", set()),
    ],
)
def test_what_is_suggested(text: str, found: set[tuple[str, str]]) -> None:
    assert suggestions(text) == found
    assert products(text) == set()


def test_making_and_selling_is_making() -> None:
    assert products("海绵钛生产销售") == {("a.sponge", "whole_exact")}
    assert suggestions("海绵钛生产销售") == set()


@pytest.mark.parametrize(
    "text",
    [
        "海绵钛、钛锭；碳酸锂",
        "海绵钛,钛锭，碳酸锂",
        "1.海绵钛\n2.钛锭\n3.碳酸锂",
        "海绵钛 钛锭　碳酸锂",
        "海绵钛（1,000吨）、钛锭（含税、现货）、碳酸锂",
        "①海绵钛；②钛锭；③碳酸锂",
        "年产1,000吨海绵钛、2.5万吨钛锭、10~20万吨/年碳酸锂",
        "海绵钛|钛锭|碳酸锂",
    ],
)
def test_lists_are_parted(text: str) -> None:
    found = classify(table(text), names())
    assert set(found.products["link_id"]) == {"a.sponge", "a.ingot", "a.salt"}
    assert set(found.products["rule"]) == {"whole_exact"}
    assert set(found.products["words"]) == {"海绵钛", "钛锭", "碳酸锂"}
    assert found.unclassified.is_empty()


def test_words_and_phrase_are_as_printed() -> None:
    found = classify(table("高端ＴＩＳ（1吨）、铁锅"), names())
    row = found.products.row(0, named=True)
    assert (row["words"], row["phrase"]) == ("ＴＩＳ", "高端ＴＩＳ（1吨）")
    assert (row["file"], row["_row"], row["source"]) == ("book.xlsx", 2, "products")
    assert found.unclassified.select("_row", "phrase").rows() == [(2, "铁锅")]


def test_the_best_match_of_a_link_counts() -> None:
    found = classify(table("优质海绵钛、海绵钛销售、海绵钛"), names())
    assert found.products.select("link_id", "confidence", "phrase").rows() == [
        ("a.sponge", "high", "海绵钛")
    ]
    assert found.suggestions.is_empty()


def test_every_rule_has_a_confidence_of_the_schema() -> None:
    assert set(RULES.values()) == {"high", "medium", "low"}
