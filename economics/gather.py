"""From query rows to candidates: all that is known of the makers for one gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chainatlas.economics.candidate import (
    Candidate,
    Expansion,
    Firm,
    Nearby,
    Point,
    Source,
    Tie,
)
from chainatlas.economics.scoring import Target, targets
from chainatlas.graph.store import Row, View
from chainatlas.queries.run import run

BUILDING = frozenset({"planned", "signed", "started", "under_construction", "trial"})
_SURE = {"high": 0, "medium": 1, "low": 2}
_NAMED = 5


@dataclass(frozen=True)
class Region:
    """The region of a gap: its province and point, for distances."""

    id: str
    name: str
    province: str | None
    point: Point | None


@dataclass(frozen=True)
class Market:
    """A region with what is the same for all its gaps, read once."""

    view: View
    region: Region
    sources: Mapping[str, Source]
    has_supplies: bool
    has_group: bool


@dataclass(frozen=True)
class Surroundings:
    """What a region offers to any newcomer for a link."""

    suppliers: Nearby
    buyers: Nearby
    makers: frozenset[str]


def _point(lat: float | None, lon: float | None, *, centre: bool) -> Point | None:
    return None if lat is None or lon is None else Point(lat, lon, centre)


def read_region(view: View, region: str) -> Region:
    """Return a region with its province and the point of its centre."""
    row = view.rows(
        "MATCH (r:Region {id: $region}) OPTIONAL MATCH (r)-[:INSIDE]->(p:Region) "
        "WHERE p.level = 'province' RETURN r.zh AS name, r.lat AS lat, r.lon AS lon, "
        "min(p.id) AS province",
        {"region": region},
    )[0]
    point = _point(row["lat"], row["lon"], centre=True)
    return Region(region, row["name"], row["province"], point)


def read_sources(view: View) -> dict[str, Source]:
    """Return every source by id."""
    query = (
        "MATCH (s:Source) RETURN s.id AS id, s.title AS title, s.kind AS kind, "
        "s.date AS date"
    )
    rows = view.rows(query, {})
    return {
        r["id"]: Source(r["id"], r["title"] or "", r["kind"], r["date"]) for r in rows
    }


def _any(view: View, edge: str) -> bool:
    return bool(view.rows(f"MATCH ()-[e:{edge}]->() RETURN 1 AS one LIMIT 1", {}))


def _nearby(rows: Sequence[Row]) -> Nearby:
    firms = {r["enterprise"]: Firm(r["enterprise"], r["enterprise_name"]) for r in rows}
    named = tuple(firms[k] for k in sorted(firms))
    sources = sorted({r["source_id"] for r in rows if r["source_id"]})
    return Nearby(len(named), named[:_NAMED], tuple(sources))


def market(view: View, region: str) -> Market:
    """Read what is the same for all gaps of a region."""
    place, sources = read_region(view, region), read_sources(view)
    return Market(
        view, place, sources, _any(view, "SUPPLIES"), _any(view, "INVESTS_IN")
    )


def surroundings(view: View, region: str, link: str) -> Surroundings:
    """Return what the region offers to a maker of the link."""
    asked = {"region": region, "link": link}
    here = view.rows(
        "MATCH (l:Link {id: $link})<-[p:PRODUCES]-(e:Enterprise) "
        "WITH e, p WHERE p.scope = 'site' AND e.status = 'active' "
        "MATCH (e)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region {id: $region}) "
        "RETURN DISTINCT e.id AS id",
        asked,
    )
    return Surroundings(
        suppliers=_nearby(run(view, "gap_suppliers", **asked)),
        buyers=_nearby(run(view, "gap_buyers", **asked)),
        makers=frozenset(row["id"] for row in here),
    )


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["enterprise"]].append(row)
    return found


def _best(rows: Sequence[Row]) -> Row:
    """Return the row that stands for a firm: site first, main, surest, by product."""
    return min(
        rows,
        key=lambda r: (
            r["scope"] != "site",
            not r["main"],
            _SURE.get(r["confidence"], 3),
            r["product"] or "",
        ),
    )


def _ties(rows: Sequence[Row], around: Surroundings) -> tuple[Tie, ...]:
    return tuple(
        Tie(
            Firm(r["firm"], r["firm_name"]),
            r["relation"],
            r.get("confidence"),
            r["source_id"],
            r["firm"] in around.makers,
        )
        for r in rows
    )


def _expansions(rows: Sequence[Row]) -> tuple[Expansion, ...]:
    return tuple(
        Expansion(r["name"], r["kind"], r["region_name"], None, r["source_id"])
        for r in rows
        if r["away"]
    )


def _projects_here(rows: Sequence[Row]) -> tuple[Firm, ...]:
    return tuple(
        Firm(r["what"], r["name"])
        for r in rows
        if r["kind"] == "project" and r["here"] and r["status"] in BUILDING
    )


@dataclass(frozen=True)
class Known:
    """The rows of one gap, by enterprise."""

    makers: Mapping[str, list[Row]]
    supplies: Mapping[str, list[Row]]
    group: Mapping[str, list[Row]]
    expansions: Mapping[str, list[Row]]


def _home(rows: Sequence[Row]) -> dict[str, Any]:
    row = rows[0]
    own = _point(row["lat"], row["lon"], centre=False)
    centre = _point(row["home_lat"], row["home_lon"], centre=True)
    return {
        "home_region": row["home_region"],
        "home_region_name": row["home_region_name"],
        "home_province": row["home_province"],
        "home_point": own or centre,
        "home_contains_region": row["contains"],
    }


def _candidate(
    gap: Row, firm: str, known: Known, around: Surroundings, where: Market
) -> Candidate:
    best = _best(known.makers[firm])
    supplies = _ties(known.supplies.get(firm, ()), around)
    group = _ties(known.group.get(firm, ()), around)
    spread = known.expansions.get(firm, ())
    found = (
        where.sources.get(best[k]) for k in ("produces_source", "enterprise_source")
    )
    sources, profile = ((s,) if s else () for s in found)
    return Candidate(
        gap=gap["gap"],
        gap_kind=gap["kind"],
        region=gap["region"],
        region_name=gap["region_name"],
        link=gap["link"],
        link_name=gap["link_name"],
        enterprise=firm,
        enterprise_name=best["enterprise_name"],
        status=best["status"],
        scope=best["scope"],
        product=best["product"],
        capacity=best["capacity"],
        capacity_unit=best["unit"],
        year=None if best["year"] is None else str(best["year"]),
        main=best["main"],
        confidence=best["confidence"],
        tier=best["tier"],
        listed_code=best["listed_code"],
        region_province=where.region.province,
        region_point=where.region.point,
        suppliers_here=around.suppliers,
        buyers_here=around.buyers,
        supply_ties=supplies if where.has_supplies else None,
        group_ties=group if where.has_group else None,
        expansions=_expansions(spread) if where.has_group else None,
        projects_here=_projects_here(spread),
        sources=sources,
        profile_sources=profile,
        **_home(known.makers[firm]),
    )


def _with_away(rows: Sequence[Row], makers: Mapping[str, list[Row]]) -> list[Row]:
    """Mark the expansions that lie outside the firm's home province."""
    told = []
    for row in rows:
        home = makers.get(row["enterprise"], [])
        provinces = {h["home_province"] for h in home}
        away = bool(home) and row["province"] not in {None, *provinces}
        told.append({**row, "away": away})
    return told


def candidates(where: Market, gap: Row) -> tuple[Candidate, ...]:
    """Return every active maker of the gap's link outside the region, as candidates."""
    view, asked = where.view, {"region": gap["region"], "link": gap["link"]}
    makers = _grouped(run(view, "target_makers", **asked))
    spread = _with_away(run(view, "target_expansions", **asked), makers)
    known = Known(
        makers=makers,
        supplies=_grouped(run(view, "target_supplies", **asked)),
        group=_grouped(run(view, "target_group", **asked)),
        expansions=_grouped(spread),
    )
    around = surroundings(view, gap["region"], gap["link"])
    return tuple(_candidate(gap, f, known, around, where) for f in sorted(makers))


def gap_targets(
    where: Market, gap: Row, weights: Mapping[str, float], top: int | None
) -> tuple[Target, ...]:
    """Return the targets of one gap: the best ``top``, then every excluded one."""
    return targets(candidates(where, gap), weights, top)
