"""Many rows are judged as each is alone, and hostile text takes time in proportion."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from chainatlas.ingest.table.classify import base_lexicon, classify, findings, lexicon
from chainatlas.tests.ingest.table.classify.samples import names, table
from chainatlas.tests.policy.timing import seconds

WORDS = st.sampled_from(
    [
        *(
            "海绵钛",
            "钛锭",
            "钛制品",
            "碳酸锂",
            "TiS",
            "乙烯",
            "服务器",
            "设备",
            "铁锅",
        ),
        *(
            "生产",
            "销售",
            "技术",
            "的",
            "和",
            "及",
            "、",
            "；",
            "，",
            "。",
            "（",
            "）",
            "(",
        ),
        *(
            "年产",
            "5万",
            "吨",
            "1,000",
            "１，０００",
            " ",
            "　",
            "\n",
            "不含",
            "外",
            "除",
        ),
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map("".join)
ROWS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6)


def frame(rows: list[tuple[str, str]]) -> pl.DataFrame:
    texts = pl.DataFrame(rows, ["products", "scope"], orient="row")
    return texts.with_columns(file=pl.lit("a.csv")).with_row_index("_row")


@given(ROWS)
def test_one_by_one_is_as_in_bulk(rows: list[tuple[str, str]]) -> None:
    whole = frame(rows)
    alone = [findings(row, names()) for row in whole.iter_slices(1)]
    assert_frame_equal(findings(whole, names()), pl.concat(alone))


@given(ROWS)
def test_nothing_is_lost_and_words_stand_in_the_text(
    rows: list[tuple[str, str]],
) -> None:
    found = findings(frame(rows), names())
    told = set(found.select("_row", "source").iter_rows())
    for number, texts in enumerate(rows):
        for source, text in zip(("products", "scope"), texts, strict=True):
            if text.strip():
                products = found.filter(_row=number)
                assert (number, source) in told or not products.is_empty()
    for row in found.filter(pl.col("outcome") != "none").iter_rows(named=True):
        assert row["words"] in rows[row["_row"]][row["source"] == "scope"]


def test_a_link_is_once_in_a_row() -> None:
    found = findings(table("海绵钛、优质海绵钛", "钛锭", "海绵钛"), names())
    assert not found.select("_row", "link_id").is_duplicated().any()
    assert found["_row"].to_list() == [2, 3, 4]


def test_no_rows_and_empty_cells() -> None:
    for rows in (table(), table(None, "", " 　 ")):
        found = classify(rows, names())
        assert found.products.is_empty()
        assert found.suggestions.is_empty()
        assert found.unclassified.is_empty()


def test_a_name_cut_out_of_a_number_is_no_error() -> None:
    links = pl.DataFrame({"id": ["a.x"], "zh": [",000号"]})
    none = pl.DataFrame(schema=["link_id", "alias", "kind", "not_when"])
    found = findings(table("１，０００号"), lexicon(links, none, none))
    assert found["outcome"].to_list() == ["suggestion"]


HOSTILE = {
    "one name": "海绵钛",
    "names in a list": "海绵钛、",
    "names and": "海绵钛及",
    "clauses": "海绵钛制造；",
    "verbs": "生产",
    "verbs in a list": "生产、",
    "things before verbs": "海绵钛、钛锭、生产、销售、",
    "of": "的",
    "open brackets": "（",
    "brackets in brackets": "（海绵钛（",
    "closed brackets": "）",
    "amounts": "5万吨",
    "digits": "1",
    "thousands": "1,000",
    "spaces": " ",
    "gaps": "钛 ",
    "latin": "a",
    "exceptions": "不含、",
    "broad": "钛制品",
}


@pytest.mark.parametrize("column", ["products", "scope"])
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length(name: str, column: str) -> None:
    unit = HOSTILE[name]

    def read(length: int) -> Callable[[], object]:
        rows = table(unit * (length // len(unit)), column=column)
        return lambda: findings(rows, base_lexicon())

    seconds(read(100))
    short, long = seconds(read(2_000)), seconds(read(16_000))
    assert long < 20 * max(short, 0.02)
