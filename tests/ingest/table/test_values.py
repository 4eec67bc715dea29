"""Values of cells: codes against a library's check, dates, amounts, headers."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from chainatlas.ingest.table.clean.amounts import amount_table, in_yi
from chainatlas.ingest.table.clean.codes import code_text, is_code
from chainatlas.ingest.table.clean.dates import date_text
from chainatlas.ingest.table.columns.guess import guesses
from chainatlas.ingest.table.columns.target import known, plain
from chainatlas.ingest.table.reading.header import find_header

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(ALPHABET + "IOSVZ-", min_size=0, max_size=19), max_size=40))
def test_check_digits_are_those_of_python_stdnum(texts: list[str]) -> None:
    whole = [t[:17] + uscc.calc_check_digit(t[:17]) for t in texts if _like(t)]
    codes = pl.Series("c", [*texts, *whole], dtype=pl.String).to_frame()
    read = codes.select(c=code_text(pl.col("c"))).select("c", ok=is_code(pl.col("c")))
    assert [ok for _, ok in read.rows()] == [_valid(c) for c, _ in read.rows()]


def _like(text: str) -> bool:
    part = text[:17]
    return len(part) == 17 and set(part) <= set(ALPHABET) and part[2:8].isdigit()


def _valid(code: str) -> bool:
    return len(code) == 18 and bool(uscc.is_valid(code))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023-1-5", "2023-01-05"),
        ("2023年1月5日", "2023-01-05"),
        ("20230105", "2023-01-05"),
        ("2023.3", "2023-03"),
        ("2023年", "2023"),
        ("44927", "2023-01-01"),
        ("2024-01-01 00:00:00", "2024-01-01"),
        ("2023-02-30", None),
        ("2023.13", None),
        ("去年", None),
        ("123", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    read = pl.DataFrame({"d": [text]}).select(date_text(pl.col("d")))
    assert read["d"].to_list() == [date]


@pytest.mark.parametrize(
    ("text", "unit", "value", "said"),
    [
        ("1,234.5", "万元", 1234.5, "万元"),
        ("1.2亿", "万元", 1.2, "亿元"),
        ("1.2万", "吨", 12000.0, "吨"),
        ("约5万吨/年", "", 50000.0, "吨/年"),
        ("2GWh", "吨", 2.0, "GWh"),
        ("2-3", "吨", None, None),
        ("保密", "万元", None, None),
    ],
)
def test_amounts(text: str, unit: str, value: float | None, said: str | None) -> None:
    table = amount_table(pl.Series([text]), unit)
    assert table.rows() == [(text, value, said)]


def test_money_is_in_yi() -> None:
    assert in_yi(1500.0, "万元") == 0.15
    assert in_yi(2.0, "亿元") == 2.0
    assert in_yi(3.0, "吨") is None
    assert in_yi(3.0, None) is None
    assert in_yi(3.0, "美元") is None


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("公司全称", "name"),
        ("统一社会信用代码（18位）", "credit_code"),
        ("所在县（市、区）", "county"),
        ("主要产品年产能（万吨）", "capacity"),
        ("生产情况/主要产品", "products"),
        ("2024年营业收入（万元）", "revenue_yi"),
        ("法定代表人", "keep"),
        ("园区名称", "park"),
    ],
)
def test_a_header_says_what_its_column_is(header: str, target: str) -> None:
    (guess,) = guesses([header], {}, "", lambda _: False)
    assert guess.target == target


def test_numbers_are_no_products() -> None:
    values = {"n_products": ["3", "5"], "top_products": ["钛板", "钛管"]}
    found = guesses(list(values), values, "", lambda _: False)
    assert [g.target for g in found] == ["keep", "products"]


def test_a_header_is_found_or_not() -> None:
    assert plain("2023年营业收入（万元）") == "营业收入"
    assert find_header([["甲", "乙"], ["1", "2"]], known) is None
    found = find_header([["名单"], ["企业名称", "地址"], ["甲公司", "x"]], known)
    assert found is not None
    assert (found.first, found.last) == (1, 1)
