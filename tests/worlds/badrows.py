"""Bad rows of many kinds, each with the columns that may be named as wrong."""

from __future__ import annotations

from collections.abc import Iterator

from chainatlas.tests.worlds.errors import Bad
from chainatlas.tests.worlds.folder import OVERFLOW
from chainatlas.tests.worlds.generate import Row

PLACE = ("region_id", "province", "city", "county")


def firm(code: str, **cells: str) -> Row:
    """Make an enterprise; its name stands in `name` until it is planted."""
    return {"id": code, "name": f"坏{code}", **cells}


def making(**cells: str) -> Row:
    """Make a row of produces that is right but for the given cells."""
    return {"enterprise_id": "pl.e2", "link_id": "pl.l2", **cells}


def link(code: str, **cells: str) -> Row:
    """Make a link that is right but for the given cells."""
    right = {"zh": f"坏{code}", "category": "pl.c", "stage": "upstream"}
    return {"id": code, **right, **cells}


def project(code: str, **cells: str) -> Row:
    """Make a project that is right but for the given cells."""
    return {"id": code, "name": f"坏{code}", **cells}


def survey(**cells: str) -> Row:
    """Make a row of coverage that is right but for the given cells."""
    return {"region": "pl.p1", "category": "pl.c", "completeness": "broad", **cells}


def required() -> Iterator[Bad]:
    """Leave a required value blank."""
    kind = "required"
    yield Bad(kind, "enterprises", ("id",), firm("", name="坏无号"))
    yield Bad(kind, "enterprises", ("name", "name_zh"), firm("x.e1", name=""))
    yield Bad(kind, "links", ("stage",), link("x.l1", stage=""))
    yield Bad(kind, "links", ("zh",), link("x.l2", zh="   "))
    yield Bad(kind, "produces", ("link_id",), making(link_id=""))
    yield Bad(kind, "coverage", ("completeness",), survey(completeness=""))
    yield Bad(
        kind, "inputs", ("role",), {"route_id": "pl.q", "link_id": "pl.l2", "role": ""}
    )
    yield Bad(kind, "supplies", ("customer_id",), {"supplier_id": "pl.e"})
    yield Bad(kind, "regions", ("level",), {"id": "x.r1", "zh": "坏级县", "level": ""})


def unknown_required() -> Iterator[Bad]:
    """Refer to what is not there, in a required column."""
    kind = "unknown_required"
    yield Bad(kind, "links", ("category",), link("x.l3", category="no"))
    yield Bad(kind, "produces", ("enterprise_id",), making(enterprise_id="PL.E"))
    yield Bad(kind, "produces", ("link_id",), making(link_id="no.link"))
    yield Bad(kind, "routes", ("link_id",), {"id": "x.q1", "link_id": "no"})
    row = {"route_id": "no", "link_id": "pl.l2", "role": "main"}
    yield Bad(kind, "inputs", ("route_id",), row)
    row = {"route_id": "pl.q", "link_id": "no", "role": "main"}
    yield Bad(kind, "inputs", ("link_id",), row)
    row = {"link_id": "pl.l", "category": "no", "stage": "upstream"}
    yield Bad(kind, "memberships", ("category",), row)
    yield Bad(kind, "byproducts", ("link_id",), {"route_id": "pl.q", "link_id": "no"})
    yield Bad(kind, "recycles", ("to_id",), {"from_id": "pl.l", "to_id": "no"})
    yield Bad(kind, "aliases", ("link_id",), {"link_id": "no", "alias": "别"})
    row = {"supplier_id": "pl.e", "customer_id": "no"}
    yield Bad(kind, "supplies", ("customer_id",), row)
    yield Bad(kind, "invests", ("parent_id",), {"parent_id": "no", "child_id": "pl.e"})
    yield Bad(kind, "coverage", ("region",), survey(region="无此地"))
    yield Bad(kind, "coverage", ("category",), survey(category="no"))


def unknown_optional() -> Iterator[Bad]:
    """Refer to what is not there, in an optional column."""
    kind = "unknown_optional"
    yield Bad(kind, "enterprises", ("region_id",), firm("x.e2", region_id="no"))
    yield Bad(kind, "enterprises", ("source_id",), firm("x.e3", source_id="no"))
    yield Bad(kind, "produces", ("source_id",), making(source_id="no"))
    yield Bad(kind, "projects", ("link_id",), project("x.j1", link_id="no"))
    yield Bad(kind, "projects", ("enterprise_id",), project("x.j2", enterprise_id="no"))
    yield Bad(kind, "coverage", ("link_id",), survey(link_id="no"))
    row = {"supplier_id": "pl.e", "customer_id": "pl.e2", "link_id": "no"}
    yield Bad(kind, "supplies", ("link_id",), row)
    row = {"id": "x.g1", "name": "坏园", "category": "no"}
    yield Bad(kind, "parks", ("category",), row)
    row = {"id": "x.r2", "zh": "无上级县", "level": "county", "parent_id": "no"}
    yield Bad(kind, "regions", ("parent_id",), row)


def outside_a_set() -> Iterator[Bad]:
    """Give a value that is not in the listed set."""
    kind = "listed_set"
    yield Bad(kind, "links", ("stage",), link("x.l4", stage="中游段"))
    yield Bad(kind, "links", ("kind",), link("x.l5", kind="ore"))
    row = {"route_id": "pl.q", "link_id": "pl.l2", "role": "side"}
    yield Bad(kind, "inputs", ("role",), row)
    row = {"link_id": "pl.l", "alias": "别", "kind": "fuzzy"}
    yield Bad(kind, "aliases", ("kind",), row)
    row = {"id": "x.r3", "zh": "坏镇", "level": "township", "parent_id": "pl.p1"}
    yield Bad(kind, "regions", ("level",), row)
    yield Bad(kind, "enterprises", ("status",), firm("x.e4", status="bankrupt"))
    yield Bad(kind, "produces", ("scope",), making(scope="country"))
    yield Bad(kind, "produces", ("confidence",), making(confidence="sure"))
    yield Bad(kind, "projects", ("status",), project("x.j3", status="dreamt"))
    yield Bad(kind, "coverage", ("completeness",), survey(completeness="most"))
    row = {"link_id": "pl.l", "category": "pl.c2", "stage": "top"}
    yield Bad(kind, "memberships", ("stage",), row)


def ids() -> Iterator[Bad]:
    """Use ids that are not allowed, or are taken."""
    row = {"id": "pl.e", "name": "另一企业"}
    yield Bad("duplicate", "enterprises", ("id",), row)
    yield Bad("duplicate", "links", ("id",), link("pl.l", zh="另一环节"))
    row = {"id": "pl.p1", "zh": "另一省", "level": "province"}
    yield Bad("duplicate", "regions", ("id",), row)
    row = {"id": "pl.q", "link_id": "pl.l2", "rank": "2"}
    yield Bad("duplicate", "routes", ("id",), row)
    yield Bad("control_character", "enterprises", ("id",), firm("x\x07e"))
    yield Bad("control_character", "links", ("id",), link("x\nl"))
    row = {"id": "x\tp", "name": "坏项目"}
    yield Bad("control_character", "projects", ("id",), row)
    row = {"id": "x/r", "zh": "坏斜县", "level": "county", "parent_id": "pl.p1"}
    yield Bad("slash_in_region", "regions", ("id",), row)
    yield Bad("semicolon", "enterprises", ("id",), firm("x;e"))
    yield Bad("semicolon", "links", ("id",), link("x;l"))
    yield Bad("semicolon", "routes", ("id",), {"id": "x;q", "link_id": "pl.l"})
    yield Bad("semicolon", "categories", ("id",), {"id": "x;c", "zh": "坏类"})
    yield Bad("too_many_cells", "enterprises", (), firm("x.e5") | {OVERFLOW: "多"})


def places() -> Iterator[Bad]:
    """Name places that are not there, or are there twice."""
    county = ("county",)
    yield Bad("two_regions", "enterprises", county, firm("x.e6", county="同名县"))
    yield Bad("two_regions", "projects", county, project("x.j4", county="同名县"))
    yield Bad("two_regions", "coverage", ("region",), survey(region="同名县"))
    yield Bad("no_region", "enterprises", ("city",), firm("x.e7", city="无此市"))
    cells = {"province": "植入一省", "county": "无此县"}
    yield Bad("no_region", "enterprises", county, firm("x.e8", **cells))
    cells = {"province": "植入一省", "county": "独名县"}
    bad = firm("x.e9", **cells)
    yield Bad("place_contradicts", "enterprises", PLACE[1:], bad, stated=False)


def relations() -> Iterator[Bad]:
    """Break a rule between rows."""
    row = {"link_id": "pl.l", "category": "pl.c", "stage": "upstream"}
    yield Bad("home_repeated", "memberships", ("category", "link_id"), row)
    row = {"id": "x.r4", "zh": "自含县", "level": "county", "parent_id": "x.r4"}
    yield Bad("region_cycle", "regions", ("parent_id",), row, stated=False)
    for a, b in (("x.r5", "x.r6"), ("x.r6", "x.r5")):
        row = {"id": a, "zh": f"互含{a}县", "level": "county", "parent_id": b}
        yield Bad("region_cycle", "regions", ("parent_id",), row, stated=False)
    row = making(enterprise_id="x.e4")
    yield Bad("refers_to_reject", "produces", ("enterprise_id",), row)
    row = {"parent_id": "pl.e", "child_id": "x.e2"}
    yield Bad("refers_to_reject", "invests", ("child_id",), row)
    yield Bad("refers_to_reject", "produces", ("link_id",), making(link_id="x.l4"))


def numbers() -> Iterator[Bad]:
    """Give text or impossible values where a number stands."""
    kind = "number"
    yield Bad(kind, "produces", ("capacity",), making(capacity="约很多"), stated=False)
    yield Bad(kind, "produces", ("capacity",), making(capacity="nan"), stated=False)
    yield Bad(kind, "produces", ("year",), making(year="20x4"), stated=False)
    row = {"id": "x.q2", "link_id": "pl.l", "rank": "first"}
    yield Bad(kind, "routes", ("rank",), row, stated=False)
    row = {"parent_id": "pl.e", "child_id": "pl.e2", "share": "half"}
    yield Bad(kind, "invests", ("share",), row, stated=False)
    row = project("x.j5", investment_yi="十来个")
    yield Bad(kind, "projects", ("investment_yi",), row, stated=False)
    kind = "range"
    row = firm("x.e10", lat="95", lon="101")
    yield Bad(kind, "enterprises", ("lat",), row, stated=False)
    row = firm("x.e11", lat="26", lon="-181")
    yield Bad(kind, "enterprises", ("lon",), row, stated=False)
    row = {"id": "x.r7", "zh": "坏纬县", "level": "county", "lat": "north", "lon": "1"}
    yield Bad("number", "regions", ("lat",), row, stated=False)


def bad_rows() -> list[Bad]:
    """List all bad rows."""
    groups = (
        *(required, unknown_required, unknown_optional, outside_a_set),
        *(ids, places, relations, numbers),
    )
    return [bad for group in groups for bad in group()]
