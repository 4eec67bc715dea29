"""The review workbook goes out, is filled in, and comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from chainatlas.exports.entity_review import write_review
from chainatlas.ingest.table.entities.review_book import read_review
from chainatlas.ontology.catalogue import Lang, say, section
from chainatlas.ontology.errors import BadInput
from chainatlas.tests.ingest.table.entities.small import CITY, CODE, DONG, rows, solve

MADE = datetime(2026, 1, 2, tzinfo=UTC)
HOSTILE = "=HYPERLINK(1)腾龙"
MONTH = rows(
    ("腾龙钛业有限公司", CITY, CODE),
    ("龙腾钛业有限公司", CITY),
    ("鑫源矿业", DONG),
    ("鑫源钛业", None),
    ("攀枝花鑫源钛业", DONG),
    (HOSTILE, DONG),
    ("=HYPERLINK(1)龙腾", DONG),
    ("四川甲乙科技", DONG),
    ("攀枝花甲乙科技", DONG),
)
REVIEW = solve(MONTH).review
PLACES = {CITY: "攀枝花市", DONG: "攀枝花市东区"}
VERDICT, NOTE = 9, 10


def written(folder: Path, lang: Lang = "zh", review: pl.DataFrame = REVIEW) -> Path:
    path = folder / "review.xlsx"
    assert write_review(review, PLACES, path, lang, MADE) == len(review)
    return path


def filled(path: Path, *verdicts: str) -> Any:
    """Write verdicts into the first rows; return the open workbook."""
    book = openpyxl.load_workbook(path)
    for row, verdict in enumerate(verdicts, start=2):
        book.worksheets[0].cell(row, VERDICT, verdict)
    book.save(path)
    return book


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet(tmp_path: Path, lang: Lang) -> None:
    book = openpyxl.load_workbook(written(tmp_path, lang))
    sheet = book.worksheets[0]
    assert sheet.max_row == len(REVIEW) + 1 > 4
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:N{len(REVIEW) + 1}"
    hidden = {k for k, d in sheet.column_dimensions.items() if d.hidden}
    assert hidden == {"K"}  # the first of a run of four
    (rule,) = sheet.data_validations.dataValidation
    words = [
        say(f"entities.verdict_{v}", lang) for v in ("same", "different", "unsure")
    ]
    assert rule.formula1 == '"' + ",".join(words) + '"'
    assert sheet.cell(1, VERDICT).value == say("workbook.col_review_verdict", lang)
    evidence = {row[6].value for row in sheet.iter_rows(min_row=2)}
    assert evidence == {say(f"entities.kind_{k}", lang) for k in REVIEW["kind"]}


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path)).worksheets[0]
    cells = [c for row in sheet.iter_rows() for c in row if c.value in (HOSTILE,)]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "words", [("相同", "不同", "不确定"), (" Same", "DIFFERENT", "unsure")]
)
def test_verdicts_come_back(tmp_path: Path, lang: Lang, words: tuple[str, ...]) -> None:
    path = written(tmp_path, lang)
    book = filled(path, *words)
    book.worksheets[0].cell(4, NOTE, " 问县里 ")
    book.save(path)
    said = read_review(path)
    assert said["verdict"].to_list() == ["same", "different", "unsure"]
    assert said["note"].to_list() == [None, None, "问县里"]
    keys = [c for c in said.columns if c not in ("verdict", "note")]
    assert said.select(keys).equals(REVIEW.head(3).select(keys))


def test_rows_may_be_sorted_and_deleted(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = filled(path, *["不同"] * len(REVIEW))
    sheet = book.worksheets[0]
    sheet.delete_rows(3)
    cells = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    for row, values in enumerate(reversed(cells), start=2):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
    book.save(path)
    said = read_review(path)
    kept = pl.concat([REVIEW[:1], REVIEW[2:]]).reverse()
    assert said["id_a"].to_list() == kept["id_a"].to_list()
    again = solve(MONTH, decisions=said)
    assert again.review.equals(REVIEW[1:2])


def test_an_unknown_verdict_names_sheet_and_row(tmp_path: Path) -> None:
    path = written(tmp_path)
    filled(path, "相同", "也许")
    with pytest.raises(BadInput) as caught:
        read_review(path)
    assert caught.value.values["row"] == 3
    assert "review.xlsx[待核对]" in caught.value.message("zh")
    assert "也许" in caught.value.message("zh")


def test_no_verdicts_and_no_pairs(tmp_path: Path) -> None:
    assert read_review(written(tmp_path)).is_empty()
    assert read_review(written(tmp_path, review=REVIEW.clear())).is_empty()


def test_an_earlier_unsure_is_shown_again(tmp_path: Path) -> None:
    path = written(tmp_path)
    filled(path, "不确定")
    again = solve(MONTH, decisions=read_review(path)).review
    assert read_review(written(tmp_path, "en", again))["verdict"].to_list() == [
        "unsure"
    ]


def test_other_workbooks_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_cols(11)
    book.save(path)
    with pytest.raises(BadInput, match="lacks the columns 编号甲"):
        read_review(path)
    path.write_bytes(b"PK")
    with pytest.raises(BadInput, match="no readable workbook"):
        read_review(path)


def test_every_kind_of_evidence_has_its_words() -> None:
    from chainatlas.ingest.table.entities.review import KINDS

    words = {key for key in section("entities") if key.startswith("kind_")}
    assert words == {f"kind_{kind}" for kind in KINDS}
