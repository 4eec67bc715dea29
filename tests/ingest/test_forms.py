"""One world as csv, xlsx, one workbook or parquet is the same table in the end."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import polars as pl
import pytest
import xlsxwriter

from chainatlas.graph.digest import content_digest
from chainatlas.ingest.locate import locate
from chainatlas.ingest.read import READERS, Reader
from chainatlas.ingest.record import ROW, Intake
from chainatlas.tests.ingest.small import (
    CHAIN,
    firms,
    folder,
    ids,
    rejected,
    rows_of,
    take,
    value,
)
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tests.worlds.folder import Kind


def read(paths: list[Path]) -> Intake:
    """Read what was written."""
    reader = Reader({})
    return reader.intake(reader.read(paths))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_forms_give_the_same_content(tmp_path: Path, kind: Kind) -> None:
    for seed in range(12):
        plain = read(write_folder(world(seed), tmp_path / f"csv{seed}"))
        other = read(write_folder(world(seed), tmp_path / f"{seed}", kind=kind))
        assert plain.rejects.is_empty()
        assert other.rejects.is_empty()
        for name, frame in plain.tables.items():
            assert rows_of(other.tables[name]) == rows_of(frame), (seed, name)
        assert content_digest(other.tables) == content_digest(plain.tables)
        assert other.counts == plain.counts


def test_readers_give_the_same_cells_and_row_numbers(tmp_path: Path) -> None:
    cells = {
        "id": ["007", "NA", "1e5"],
        "name": ["甲", "a\nb", '"q",;'],
        "x": ["", "是", ""],
    }
    (tmp_path / "csv").mkdir()
    pl.DataFrame(cells).write_csv(tmp_path / "csv" / "enterprises.csv")
    (tmp_path / "parquet").mkdir()
    pl.DataFrame(cells).write_parquet(tmp_path / "parquet" / "enterprises.parquet")
    (tmp_path / "xlsx").mkdir()
    with xlsxwriter.Workbook(tmp_path / "xlsx" / "enterprises.xlsx") as book:
        sheet = book.add_worksheet()
        for at, (name, column) in enumerate(cells.items()):
            for row, text in enumerate([name, *column]):
                sheet.write_string(row, at, text)
    for kind in ("csv", "parquet", "xlsx"):
        (location,) = locate(tmp_path / kind)
        frame = READERS[location.path.suffix](location).frame
        assert frame.to_dict(as_series=False) == {ROW: [2, 3, 4], **cells}, kind


def excel(path: Path, *sheets: tuple[str, int, int, list[list[object]]]) -> Path:
    """Write sheets (name, first row, first column, cells); dates get a date format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, down, across, cells in sheets:
            sheet = book.add_worksheet(name)
            for row, line in enumerate(cells):
                sheet.write_row(down + row, across, line)
    return path


def test_excel_numbers_and_dates(tmp_path: Path) -> None:
    from datetime import date, datetime

    folder(tmp_path, **CHAIN)
    header = ["id", "name", "founded", "lat", "listed_code"]
    rows = [
        [7, "甲", date(1993, 3, 8), 26.58, 629],
        [8.0, "乙", datetime(2015, 1, 2), 1e-3, "000629"],
        ["007", "丙", 1999, "26.5", 600001.5],
        [123456789012345, "丁", "2020年", None, True],
    ]
    excel(tmp_path / "enterprises.xlsx", ("企业", 0, 0, [header, *rows]))
    intake = take(tmp_path)
    assert intake.rejects.is_empty()
    assert ids(intake) == ["7", "8", "007", "123456789012345"]
    assert value(intake, "founded") == ["1993-03-08", "2015-01-02", "1999", "2020"]
    assert value(intake, "lat") == [26.58, 0.001, 26.5, None]
    assert value(intake, "listed_code") == ["629", "000629", "600001.5", "true"]


def test_merged_cells_hold_for_every_row_they_cover(tmp_path: Path) -> None:
    folder(tmp_path, **CHAIN)
    with xlsxwriter.Workbook(tmp_path / "enterprises.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["province", "id", "name"])
        sheet.merge_range(1, 0, 3, 0, "四川省")
        for row in range(1, 5):
            sheet.write_row(row, 1, [f"e{row}", f"名{row}"])
    assert value(take(tmp_path), "region_id") == ["51", "51", "51", None]


def test_a_table_that_starts_lower_down_keeps_the_row_numbers(tmp_path: Path) -> None:
    folder(tmp_path, **CHAIN)
    cells: list[list[object]] = [
        ["id", "name", "status"],
        ["e1", "甲", ""],
        ["", "", ""],
        ["e2", "乙", "gone"],
    ]
    excel(tmp_path / "enterprises.xlsx", ("表", 4, 2, cells))
    intake = take(tmp_path)
    assert ids(intake) == ["e1"]
    assert rejected(intake) == [(8, "status", "not_listed")]
    assert intake.rejects["file"].to_list() == ["enterprises.xlsx[表]"]


def test_merged_cells_lower_down(tmp_path: Path) -> None:
    folder(tmp_path, **CHAIN)
    with xlsxwriter.Workbook(tmp_path / "enterprises.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(3, 1, ["id", "name", "province"])
        for row in range(4, 7):
            sheet.write_row(row, 1, [f"e{row}", f"名{row}"])
        sheet.merge_range(4, 3, 6, 3, "四川省")
    assert value(take(tmp_path), "region_id") == ["51", "51", "51"]


def test_one_workbook_with_a_sheet_for_each_table(tmp_path: Path) -> None:
    book = excel(
        tmp_path / "图谱.xlsx",
        (" Categories ", 0, 0, [["id", "zh"], ["ti", "钛材料"]]),
        ("说明", 0, 0, [["x"]]),
        (
            "links",
            0,
            0,
            [["id", "zh", "category", "stage"], ["o", "矿", "ti", "upstream"]],
        ),
    )
    for path in (book, tmp_path):
        assert ids(take(path), "links") == ["o"]


def test_parquet_with_types_of_its_own(tmp_path: Path) -> None:
    from datetime import date, datetime

    folder(tmp_path, **CHAIN)
    pl.DataFrame(
        {
            "id": [1, 2],
            "name": ["甲", "乙"],
            "founded": [date(2001, 2, 3), None],
            "as_of": [datetime(2024, 1, 2), datetime(2024, 1, 3, 4, 5)],
            "lat": [26.0, 26.5],
            "tier": pl.Series(["龙头", None], dtype=pl.Categorical),
            "flag": [True, None],
            "tags": [["a", "b"], None],
        }
    ).write_parquet(tmp_path / "enterprises.parquet")
    intake = take(tmp_path)
    assert intake.rejects.is_empty()
    assert ids(intake) == ["1", "2"]
    assert value(intake, "founded") == ["2001-02-03", None]
    assert value(intake, "as_of")[0] == "2024-01-02"
    assert value(intake, "lat") == [26.0, 26.5]
    assert value(intake, "tier") == ["龙头", None]
    assert value(intake, "extra")[0] == '{"flag": "true", "tags": "a;b"}'


def test_a_locked_copy_of_a_workbook_is_left_alone(tmp_path: Path) -> None:
    excel(tmp_path / "图谱.xlsx", ("categories", 0, 0, [["id", "zh"], ["a", "b"]]))
    (tmp_path / "~$图谱.xlsx").write_bytes(b"lock")
    assert ids(take(tmp_path), "categories") == ["a"]


def test_firms_alone_need_no_chain(tmp_path: Path) -> None:
    assert ids(firms(tmp_path, "id,name\ne,甲\n")) == ["e"]
