"""What people decide is applied, and stays decided in later months."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from chainatlas.ingest.table.entities import (
    add_decisions,
    read_decisions,
    write_decisions,
)
from chainatlas.ingest.table.entities.decisions import DECISIONS
from chainatlas.ontology.errors import BadInput
from chainatlas.tests.ingest.table.entities.small import (
    CHENGDU,
    CITY,
    CODE,
    CODE2,
    DONG,
    changed,
    kinds,
    owners,
    rows,
    solve,
)

ONE, OTHER = "腾龙钛业有限公司", "龙腾钛业有限公司"
NOV = rows((ONE, CITY), (OTHER, CITY), as_of="2025-11-30")
DEC = rows((ONE, CITY), (OTHER, CITY), as_of="2025-12-31")


def decided(
    review: pl.DataFrame, verdict: str, note: str | None = None
) -> pl.DataFrame:
    """Return decisions that give every pair of a queue one verdict."""
    given = review.with_columns(verdict=pl.lit(verdict), note=pl.lit(note, pl.String))
    return given.select(*DECISIONS)


def by_hand(verdict: str, *sides: tuple[str | None, ...]) -> pl.DataFrame:
    """Return one decision about two (id, name, region, code)."""
    values = [value for side in sides for value in side]
    return pl.DataFrame([(*values, verdict, None)], schema=DECISIONS, orient="row")


def test_same_merges_now_and_later() -> None:
    first = solve(NOV)
    said = decided(first.review, "same")
    second = solve(DEC, register=first.register, decisions=said)
    (stays,) = set(owners(second))
    ended = (set(owners(first)) - {stays}).pop()
    assert ("merged", ended, stays) in changed(second)
    assert {change for change, *_ in changed(second)} <= {"merged", "renamed"}
    assert second.review.is_empty()
    assert second.identities["id"].to_list() == [stays]
    third = solve(NOV, DEC, register=second.register, decisions=said)
    assert set(owners(third)) == {stays}
    assert third.changes.is_empty()


def test_the_id_that_was_seen_first_stays() -> None:
    first = solve(rows((OTHER, CITY, CODE), as_of="2024-01-01"))
    second = solve(NOV, register=first.register)
    said = decided(second.review, "same")
    third = solve(NOV, register=second.register, decisions=said)
    assert set(owners(third)) == {CODE}
    assert third.entities["credit_code"].to_list() == [CODE]


def test_different_never_comes_back() -> None:
    first = solve(NOV)
    said = decided(first.review, "different")
    for month in (NOV, DEC):
        again = solve(month, register=first.register, decisions=said)
        assert again.review.is_empty()
        assert owners(again) == owners(first)


def test_unsure_stays_with_its_note() -> None:
    first = solve(NOV)
    said = decided(first.review, "unsure", "问县里")
    again = solve(DEC, register=first.register, decisions=said)
    assert again.review.select("verdict", "note").rows() == [("unsure", "问县里")]


@pytest.mark.parametrize(
    "side",
    [
        (None, OTHER, CITY, None),
        ("e-gone", OTHER, CITY, None),
        (None, None, None, CODE),
    ],
)
def test_a_side_may_be_a_name_with_its_region_or_a_code(
    side: tuple[str | None, ...],
) -> None:
    month = rows((ONE, CITY), (OTHER, CITY, CODE if side[3] else None))
    said = by_hand("same", (None, ONE, CITY, None), side)
    assert len(set(owners(solve(month, decisions=said)))) == 1


def test_a_decision_about_nobody_does_nothing() -> None:
    said = by_hand("same", (None, ONE, CITY, None), (None, "无此企业", CITY, None))
    assert len(set(owners(solve(NOV, decisions=said)))) == 2


def test_two_codes_are_not_merged_through_a_third() -> None:
    month = rows((ONE, CITY, CODE), (OTHER, CITY), ("龙腾钛矿有限公司", CITY, CODE2))
    first = solve(month)
    said = decided(first.review, "same")
    assert len(said) == 2
    again = solve(month, register=first.register, decisions=said)
    assert owners(again) == owners(first)
    assert {kind for kind, *_ in kinds(again)} == {"contested"}


def test_same_and_different_in_one_chain_are_contested() -> None:
    third = "鑫源钛业有限公司"
    month = rows((ONE, CITY), (OTHER, CITY), (third, CITY))
    sides = [(None, name, CITY, None) for name in (ONE, OTHER, third)]
    said = pl.concat(
        [
            by_hand("same", sides[0], sides[1]),
            by_hand("same", sides[1], sides[2]),
            by_hand("different", sides[0], sides[2]),
        ]
    )
    found = solve(month, decisions=said)
    assert len(set(owners(found))) == 3
    assert [kind for kind, *_ in kinds(found)] == ["contested", "contested"]


def test_two_names_of_a_code_are_decided_by_name() -> None:
    month = rows((ONE, CITY, CODE), ("丁戊有限公司", DONG, CODE))
    first = solve(month)
    said = decided(first.review, "same")
    more = rows(
        (ONE, CITY, CODE), ("己庚", CHENGDU, CODE), ("丁戊有限公司", DONG, CODE)
    )
    again = solve(more, register=first.register, decisions=said)
    assert kinds(first) == [("code", "丁戊有限公司", ONE)]
    assert kinds(again) == [("code", "己庚", ONE)]


def test_the_last_decision_about_a_pair_stays(tmp_path: Path) -> None:
    assert read_decisions(tmp_path).is_empty()
    review = solve(NOV).review
    before, now = decided(review, "unsure", "?"), decided(review, "different")
    write_decisions(add_decisions(before, now), tmp_path)
    assert read_decisions(tmp_path).equals(now)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id_a,verdict\nx,same\n", "lacks required columns"),
        ("id_a,verdict\nx,same,1\n", "no readable csv"),
    ],
)
def test_a_broken_file_of_decisions(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "decisions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        read_decisions(tmp_path)


def test_an_unknown_verdict_names_its_row(tmp_path: Path) -> None:
    said = by_hand("same", (ONE,) * 4, (OTHER,) * 4)
    wrong = said.with_columns(verdict=pl.lit("perhaps"))
    write_decisions(pl.concat([said, wrong]), tmp_path)
    with pytest.raises(BadInput, match=r'row 3: the verdict "perhaps"'):
        read_decisions(tmp_path)
