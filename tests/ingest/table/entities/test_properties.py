"""What holds for any rows."""

from __future__ import annotations

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chainatlas.tests.ingest.table.entities.small import (
    CHENGDU,
    CITY,
    DONG,
    RENHE,
    SICHUAN,
    Solved,
    rows,
    solve,
)

_NAMES = st.builds(
    lambda head, brand, trade, bracket, form: head + brand + trade + bracket + form,
    st.sampled_from(["", "四川", "攀枝花市", "成都", "朝阳区"]),
    st.sampled_from(["甲乙", "乙甲", "丙丁"]),
    st.sampled_from(["矿业", "钛业"]),
    st.sampled_from(["", "", "（四川）", "(集团)"]),
    st.sampled_from(["有限公司", "公司", "股份有限公司", "有限公司分公司"]),
)
_REGIONS = st.sampled_from([None, SICHUAN, CITY, DONG, RENHE, CHENGDU, "999999"])
_CODES = st.sampled_from([None, None, *(f"9151040000000000{n}X" for n in range(3))])
_ROW = st.tuples(_NAMES, _REGIONS, _CODES, st.none() | _NAMES)
_MONTH = st.lists(_ROW, min_size=1, max_size=12)
_MANY = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck)
)


def _owner(found: Solved) -> dict[tuple[str, int], str]:
    return {(file, row): owner for file, row, owner in found.rows.iter_rows()}


@_MANY
@given(_MONTH, st.randoms())
def test_the_order_of_rows_does_not_matter(month: list, random) -> None:  # type: ignore[type-arg, no-untyped-def]
    frame = rows(*month)
    order = list(range(len(frame)))
    random.shuffle(order)
    one, other = solve(frame), solve(frame[order])
    assert _owner(one) == _owner(other)
    assert one.entities.equals(other.entities)
    assert one.review.equals(other.review)
    assert one.names.equals(other.names)


@_MANY
@given(_MONTH)
def test_every_row_has_an_entity_and_every_entity_a_row(month: list) -> None:  # type: ignore[type-arg]
    frame = rows(*month)
    found = solve(frame)
    assert found.rows.select("file", "_row").equals(frame.select("file", "_row"))
    assert found.rows["entity_id"].null_count() == 0
    assert set(found.rows["entity_id"]) == set(found.entities["id"])
    assert found.entities["id"].is_unique().all()


@_MANY
@given(st.lists(_MONTH, min_size=1, max_size=4))
def test_codes_and_ids_over_months(months: list) -> None:  # type: ignore[type-arg]
    register, seen, codes = None, {}, {}
    frames = [rows(*m, file=f"{n}.csv", as_of=None) for n, m in enumerate(months)]
    for frame in frames:
        found = solve(frame, register=register)
        register = found.register
        seen |= _owner(found)
        for owner, code in zip(
            found.rows["entity_id"], frame["credit_code"], strict=True
        ):
            if code is not None:
                assert codes.setdefault(owner, code) == code
                assert codes.setdefault(code, owner) == owner
    union = solve(*frames, register=register)
    assert _owner(union) == seen
    assert set(union.changes["change"]) <= {"renamed", "moved", "gone"}
    again = solve(*frames, register=union.register)
    assert again.changes.is_empty()
    assert again.names.equals(union.names)


@_MANY
@given(_MONTH)
def test_a_pair_stands_in_the_queue_once_and_is_of_two(month: list) -> None:  # type: ignore[type-arg]
    found = solve(rows(*month))
    plain = found.review.filter(pl.col("kind") != "code")
    assert (plain["id_a"] < plain["id_b"]).all()
    assert plain.select("id_a", "id_b").is_unique().all()
    both = plain.drop_nulls(["credit_code_a", "credit_code_b"])
    assert both.is_empty()
