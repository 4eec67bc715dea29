"""Every kind of mess is read, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import chainatlas
from chainatlas.ingest.record import ROW
from chainatlas.ingest.table.gather import Gathered, Given, gather
from chainatlas.tests.ingest.table.mess import MESSES, Mess


def read(mess: Mess, folder: Path) -> Gathered:
    path = folder / mess.file
    mess.write(path)
    return gather([path], Given())


def test_there_are_at_least_forty() -> None:
    assert len(MESSES) >= 40


@pytest.mark.parametrize("name", MESSES)
def test_mess(name: str, tmp_path: Path) -> None:
    mess = MESSES[name]
    found = read(mess, tmp_path)
    rows = found.rows
    assert tuple(rows["name"]) == mess.names
    codes = rows["credit_code"] if "credit_code" in rows.columns else [None] * len(rows)
    assert tuple(codes) == mess.codes
    assert tuple(rows["region_id"]) == mess.places
    assert tuple(found.rejects["reason"]) == mess.rejects
    assert tuple(found.blanked["reason"]) == mess.blanked
    for column, value in mess.values.items():
        assert rows[column][0] == value, column


@pytest.mark.parametrize("name", MESSES)
def test_rows_in_are_rows_out_and_rejected(name: str, tmp_path: Path) -> None:
    found = read(MESSES[name], tmp_path)
    for count in found.counts:
        assert count.read == count.kept + count.rejected
    assert sum(c.kept for c in found.counts) == len(found.rows)
    assert sum(c.rejected for c in found.counts) == len(found.rejects)
    numbers = [*found.rows.select("file", ROW).rows()]
    numbers += found.rejects.select("file", "row").rows()
    assert len(set(numbers)) == sum(c.read for c in found.counts)


def test_every_kind_stands_in_the_documentation() -> None:
    page = Path(chainatlas.__file__).parent / "docs" / "enterprise-tables.md"
    text = page.read_text(encoding="utf-8")
    assert [m for m in MESSES.values() if f"| {m.zh} | {m.en} |" not in text] == []
