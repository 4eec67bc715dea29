"""Business scopes: what is made, what is only sold or named, what is left out."""

from __future__ import annotations

import pytest

from chainatlas.ingest.table.classify import classify
from chainatlas.ingest.table.classify.scope import scope_items
from chainatlas.tests.ingest.table.classify.samples import (
    names,
    products,
    suggestions,
    table,
)


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("海绵钛制造", ["made"]),
        ("海绵钛的销售", ["sold"]),
        ("海绵钛技术研发", ["named"]),
        ("海绵钛、钛锭", ["", ""]),
        ("生产、销售：海绵钛、钛锭", ["made", "made"]),
        ("研发、生产、销售海绵钛、钛锭", ["made", "made"]),
        ("海绵钛、钛锭的加工、销售", ["made", "made"]),
        ("海绵钛、钛锭的销售", ["sold", "sold"]),
        ("海绵钛加工、钛锭销售", ["made", "sold"]),
        ("生产海绵钛、钛锭销售", ["made", "sold"]),
        ("销售海绵钛、生产、加工钛锭", ["sold", "made"]),
        ("批发海绵钛，生产钛锭，碳酸锂", ["sold", "made", "made"]),
        ("海绵钛销售、钛锭", ["sold", ""]),
        ("一般项目：海绵钛生产", ["made"]),
        ("生产海绵钛、不含钛锭、碳酸锂", ["made"]),
        ("海绵钛制造、危险品除外", ["made"]),
        ("除尘设备制造", ["made"]),
        ("生产：服务器、钛锭", ["made", "made"]),
        ("生产、销售", []),
        ("", []),
    ],
)
def test_what_is_done_with_each_thing(clause: str, found: list[str]) -> None:
    assert [mode for _, mode in scope_items(clause)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("海绵钛制造", {("a.sponge", "scope_exact")}),
        ("生产小粒海绵钛", {("a.sponge", "scope_narrow")}),
        ("生产TiS", {("a.sponge", "scope_abbreviation")}),
        ("高端海绵钛冶炼；普通货运", {("a.sponge", "scope_exact")}),
        (
            "一般项目：海绵钛制造；钛锭销售。许可项目：碳酸锂生产"
            "（依法须经批准的项目，经批准后方可开展经营活动）",
            {("a.sponge", "scope_exact"), ("a.salt", "scope_exact")},
        ),
        ("晶圆制造", {("a.fab", "scope_exact")}),
        ("钛白粉设备制造", set()),
        ("制造设备（不含海绵钛）", set()),
    ],
)
def test_what_a_scope_makes(text: str, found: set[tuple[str, str]]) -> None:
    assert products(text, "scope") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("海绵钛销售；碳酸锂批发", {("a.sponge", "sold"), ("a.salt", "sold")}),
        ("海绵钛技术咨询", {("a.sponge", "named")}),
        ("主营：海绵钛", {("a.sponge", "named")}),
        ("钛制品制造", {("a.ingot", "broad"), ("a.plate", "broad")}),
    ],
)
def test_what_a_scope_suggests(text: str, found: set[tuple[str, str]]) -> None:
    assert suggestions(text, "scope") == found
    assert products(text, "scope") == set()


def test_a_scope_without_a_link_is_unclassified_once() -> None:
    found = classify(
        table("普通货运；餐饮", "海绵钛制造；餐饮", column="scope"), names()
    )
    assert found.unclassified.rows() == [("book.xlsx", 2, "scope", "普通货运；餐饮")]


def test_an_industry_only_suggests() -> None:
    assert suggestions("海绵钛制造", "industry") == {("a.sponge", "named")}
    assert products("海绵钛制造", "industry") == set()
