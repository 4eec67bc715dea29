"""Half-written, empty and misnamed files are refused with a message, not a traceback."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from chainatlas.ontology.errors import BadInput
from chainatlas.tests.ingest.small import CHAIN, firms, folder, take

GOOD = "id,name\n" + "".join(f'e{n},"企业 {n}"\n' for n in range(50))


def refusal(path: Path) -> BadInput:
    """Return the error that reading a folder ends with, its texts complete."""
    with pytest.raises(BadInput) as refused:
        take(path)
    for lang in ("zh", "en"):
        assert refused.value.message(lang)
    return refused.value


def test_a_csv_that_ends_within_a_quoted_cell(tmp_path: Path) -> None:
    half = GOOD[: GOOD.rindex('"')]
    error = refusal(folder(tmp_path, enterprises=half))
    assert error.key == "ingest.unclosed_quote"
    assert "enterprises.csv" in error.message("en")


def test_a_csv_with_a_lone_quote_within_a_cell_is_whole(tmp_path: Path) -> None:
    intake = firms(tmp_path, 'id,name\ne1,5" 管\ne2,管\n')
    assert intake.tables["enterprises"]["name"].to_list() == ['5" 管', "管"]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_half_a_parquet_file(tmp_path: Path, share: float) -> None:
    file = tmp_path / "enterprises.parquet"
    frame = pl.DataFrame({"id": [f"e{n}" for n in range(9)], "name": ["名"] * 9})
    frame.write_parquet(file)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    assert refusal(tmp_path).key == "ingest.bad_parquet"


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_half_a_workbook(tmp_path: Path, share: float) -> None:
    file = tmp_path / "enterprises.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for row in range(50):
            sheet.write_row(row, 0, ["id", "name"] if row == 0 else [f"e{row}", "名"])
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    assert refusal(tmp_path).key == "ingest.bad_workbook"


@pytest.mark.parametrize("suffix", ["xlsx", "parquet"])
def test_a_csv_under_another_name(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"enterprises.{suffix}").write_text(GOOD, encoding="utf-8")
    assert "enterprises" in refusal(tmp_path).message("zh")


@pytest.mark.parametrize("text", ["", "\n\n", "   \n", "\ufeff", ",,,\n"])
def test_an_empty_csv(tmp_path: Path, text: str) -> None:
    assert refusal(folder(tmp_path, enterprises=text)).key == "ingest.no_header"


def test_an_empty_sheet(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "enterprises.xlsx") as book:
        book.add_worksheet()
    assert refusal(tmp_path).key == "ingest.no_header"


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name")
    (count,) = [c for c in intake.counts if c.table == "enterprises"]
    assert (count.read, count.loaded, count.rejected) == (0, 0, 0)


def test_a_header_that_names_a_column_twice(tmp_path: Path) -> None:
    error = refusal(folder(tmp_path, enterprises="id,name,name\ne,甲,乙\n"))
    assert error.key == "ingest.header_twice"
    assert "name" in error.message("zh")


def test_a_missing_column_names_the_file_and_what_was_found(tmp_path: Path) -> None:
    error = refusal(folder(tmp_path, **CHAIN, enterprises="编号,名称\ne,甲\n"))
    assert error.key == "ingest.missing_column"
    text = error.message("en")
    assert "enterprises.csv" in text
    assert "id, name" in text
    assert "编号, 名称" in text


def test_nothing_that_is_a_table(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    error = refusal(tmp_path)
    assert error.key == "ingest.empty_folder"
    assert "enterprises" in error.message("en")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no").key == "ingest.missing"


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "enterprises.csv"
    file.write_text(GOOD, encoding="utf-8")
    assert refusal(file).key == "ingest.not_a_folder"


def test_a_table_that_stands_there_twice(tmp_path: Path) -> None:
    folder(tmp_path, enterprises=GOOD)
    pl.DataFrame({"id": ["e"], "name": ["名"]}).write_parquet(
        tmp_path / "enterprises.parquet"
    )
    error = refusal(tmp_path)
    assert error.key == "ingest.twice"
    assert "enterprises.parquet" in error.message("zh")


def test_a_workbook_without_a_sheet_that_is_a_table(tmp_path: Path) -> None:
    file = tmp_path / "atlas.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("汇总").write(0, 0, "x")
    error = refusal(file)
    assert error.key == "ingest.no_sheets"
    assert "汇总" in error.message("en")


def test_a_folder_where_a_file_is_expected(tmp_path: Path) -> None:
    (tmp_path / "enterprises.csv").mkdir()
    assert refusal(tmp_path).key == "ingest.empty_folder"


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    folder(tmp_path, enterprises=GOOD)
    file = tmp_path / "enterprises.csv"
    file.chmod(0)
    try:
        file.read_bytes()
    except PermissionError:
        assert refusal(tmp_path).key == "ingest.unreadable"
    else:
        pytest.skip("this user may read any file")
    finally:
        file.chmod(0o644)
