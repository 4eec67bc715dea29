"""Which rows are of one enterprise, which go to the queue, and which are neither."""

from __future__ import annotations

import pytest

from chainatlas.tests.ingest.table.entities.small import (
    CHENGDU,
    CITY,
    CODE,
    CODE2,
    DONG,
    RENHE,
    SICHUAN,
    Solved,
    kinds,
    owners,
    rows,
    solve,
)

X = "鑫源矿业有限公司"


def parts(found: Solved) -> list[int]:
    """Number the entities of the rows in the order in which they first stand."""
    order = list(dict.fromkeys(owners(found)))
    return [order.index(owner) for owner in owners(found)]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("腾龙钛业有限公司", "龙腾钛业有限公司", "swapped"),
        ("腾龙", "龙腾", "swapped"),
        ("晶澳太阳能科技有限公司", "晶科太阳能科技有限公司", "similar"),
        ("晶澳", "晶科", "similar"),
        ("鑫源矿业有限公司", "鑫源钛业有限公司", "similar"),
        ("攀枝花鑫源矿业有限公司", "攀枝花市鑫源钛业有限责任公司", "similar"),
        ("四川鑫源矿业有限公司", "攀枝花鑫源矿业有限公司", "named_places"),
        ("天齐锂业股份有限公司", "天齐锂业（攀枝花）有限公司", "named_places"),
    ],
)
def test_look_alikes_are_never_merged_but_shown(
    one: str, other: str, kind: str
) -> None:
    found = solve(rows((one, CITY), (other, CITY)))
    assert parts(found) == [0, 1]
    assert kinds(found) == [(kind, *sorted((one, other)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲乙矿业集团有限公司", "甲乙矿业有限公司"),
        ("甲乙矿业有限公司", "甲乙矿业有限公司第一分公司"),
        ("甲乙水泥厂", "甲乙水泥有限公司"),
    ],
)
def test_groups_and_branches_are_not_the_firm(one: str, other: str) -> None:
    assert parts(solve(rows((one, CITY), (other, CITY)))) == [0, 1]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((CITY, CITY), [0, 0]),
        ((CITY, DONG), [0, 0]),
        ((SICHUAN, DONG), [0, 0]),
        ((None, DONG), [0, 0]),
        ((None, None), [0, 0]),
        ((DONG, RENHE), [0, 1]),
        ((CITY, CHENGDU), [0, 1]),
        ((CITY, DONG, RENHE), [0, 1, 2]),
        ((None, DONG, RENHE), [0, 1, 2]),
        ((SICHUAN, CITY, DONG, None), [0, 0, 0, 0]),
        ((SICHUAN, CITY, DONG, CHENGDU), [0, 1, 1, 2]),
        ((None, None, DONG, RENHE), [0, 0, 1, 2]),
    ],
)
def test_places(places: tuple[str | None, ...], expected: list[int]) -> None:
    found = solve(rows(*((X, place) for place in places)))
    assert parts(found) == expected
    assert bool(kinds(found)) == (len(set(expected)) > 1)


def test_the_place_in_the_name_counts() -> None:
    bare = rows((X, None), ("攀枝花" + X, None), ("成都" + X, None))
    assert parts(solve(bare)) == [0, 1, 2]
    apart = rows(("攀枝花" + X, None), (X, CHENGDU))
    assert parts(solve(apart)) == [0, 1]
    one = solve(rows(("四川省攀枝花市" + X, None), ("攀枝花" + X, DONG), (X, CITY)))
    assert parts(one) == [0, 0, 0]
    assert one.entities["region_id"].to_list() == [DONG]


def test_a_region_is_taken_from_the_name_where_no_row_gives_one() -> None:
    found = solve(rows(("攀枝花" + X, None)))
    assert found.entities["region_id"].to_list() == [CITY]


def test_codes_go_before_names_and_places() -> None:
    found = solve(
        rows((X, CITY, CODE), ("丁戊有限公司", CHENGDU, CODE), (X, CITY, CODE2))
    )
    assert owners(found) == [CODE, CODE, CODE2]
    assert kinds(found) == [("code", "丁戊有限公司", X)]


def test_a_row_without_code_joins_the_only_code() -> None:
    assert owners(solve(rows((X, DONG, CODE), (X, CITY), (X, None)))) == [CODE] * 3


def test_of_two_codes_the_one_of_the_county_else_neither() -> None:
    near = solve(rows((X, DONG, CODE), (X, CITY, CODE2), (X, DONG)))
    assert owners(near)[2] == CODE
    far = solve(rows((X, DONG, CODE), (X, DONG, CODE2), (X, DONG)))
    assert parts(far) == [0, 1, 2]
    assert kinds(far) == [("several", X, X)] * 2


def test_a_name_without_place_joins_none_of_several_sides() -> None:
    sides = [("四川" + X, CITY), ("攀枝花" + X, CITY), (X, CITY, CODE), (X, CITY)]
    assert parts(solve(rows(*sides))) == [0, 1, 2, 3]


def test_a_code_that_has_moved_leaves_the_code_alone() -> None:
    found = solve(rows((X, CITY, CODE), (X, CHENGDU, CODE), (X, SICHUAN)))
    assert parts(found) == [0, 0, 1]


def test_two_codes_are_never_in_the_queue_together() -> None:
    pair = rows(("腾龙钛业", CITY, CODE), ("龙腾钛业", CITY, CODE2))
    assert kinds(solve(pair)) == []


def test_a_former_name_that_another_has_is_shown() -> None:
    found = solve(rows((X, DONG), ("丁戊科技有限公司", DONG, None, X)))
    assert parts(found) == [0, 1]
    assert kinds(found) == [("former", "丁戊科技有限公司", X)]


def test_a_stated_former_name_explains_two_names_of_a_code() -> None:
    both = rows((X, DONG, CODE), ("丁戊有限公司", DONG, CODE, X))
    assert kinds(solve(both)) == []


def test_a_common_core_makes_few_pairs() -> None:
    regions = [DONG, RENHE, CHENGDU, "430100", "430200", "430300", "110000", "510300"]
    names = [(f"{X}", region) for region in regions] + [
        (f"宏达材料{n}号厂", DONG) for n in range(200)
    ]
    found = solve(rows(*names))
    assert len(found.entities) == len(names)
    assert 7 <= len(found.review) < 10 * len(names)


def test_a_row_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match=r"S 2025-11-30\.csv 3"):
        solve(rows((X, CITY), (" ", CITY)))
