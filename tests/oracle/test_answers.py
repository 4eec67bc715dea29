"""Gaps, surveys, places and targets in the evaluator, worked by hand."""

from __future__ import annotations

import pytest

from chainatlas.tests.oracle import Thresholds, differences, gaps, status, targets
from chainatlas.tests.oracle.tiny import by_link, tiny


def test_kinds_of_gaps_and_their_order() -> None:
    # tube wants billet (metal is here: break), lube (oil is not: supply) and ore.
    # metal (LQ >= 1) also serves wire, which nobody makes: an extension.
    routes = {
        "tube 1": "billet lube ore",
        "billet 1": "metal scrap",
        "lube 1": "oil",
        "wire 1": "metal ~oil",
        "app 1": "metal",
        "slag 1": "metal",
        "free 1": "",
    }
    links = "tube billet lube ore metal scrap oil wire app slag free"
    kinds = {"ore": "resource", "app": "application", "slag": "by_product"}
    world = tiny(links, routes, "e1@a tube\ne2@a metal\ne3@b tube", kinds=kinds)
    rows = gaps(world, "a")
    assert [(r["kind"], r["link"]) for r in rows] == [
        ("break", "billet"),
        ("supply", "lube"),
        ("resource", "ore"),
        ("extension", "wire"),
    ]
    assert [r["upstream"] for r in rows] == [["metal"], [], [], ["metal"]]
    wire = rows[-1]
    assert (wire["status"], wire["buyers"], wire["coverage"]) == ("not_needed", 0, None)
    assert wire["opens"] == wire["routes"] == wire["alternatives"] == []


def test_an_extension_needs_one_strong_input_on_the_very_route() -> None:
    # In a: metal 1 of 2 against 3 of 4 everywhere: LQ 2/3, so wire does not extend.
    # In b: metal 2 of 2: LQ (2/2) / (3/4) = 4/3.
    makers = "e1@a metal\ne2@a other\ne3@b metal\ne4@b metal"
    world = tiny("metal other wire", {"wire 1": "metal"}, makers)
    assert gaps(world, "a") == []
    assert [r["gap"] for r in gaps(world, "b")] == ["b/wire"]
    # In cn: metal has LQ exactly 1.
    assert [r["gap"] for r in gaps(world, "cn")] == ["cn/wire"]


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ("a c none\np c complete\na c none link=metal", "none"),
        ("a c complete\na c none link=metal", "none"),  # the link's goes first
        ("a c none\na d complete link=metal", "complete"),  # whatever category
        ("p c none link=metal\na c complete", "complete"),  # the nearest region first
        ("a c complete as_of=2023\na c partial as_of=2024", "partial"),
        ("a c complete as_of=2024\na c partial as_of=2024", "partial"),
        ("a c partial\na c complete as_of=2019", "complete"),  # blank is oldest
        ("甲市 c broad", "broad"),
        ("a d complete\nb c complete", None),
    ],
)
def test_which_statement_of_coverage_speaks(
    coverage: str, expected: str | None
) -> None:
    world = tiny("metal tube", {"tube 1": "metal"}, "e1@a tube", coverage=coverage)
    (gap,) = gaps(world, "a")
    assert gap["coverage"] == expected
    surveyed = expected in {"complete", "broad"}
    assert gap["status"] == ("missing" if surveyed else "unknown")


def test_a_category_has_its_members_with_their_stage_and_its_own_survey() -> None:
    world = tiny(
        "metal tube", {"tube 1": "metal"}, "e1@a tube", coverage="a d complete"
    )
    world["memberships"] = [{"link_id": "metal", "category": "d", "stage": "upstream"}]
    assert [(r["link"], r["stage"]) for r in status(world, "a")] == [
        ("metal", "midstream"),
        ("tube", "midstream"),
    ]
    (row,) = status(world, "a", "d")
    assert (row["category"], row["stage"], row["status"]) == (
        "d",
        "upstream",
        "missing",
    )
    assert by_link(world, "a", "status", "c")["metal"] == "unknown"
    (gap,) = gaps(world, "a", "d")
    assert (gap["category"], gap["opens"], gap["coverage"]) == (
        "d",
        ["tube"],
        "complete",
    )


def test_places_by_names() -> None:
    world = tiny("x", {}, "")
    world["regions"] += [
        {"id": "m", "zh": "京市", "level": "province", "parent_id": "cn"},
        {"id": "m1", "zh": "东区", "level": "county", "parent_id": "m"},
        {"id": "a1", "zh": "东区", "level": "county", "parent_id": "a"},
    ]
    places = {
        "e1": {"province": "京市", "city": "京市"},
        "e2": {"province": "京市", "city": "京市", "county": "东区"},
        "e3": {"city": "甲市", "county": "东区"},
        "e4": {"province": "甲省"},
        "e5": {"province": "甲省", "region_id": ""},
        "e6": {},
    }
    world["enterprises"] = [{"id": e, "name": e, **p} for e, p in places.items()]
    world["produces"] = [{"enterprise_id": e, "link_id": "x"} for e in places]
    found = {
        r: status(world, r)[0]["makers"] for r in ("cn", "m", "m1", "p", "a", "a1")
    }
    assert found == {"cn": 5, "m": 2, "m1": 1, "p": 3, "a": 1, "a1": 1}
    world["enterprises"] = [{"id": "e1", "county": "东区"}]
    with pytest.raises(ValueError, match="fits"):
        status(world, "cn")


def test_targets_are_makers_elsewhere_at_a_site_or_in_a_group() -> None:
    makers = (
        "e1@a tube\ne2@b metal\ne3@b metal scope=group\ne4@ metal\n"
        "e5@a metal scope=group\ne6@b metal status=unknown\ne7@b ore\n"
        "e2@b metal scope=group"
    )
    routes = {"tube 1": "metal ore"}
    world = tiny("metal tube ore", routes, makers, kinds={"ore": "resource"})
    assert targets(world, "a") == {
        ("a/metal", "e2", "metal", "site"),
        ("a/metal", "e3", "metal", "group"),
        ("a/metal", "e4", "metal", "site"),
    }


def test_thresholds_are_parameters() -> None:
    world = tiny("x", {}, "e1@a x\ne2@a x")
    assert status(world, "a")[0]["status"] == "present"
    limits = Thresholds(strong_makers=2)
    assert status(world, "a", None, limits)[0]["status"] == "strong"


def test_differences_speak() -> None:
    rows = status(tiny("x", {}, "e1@a x"), "a")
    assert differences(rows, rows) == []
    changed = [{**rows[0], "makers": 2, "lq": rows[0]["lq"] + 0.0001}]
    assert differences(rows, changed) == ["a/x makers: expected 1, got 2"]
    assert differences(rows, []) == ["links in order: expected ['x'], got []"]
    true = [{**rows[0], "makers": True}]
    assert differences(rows, true) == ["a/x makers: expected 1, got True"]
