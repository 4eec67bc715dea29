"""The parts of a score: bounded, monotone, and silent about what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainatlas.economics.candidate import (
    Candidate,
    Confidence,
    Expansion,
    Firm,
    Nearby,
    Point,
    Relation,
    Source,
    Tie,
    with_largest,
)
from chainatlas.economics.distance import kilometres
from chainatlas.economics.introduction import introduction
from chainatlas.economics.parts import NAMES, parts
from chainatlas.economics.reason import reason
from chainatlas.ontology.catalogue import section

BARE = Candidate("r/l", "break", "r", "R", "l", "L", "e", "E")
CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")

texts = st.text(max_size=12)
maybe_text = st.none() | texts
floats = st.floats(allow_nan=True, allow_infinity=True)
counts = st.integers(-3, 10**9)
points = st.builds(Point, floats, floats, st.booleans())
firms = st.builds(Firm, texts, texts)
nearby = st.builds(Nearby, counts, st.lists(firms, max_size=9).map(tuple))
confidences = st.none() | st.sampled_from(CONFIDENCES)
ties = st.builds(
    Tie,
    firms,
    st.sampled_from(get_args(Relation)),
    confidences,
    maybe_text,
    st.booleans(),
)
expansions = st.builds(
    Expansion, texts, st.sampled_from(["site", "project", "child"]), maybe_text
)


def tuples(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | st.lists(strategy, max_size=5).map(tuple)


candidates = st.builds(
    Candidate,
    gap=texts,
    gap_kind=st.sampled_from(["break", "supply", "resource", "extension"]),
    region=texts,
    region_name=texts,
    link=texts,
    link_name=texts,
    enterprise=texts,
    enterprise_name=texts,
    status=st.sampled_from(["active", "closed", "planned", "?"]),
    product=maybe_text,
    capacity=st.none() | floats,
    capacity_unit=maybe_text,
    year=maybe_text,
    largest_capacity=st.none() | floats,
    main=st.none() | st.booleans(),
    confidence=confidences,
    tier=st.none()
    | st.sampled_from(["龙头", "骨干", "初创", "unknown", " 龙头 ", "{0}"]),
    listed_code=maybe_text,
    home_region=maybe_text,
    home_province=maybe_text,
    region_province=maybe_text,
    home_point=st.none() | points,
    region_point=st.none() | points,
    suppliers_here=st.none() | nearby,
    buyers_here=st.none() | nearby,
    supply_ties=tuples(ties),
    group_ties=tuples(ties),
    expansions=tuples(expansions),
    sources=st.lists(st.builds(Source, texts), max_size=2).map(tuple),
)


def value(candidate: Candidate, name: str) -> float | None:
    return {part.name: part.value for part in parts(candidate)}[name]


@given(candidates)
def test_bounded_and_sayable(candidate: Candidate) -> None:
    found = parts(candidate)
    assert tuple(part.name for part in found) == NAMES
    for part in found:
        assert part.value is None or 0 <= part.value <= 1
        assert part.facts
        assert part.evidence("zh")
        assert part.evidence("en")
    for lang in ("zh", "en"):
        assert reason(candidate, found, lang)  # type: ignore[arg-type]
        assert introduction(candidate, lang)  # type: ignore[arg-type]


def test_nothing_known_is_none_everywhere() -> None:
    assert {part.value for part in parts(BARE)} == {None}


def test_looked_through_and_none_on_record_is_zero() -> None:
    looked = replace(
        BARE, supply_ties=(), group_ties=(), expansions=(), buyers_here=Nearby(0)
    )
    assert [value(looked, n) for n in ("ties", "expansion", "buyers_here")] == [0, 0, 0]


@given(candidates, st.floats(0, 1e12), st.floats(0, 1e12))
def test_more_capacity_never_lowers(one: Candidate, a: float, b: float) -> None:
    known = replace(one, largest_capacity=1e9, capacity_unit="t")
    small, large = sorted((a, b))
    low = value(replace(known, capacity=small), "fit")
    assert low is not None
    assert low <= (value(replace(known, capacity=large), "fit") or 0)


@given(candidates)
def test_better_words_never_lower(one: Candidate) -> None:
    def rising(name: str, changes: list[dict[str, object]]) -> bool:
        found = [value(replace(one, **c), name) or 0 for c in changes]  # type: ignore[arg-type]
        return found == sorted(found)

    assert rising("fit", [{"confidence": c} for c in CONFIDENCES])
    assert rising("fit", [{"main": m} for m in (False, True)])
    assert rising("strength", [{"tier": t} for t in ("初创", "骨干", "龙头")])
    assert rising("strength", [{"tier": "骨干", "listed_code": c} for c in (None, "6")])


@given(candidates, counts, counts)
def test_more_firms_here_never_lower(one: Candidate, a: int, b: int) -> None:
    few, many = sorted((a, b))
    low = value(replace(one, buyers_here=Nearby(few)), "buyers_here")
    high = value(replace(one, buyers_here=Nearby(many)), "buyers_here")
    assert low is not None
    assert high is not None
    assert low <= high


@given(candidates, ties, expansions)
def test_one_more_tie_or_site_never_lowers(
    one: Candidate, tie: Tie, site: Expansion
) -> None:
    more = replace(
        one,
        supply_ties=(*(one.supply_ties or ()), tie),
        expansions=(*(one.expansions or ()), site),
    )
    assert (value(one, "ties") or 0) <= (value(more, "ties") or 0)
    assert (value(one, "expansion") or 0) <= (value(more, "expansion") or 0)
    twice = replace(more, supply_ties=(*(more.supply_ties or ()), tie))
    assert value(twice, "ties") == value(more, "ties")


@given(st.floats(0, 90), st.floats(0, 90))
def test_nearer_never_lowers(a: float, b: float) -> None:
    near, far = sorted((a, b))
    here = replace(BARE, region_point=Point(0, 0))
    low = value(replace(here, home_point=Point(far, 0)), "reach")
    high = value(replace(here, home_point=Point(near, 0)), "reach")
    assert low is not None
    assert high is not None
    assert low <= high


def test_the_same_province_lifts_half_the_way() -> None:
    here = replace(BARE, home_point=Point(0, 0), region_point=Point(45, 0))
    apart = value(here, "reach")
    same = value(replace(here, home_province="p", region_province="p"), "reach")
    assert apart is not None
    assert same == pytest.approx(apart + (1 - apart) / 2, abs=1e-4)
    unplaced = replace(BARE, home_province="p", region_province="p")
    assert value(unplaced, "reach") == 0.75


@pytest.mark.parametrize(
    ("one", "two", "km"),
    [
        (Point(39.9042, 116.4074), Point(31.2304, 121.4737), 1067),
        (Point(0, 0), Point(0, 180), 20015),
        (Point(0, 179.9), Point(0, -179.9), 22),
        (Point(26.58, 101.72), Point(26.58, 101.72), 0),
        (Point(91, 0), Point(0, 0), None),
        (Point(float("nan"), 0), Point(0, 0), None),
        (None, Point(0, 0), None),
    ],
)
def test_kilometres(one: Point | None, two: Point | None, km: float | None) -> None:
    found = kilometres(one, two)
    assert found == (None if km is None else pytest.approx(km, abs=1))


def test_capacity_is_compared_within_link_and_unit() -> None:
    a = replace(BARE, capacity=4.0, capacity_unit="t")
    b = replace(a, capacity=16.0)
    c = replace(a, capacity=1.0, capacity_unit="GWh")
    d = replace(a, capacity_unit=None)
    sizes = [value(one, "fit") for one in with_largest((a, b, c, d))]
    assert sizes == [0.5, 1.0, 1.0, None]


def test_a_name_is_never_a_template() -> None:
    odd = replace(BARE, product="{0.__class__} {x}", main=True, confidence="high")
    assert "{0.__class__} {x}" in reason(odd, parts(odd), "zh")


def test_every_message_has_both_languages_and_the_same_values() -> None:
    import string

    for name in ("targets", "workbook"):
        for key, said in section(name).items():
            assert set(said) == {"zh", "en"}, key
            found = [
                {part[1] for part in string.Formatter().parse(text) if part[1]}
                for text in said.values()
            ]
            assert found[0] == found[1], key
