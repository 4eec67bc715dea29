"""How cells become values: digits, separators, dates, yes and no; ids stay text."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.ingest.record import Intake
from chainatlas.tests.ingest.small import (
    CHAIN,
    firms,
    folder,
    ids,
    rejected,
    take,
    value,
)

ODD_IDS = ["007", "7", "NA", "N/A", "nan", "1e5", "null", "None", "true", "FALSE", "-0"]


def made(path: Path, column: str, text: str) -> Intake:
    """Read one row of produces with a text in a column."""
    return take(
        folder(
            path,
            **CHAIN,
            enterprises="id,name\ne1,甲\n",
            produces=f'enterprise_id,link_id,{column}\ne1,ore,"{text}"\n',
        )
    )


def test_ids_stay_text(tmp_path: Path) -> None:
    rows = "".join(f"{i},名{n}\n" for n, i in enumerate(ODD_IDS))
    assert ids(firms(tmp_path, "id,name\n" + rows)) == ODD_IDS


def test_ids_are_trimmed_and_case_counts(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name\n a ,甲\nA,乙\n\u3000b\u00a0,丙\n")
    assert ids(intake) == ["a", "A", "b"]


@pytest.mark.parametrize("sign", ["\t", "\x00", "\x07", "\x7f", "\x85", "\n"])
def test_a_control_character_within_an_id(tmp_path: Path, sign: str) -> None:
    intake = firms(tmp_path, f'id,name\n"a{sign}b",甲\n')
    assert rejected(intake) == [(2, "id", "control_character")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10000", 10000.0),
        ("１２００", 1200.0),
        ("1,200,000.5", 1200000.5),
        ("１，２００", 1200.0),
        (" 3.5 ", 3.5),
        ("1e5", 1e5),
        ("+7", 7.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("0", 0.0),
        ("-0", 0.0),
        ("", None),
    ],
)
def test_numbers(tmp_path: Path, text: str, number: float | None) -> None:
    intake = made(tmp_path, "capacity", text)
    assert intake.rejects.is_empty()
    (got,) = value(intake, "capacity", "produces")
    assert got == number
    assert str(got) != "-0.0"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("约很多", "not_a_number"),
        ("1,20", "not_a_number"),
        ("12,34,567", "not_a_number"),
        ("1.2.3", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("1e999", "not_a_number"),
        ("10万吨", "not_a_number"),
        ("0x1F", "not_a_number"),
        ("1_000", "not_a_number"),
        ("-1", "too_small"),
    ],
)
def test_what_is_no_number(tmp_path: Path, text: str, reason: str) -> None:
    intake = made(tmp_path, "capacity", text)
    assert rejected(intake) == [(2, "capacity", reason)]
    assert intake.rejects["value"].to_list() == [text]


@pytest.mark.parametrize(
    ("text", "year"),
    [("2023", 2023), ("２０２３年", 2023), ("2023.0", 2023), ("", None)],
)
def test_years(tmp_path: Path, text: str, year: int | None) -> None:
    assert value(made(tmp_path, "year", text), "year", "produces") == [year]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("20x4", "not_an_integer"),
        ("2023.5", "not_an_integer"),
        ("99999999999999999999", "not_an_integer"),
        ("23", "too_small"),
        ("3000", "too_large"),
    ],
)
def test_what_is_no_year(tmp_path: Path, text: str, reason: str) -> None:
    assert rejected(made(tmp_path, "year", text)) == [(2, "year", reason)]


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("true", True),
        ("是", True),
        ("１", True),
        ("No", False),
        ("否", False),
        ("", None),
    ],
)
def test_yes_and_no(tmp_path: Path, text: str, truth: bool | None) -> None:
    assert value(made(tmp_path, "main", text), "main", "produces") == [truth]


def test_neither_yes_nor_no(tmp_path: Path) -> None:
    assert rejected(made(tmp_path, "main", "也许")) == [(2, "main", "not_a_boolean")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", "2025"),
        ("2025年", "2025"),
        ("2025-6", "2025-06"),
        ("2025年6月", "2025-06"),
        ("2025/6/7", "2025-06-07"),
        ("2025.06.07", "2025-06-07"),
        ("２０２５年６月７日", "2025-06-07"),
        ("2025-06-07 00:00:00", "2025-06-07"),
        ("2025-06-07T00:00:00", "2025-06-07"),
        ("2024-02-29", "2024-02-29"),
        ("上世纪九十年代", "上世纪九十年代"),
        ("", None),
    ],
)
def test_dates(tmp_path: Path, text: str, date: str | None) -> None:
    intake = firms(tmp_path, f"id,name,founded\ne,甲,{text}\n")
    assert value(intake, "founded") == [date]


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2025-13", "2025年13月1日", "2023-02-29"]
)
def test_dates_that_are_not_there(tmp_path: Path, text: str) -> None:
    intake = firms(tmp_path, f"id,name,founded\ne,甲,{text}\n")
    assert rejected(intake) == [(2, "founded", "no_such_date")]


def test_defaults_and_listed_values(tmp_path: Path) -> None:
    intake = firms(tmp_path, "id,name,status\na,甲, \nb,乙,closed\nc,丙,Active\n")
    assert value(intake, "status") == ["active", "closed"]
    assert rejected(intake) == [(4, "status", "not_listed")]
    assert "planned" in intake.rejects["detail"][0]


def test_lists_are_sorted_and_each_item_once(tmp_path: Path) -> None:
    intake = take(
        folder(
            tmp_path,
            **CHAIN,
            tasks="id,title,links\nt1,题,tube； ore;tube;\nt2,题,;\nt3,题,ore;no\n",
        )
    )
    assert value(intake, "links", "tasks") == ["ore;tube", None]
    assert rejected(intake) == [(4, "links", "unknown_reference")]


def test_many_bad_values_of_one_column_are_each_shown(tmp_path: Path) -> None:
    rows = "".join(f"e1,ore,p{n},坏{n}\n" for n in range(500))
    good = "".join(f"e1,ore,q{n},{n}\n" for n in range(500))
    intake = take(
        folder(
            tmp_path,
            **CHAIN,
            enterprises="id,name\ne1,甲\n",
            produces="enterprise_id,link_id,product,capacity\n" + rows + good,
        )
    )
    assert intake.rejects["value"].to_list() == [f"坏{n}" for n in range(500)]
    assert intake.rejects["row"].to_list() == list(range(2, 502))
    assert value(intake, "capacity", "produces") == [float(n) for n in range(500)]
