"""Months: ids stay, and a new file gives changes instead of duplicates."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from chainatlas.ingest.table.entities import Register
from chainatlas.ontology.errors import BadInput
from chainatlas.tests.ingest.table.entities.small import (
    CHENGDU,
    CITY,
    CODE,
    CODE2,
    DONG,
    RENHE,
    SICHUAN,
    changed,
    owners,
    rows,
    solve,
)

X, Y = "鑫源矿业有限公司", "丁戊科技有限公司"
NOV, DEC, JAN = "2025-11-30", "2025-12-31", "2026-01-31"


def test_the_same_file_again_changes_nothing() -> None:
    month = rows((X, CITY), (Y, DONG, CODE), (X, CHENGDU))
    first = solve(month)
    again = solve(month, register=first.register)
    assert changed(again) == []
    assert owners(again) == owners(first)
    assert again.names.equals(first.names)


def test_new_and_gone() -> None:
    first = solve(rows((X, CITY), as_of=NOV))
    assert changed(first) == [("new", None, X)]
    second = solve(rows((Y, CITY), as_of=DEC), register=first.register)
    assert sorted(changed(second)) == [("gone", "S", None), ("new", None, Y)]
    assert second.identities["name"].to_list().count(X) == 1
    back = solve(rows((X, CITY), (Y, CITY), as_of=JAN), register=second.register)
    assert changed(back) == []
    assert owners(back)[0] == owners(first)[0]


def test_gone_needs_a_newer_file_of_the_same_source_and_scope() -> None:
    first = solve(rows((X, CITY), source="A", as_of=NOV))
    other = solve(rows((Y, CITY), source="B", as_of=DEC), register=first.register)
    assert changed(other) == [("new", None, Y)]
    late = solve(
        rows((Y, CITY), source="A", as_of="2025-10-31"), register=other.register
    )
    assert changed(late) == []
    gone = solve(rows((Y, CITY), source="A", as_of=DEC), register=late.register)
    assert changed(gone) == [("gone", "A", None)]


def test_scopes_of_one_source_are_apart() -> None:
    dong = rows((X, DONG), as_of=NOV).with_columns(scope=pl.lit(DONG))
    renhe = rows((Y, RENHE), as_of=DEC).with_columns(scope=pl.lit(RENHE))
    first = solve(dong)
    second = solve(renhe, register=first.register)
    assert changed(second) == [("new", None, Y)]
    empty = rows((Y, DONG), as_of=DEC).with_columns(scope=pl.lit(DONG))
    third = solve(empty, register=second.register)
    assert ("gone", f"S {DONG}", None) in changed(third)


def test_a_code_that_is_added_keeps_the_id() -> None:
    first = solve(rows((X, CITY)))
    second = solve(rows((X, DONG, CODE)), register=first.register)
    assert owners(second) == owners(first)
    assert changed(second) == [("code_added", None, CODE)]
    third = solve(rows((X, DONG, CODE), (X, DONG, CODE2)), register=second.register)
    assert owners(third) == [*owners(first), CODE2]
    silent = solve(rows((X, DONG)), register=second.register)
    assert silent.entities["credit_code"].to_list() == [CODE]


def test_two_new_codes_add_none() -> None:
    first = solve(rows((X, CITY)))
    second = solve(rows((X, CITY, CODE), (X, CITY, CODE2)), register=first.register)
    assert owners(second) == [CODE, CODE2]


def test_moved_and_renamed_with_a_code() -> None:
    first = solve(rows((X, CITY, CODE)))
    second = solve(rows((Y, CHENGDU, CODE)), register=first.register)
    assert sorted(changed(second)) == [("moved", CITY, CHENGDU), ("renamed", X, Y)]
    finer = solve(rows((X, DONG, CODE)), register=first.register)
    assert changed(finer) == []
    form = solve(rows(("鑫源矿业股份有限公司", CITY, CODE)), register=first.register)
    assert changed(form) == []


def test_renamed_by_a_stated_former_name() -> None:
    first = solve(rows((X, DONG)))
    second = solve(rows((Y, DONG, CODE, X)), register=first.register)
    assert owners(second) == owners(first)
    assert sorted(changed(second)) == [("code_added", None, CODE), ("renamed", X, Y)]
    third = solve(rows((X, DONG)), register=second.register)
    assert owners(third) == owners(first)


@pytest.mark.parametrize(
    "second",
    [
        rows((Y, DONG, CODE2, X)),
        rows((Y, DONG, None, X), (X, DONG)),
        rows((Y, DONG, None, X), ("己庚材料有限公司", DONG, None, X)),
        rows((Y, CHENGDU, None, X)),
        rows((Y, DONG, None, X), (Y, DONG, CODE2)),
    ],
)
def test_a_former_name_that_is_not_sure_renames_nothing(second: pl.DataFrame) -> None:
    first = solve(rows((X, DONG, CODE)))
    then = solve(second, register=first.register)
    assert CODE not in [
        i for i, n in zip(owners(then), second["name"], strict=True) if n != X
    ]


def test_what_was_joined_stays_when_a_second_candidate_comes() -> None:
    first = solve(rows((X, SICHUAN), (X, DONG)))
    second = solve(rows((X, SICHUAN), (X, DONG), (X, CHENGDU)), register=first.register)
    assert owners(second)[:2] == owners(first)
    assert owners(second)[2] not in owners(first)


def test_dates_of_the_register() -> None:
    first = solve(rows((X, CITY), as_of=NOV))
    second = solve(rows((X, DONG), as_of=DEC), register=first.register)
    seen = second.identities.select("first_seen", "last_seen")
    assert list(seen.iter_rows()) == [(NOV, DEC)]


def test_the_register_is_kept_in_files(tmp_path: Path) -> None:
    assert Register.read(tmp_path).identities.collect().is_empty()
    first = solve(rows((X, CITY), (Y, DONG, CODE)))
    first.register.write(tmp_path)
    kept = Register.read(tmp_path)
    assert kept.identities.collect().equals(first.identities)
    assert kept.names.collect().equals(first.names)
    assert kept.sightings.collect().equals(first.sightings)
    (tmp_path / "identities.parquet").write_bytes(b"PAR1")
    with pytest.raises(BadInput, match=r"identities\.parquet"):
        Register.read(tmp_path)
    (tmp_path / "identity_names.parquet").unlink()
    with pytest.raises(BadInput, match=r"identity_names\.parquet is missing"):
        Register.read(tmp_path)
