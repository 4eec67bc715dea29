"""Status in the evaluator, against answers worked by hand from DESIGN.md section 3."""

from __future__ import annotations

import pytest

from chainatlas.tests.oracle import gaps
from chainatlas.tests.oracle.tiny import by_link, tiny


def test_strong_needs_three_makers_and_a_quotient_of_one() -> None:
    # a: x 3, y 1 of 4 makers; everywhere: x 3, y 4 of 7.
    # LQ(a, x) = (3/4) / (3/7) = 1.75; LQ(a, y) = (1/4) / (4/7) = 0.4375.
    makers = "e1@a x\ne2@a x\ne3@a x\ne4@a y\ne5@b y\ne6@b y\ne7@ y"
    world = tiny("x y", {}, makers)
    assert by_link(world, "a", "status") == {"x": "strong", "y": "present"}
    assert by_link(world, "a", "lq") == {"x": 1.75, "y": 0.4375}
    # In p: y 3 of 6, and the maker without a place counts below the line only:
    # LQ(p, y) = (3/6) / (4/7) = 0.875 < 1, so y is present with 3 makers.
    assert by_link(world, "p", "status") == {"x": "strong", "y": "present"}
    assert by_link(world, "p", "lq")["y"] == 0.875
    assert by_link(world, "p", "makers") == {"x": 3, "y": 3}


def test_quotient_is_null_where_it_is_nothing_of_nothing() -> None:
    # b makes nothing: 0/0 for every link. z has no maker anywhere: 0/0 even in a.
    world = tiny("x y z", {}, "e1@a x\ne2@ y")
    assert by_link(world, "b", "lq") == {"x": None, "y": None, "z": None}
    assert by_link(world, "a", "lq") == {"x": 2.0, "y": 0.0, "z": None}


def test_weak_is_one_maker_with_two_buyers() -> None:
    # metal has one maker and feeds tube on one route and bar on another.
    # e1 makes both tube and bar and is one buyer; with e2 there are two.
    routes = {"tube 1": "metal", "bar 1": "metal"}
    one = "e0@a metal\ne1@a tube\ne1@a bar"
    assert by_link(tiny("metal tube bar", routes, one), "a", "status") == {
        "metal": "present",
        "tube": "present",
        "bar": "present",
    }
    two = tiny("metal tube bar", routes, one + "\ne2@a bar")
    assert by_link(two, "a", "status")["metal"] == "weak"
    assert by_link(two, "a", "buyers") == {"metal": 2, "tube": 0, "bar": 0}
    # The maker of metal that also makes tube is a buyer of metal.
    self_made = tiny("metal tube bar", routes, "e0@a metal\ne0@a tube\ne1@a bar")
    assert by_link(self_made, "a", "buyers")["metal"] == 2
    # An auxiliary input does not make a buyer.
    aux = tiny("metal tube", {"tube": "~metal"}, "e0@a metal\ne1@a tube\ne2@a tube")
    assert by_link(aux, "a", "status")["metal"] == "present"


def test_planned_missing_unknown_in_this_order() -> None:
    chain = ("metal tube", {"tube 1": "metal"}, "e1@a tube")
    surveyed = "a c complete"
    missing = tiny(*chain, coverage=surveyed)
    assert by_link(missing, "a", "status") == {"metal": "missing", "tube": "present"}
    assert by_link(missing, "p", "status")["metal"] == "unknown"  # p was not surveyed
    for word in ("planned", "signed", "started", "under_construction", "trial"):
        world = tiny(*chain, coverage=surveyed, projects=f"a metal {word}")
        assert by_link(world, "a", "status")["metal"] == "planned"
        assert by_link(world, "p", "status")["metal"] == "planned"
    for line in (
        "a metal completed",
        "a metal stopped",
        "b metal trial",
        "- metal trial",
    ):
        world = tiny(*chain, coverage=surveyed, projects=line)
        assert by_link(world, "a", "status")["metal"] == "missing"
    for weak in ("a c partial", "a c none", "a d complete", "b c complete", ""):
        world = tiny(*chain, coverage=weak)
        assert by_link(world, "a", "status")["metal"] == "unknown"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("e9@a metal scope=group", "unknown"),
        ("e9@a metal status=unknown", "unknown"),
        ("e9@a metal status=unknown scope=group", "unknown"),
        ("e9@a metal status=planned", "missing"),
        ("e9@a metal status=closed scope=group", "missing"),
        ("e9@b metal scope=group", "missing"),
        ("e9@ metal scope=group", "missing"),
        ("e9@a metal scope=group\ne9@a metal scope=site", "present"),
    ],
)
def test_unproven_makers_hinder_missing_and_never_count(
    line: str, expected: str
) -> None:
    makers = f"e1@a tube\n{line}"
    world = tiny("metal tube", {"tube 1": "metal"}, makers, coverage="cn c broad")
    assert by_link(world, "a", "status")["metal"] == expected


def test_the_nearest_route_is_the_shortest_then_the_lowest_rank() -> None:
    # Both routes of cell are short of half: rank decides. Ranks 2 and 10 compare as
    # numbers; a blank comes last; equal ranks go by id.
    links = "p1 p2 q1 q2 cell"
    makers = "e1@a cell\ne2@a p1\ne3@a q1"

    def wanted(*titles: str) -> dict[str, str]:
        routes = dict(zip(titles, ("p1 p2", "q1 q2"), strict=True))
        found = by_link(tiny(links, routes, makers), "a", "status")
        return {k: found[k] for k in ("p2", "q2")}

    first = {"p2": "unknown", "q2": "alternative"}
    second = {"p2": "alternative", "q2": "unknown"}
    assert wanted("cell 1", "cell 2") == first
    assert wanted("cell 10", "cell 2") == second
    assert wanted("cell", "cell 7") == second
    assert wanted("cell 1 z", "cell 1 y") == second
    # Where q1 is missing too, that route is short of all, whatever its rank.
    far = tiny(links, {"cell 2": "p1 p2", "cell 1": "q1 q2"}, "e1@a cell\ne2@a p1")
    assert by_link(far, "a", "status") == {
        "cell": "present",
        "p1": "present",
        "p2": "unknown",
        "q1": "alternative",
        "q2": "alternative",
    }


def test_a_route_without_main_inputs_serves() -> None:
    routes = {"tube 1": "metal", "tube 2": "~oil"}
    world = tiny("metal oil tube", routes, "e1@a tube")
    assert by_link(world, "a", "status") == {
        "metal": "not_needed",
        "oil": "not_needed",
        "tube": "present",
    }
    assert gaps(world, "a") == []


def test_one_missing_copper_foil_does_not_make_lco_wanted() -> None:
    routes = {
        "cell 1": "lfp graphite foil electrolyte",
        "cell 2": "lco graphite foil electrolyte",
        "cell 3": "lfp lto foil electrolyte",
        "lco 1": "cobalt",
    }
    makers = "e1@a cell\ne2@a cell\ne3@a lfp\ne4@a graphite\ne5@a electrolyte"
    world = tiny(
        "lfp lco lto graphite foil electrolyte cobalt cell",
        routes,
        makers,
        coverage="p c broad",
    )
    found = by_link(world, "a", "status")
    assert {k: v for k, v in found.items() if v != "present"} == {
        "foil": "missing",
        "lco": "alternative",
        "lto": "alternative",
        "cobalt": "not_needed",
        "lfp": "weak",
        "graphite": "weak",
        "electrolyte": "weak",
    }
    assert gaps(world, "a") == [
        {
            "gap": "a/foil",
            "region": "a",
            "region_name": "甲市",
            "link": "foil",
            "link_name": "foil",
            "category": "c",
            "kind": "supply",
            "status": "missing",
            "opens": ["cell"],
            "routes": ["cell 1"],
            "alternatives": ["lco", "lto"],
            "upstream": [],
            "buyers": 2,
            "coverage": "broad",
        }
    ]
