"""Rows as a csv holds them: ragged, blank, over several lines, repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.tests.ingest.small import (
    CHAIN,
    firms,
    folder,
    ids,
    rejected,
    take,
    value,
)


def test_a_short_row_is_padded(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name,tier\ne1,甲\ne2,乙,龙头\ne3,丙\n")
    assert ids(intake) == ["e1", "e2", "e3"]
    assert value(intake, "tier") == [None, "龙头", None]


def test_a_long_row_is_rejected_with_its_number(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name\ne1,甲\ne2,乙,多\ne3,丙\n")
    assert rejected(intake) == [(3, "", "too_many_cells")]
    assert intake.rejects["value"].to_list() == ["多"]
    assert ids(intake) == ["e1", "e3"]


def test_blank_cells_beyond_the_last_column_do_no_harm(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name\ne1,甲,,\ne2,乙, \n")
    assert ids(intake) == ["e1", "e2"]
    assert intake.rejects.is_empty()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_keep_the_row_numbers(tmp_path: Path, end: str) -> None:
    lines = ["id,name,status", "", "e1,甲,", ",,", "", "e2,乙,bankrupt", "", "e3,丙,"]
    intake = firms(tmp_path, end.join([*lines, ""]))
    assert rejected(intake) == [(6, "status", "not_listed")]
    assert ids(intake) == ["e1", "e3"]


def test_a_cell_over_several_lines_is_one_row(tmp_path: Path) -> None:
    text = 'id,name,tier\ne1,"甲\n\n乙",\ne2,"丙,丁",x\ne3,戊,\ne3,己,\n'
    intake = firms(tmp_path, text)
    assert value(intake, "name") == ["甲\n\n乙", "丙,丁", "戊"]
    assert rejected(intake) == [(5, "id", "differs")]


def test_ragged_rows_beside_cells_over_several_lines(tmp_path: Path) -> None:
    text = 'id,name,tier\ne1,"甲\n乙"\ne2,丙,x,y\n\ne3,"丁""戊"""\ne4,"己\n",x,"z\nz"\n'
    intake = firms(tmp_path, text)
    assert value(intake, "name") == ["甲\n乙", '丁"戊"']
    assert rejected(intake) == [(3, "", "too_many_cells"), (6, "", "too_many_cells")]


def test_a_long_row_first_and_last(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name\na,b,c\ne1,甲\nx,y,z")
    assert rejected(intake) == [(2, "", "too_many_cells"), (4, "", "too_many_cells")]


def test_no_line_end_at_the_end(tmp_path: Path) -> None:
    assert ids(firms(tmp_path, "id,name\ne1,甲\ne2,乙")) == ["e1", "e2"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(tmp_path: Path, end: str) -> None:
    text = "id,name\ne1,甲\ne2,乙\n".replace("\n", end)
    intake = firms(tmp_path, text)
    assert value(intake, "name") == ["甲", "乙"]


def test_the_same_row_twice_is_unchanged_and_other_values_are_rejects(
    tmp_path: Path,
) -> None:
    intake = firms(tmp_path, "id,name\ne1,甲\ne1,甲\ne1,乙\n e1 ,甲 \n")
    (count,) = [c for c in intake.counts if c.table == "enterprises"]
    assert (count.read, count.loaded, count.unchanged, count.rejected) == (4, 1, 2, 1)
    assert rejected(intake) == [(4, "id", "differs")]
    assert intake.rejects["detail"].to_list() == ["2"]
    assert value(intake, "name") == ["甲"]


def test_a_later_folder_replaces_and_an_equal_row_is_unchanged(tmp_path: Path) -> None:
    first = folder(tmp_path / "1", **CHAIN, enterprises="id,name\ne1,甲\ne2,乙\n")
    second = folder(tmp_path / "2", enterprises="id,name\ne1,丙\ne2,乙\ne3,丁\n")
    intake = take(first, second)
    (count,) = [c for c in intake.counts if c.table == "enterprises"]
    assert (count.read, count.loaded, count.unchanged, count.rejected) == (5, 4, 1, 0)
    assert dict(zip(ids(intake), value(intake, "name"), strict=True)) == {
        "e1": "丙",
        "e2": "乙",
        "e3": "丁",
    }


def test_columns_that_no_table_knows_are_kept_and_said_once(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,备注,name,a`b\ne1,重点,甲,\ne2,,乙,\n")
    assert value(intake, "extra") == ['{"备注": "重点"}', None]
    (warning,) = intake.warnings
    assert warning[0] == "ingest.unknown_columns"
    assert warning[1] == {"file": "enterprises.csv", "columns": "备注, a`b"}


def test_a_header_may_be_wide_upper_case_or_spaced(tmp_path: Path) -> None:
    intake = firms(tmp_path, " ID , Ｎａｍｅ_zh\ne1,甲\n")
    assert value(intake, "name") == ["甲"]
    assert not intake.warnings


def test_a_column_without_a_header_is_kept(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,,name\ne1,x,甲\n")
    assert value(intake, "extra") == ['{"column_2": "x"}']


def test_very_many_rows_keep_their_numbers(tmp_path: Path) -> None:
    lines = [f"e{n},名" for n in range(30_000)]
    lines[20_000] += ",多"
    lines[29_999] = "e0,另名"
    intake = firms(tmp_path, "id,name\n" + "\n".join(lines))
    assert rejected(intake) == [
        (20_002, "", "too_many_cells"),
        (30_001, "id", "differs"),
    ]
    assert intake.tables["enterprises"].height == 29_998
