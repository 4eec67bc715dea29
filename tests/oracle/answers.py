"""The rows that the command line prints, field by field."""

from __future__ import annotations

from typing import Any

from chainatlas.tests.oracle.atlas import Atlas, World
from chainatlas.tests.oracle.chain import Link
from chainatlas.tests.oracle.local import Local
from chainatlas.tests.oracle.thresholds import DEFAULT, Thresholds
from chainatlas.tests.oracle.verdict import kind_of, status_of

Answer = dict[str, Any]
STAGES = ("upstream", "midstream", "downstream")
KINDS = ("break", "supply", "resource", "extension")


def status(
    world: World | Atlas,
    region: str,
    category: str | None = None,
    limits: Thresholds = DEFAULT,
) -> list[Answer]:
    """Status of every link, by stage, then link id (code point order)."""
    local = _local(world, region, limits)
    rows = [_status(local, li, category) for li in local.atlas.members(category)]
    return sorted(rows, key=lambda r: (STAGES.index(r["stage"]), r["link"]))


def gaps(
    world: World | Atlas,
    region: str,
    category: str | None = None,
    limits: Thresholds = DEFAULT,
) -> list[Answer]:
    """List the gaps, by kind, buyers descending, link id."""
    local = _local(world, region, limits)
    rows = [
        _gap(local, link, category, kind)
        for link in local.atlas.members(category)
        if (kind := kind_of(local, link))
    ]
    return sorted(rows, key=lambda r: (KINDS.index(r["kind"]), -r["buyers"], r["link"]))


def targets(
    world: World | Atlas, region: str, category: str | None = None
) -> set[tuple[str, str, str, str]]:
    """Find the candidates (gap, enterprise, link, scope) of all gaps but resources.

    They are the active makers outside the region. One without a place is not in the
    region, so it is outside; one with a site row is `site` whatever else it has.
    """
    local = _local(world, region, DEFAULT)
    found = set()
    for gap in gaps(local.atlas, region, category):
        if gap["kind"] == "resource":
            continue
        scopes: dict[str, set[str]] = {}
        for m in local.atlas.makings:
            outside = m.region not in local.inside
            if m.link == gap["link"] and m.status == "active" and outside:
                scopes.setdefault(m.enterprise, set()).add(m.scope)
        for firm, seen in scopes.items():
            scope = "site" if "site" in seen else "group"
            found.add((gap["gap"], firm, gap["link"], scope))
    return found


def _local(world: World | Atlas, region: str, limits: Thresholds) -> Local:
    atlas = world if isinstance(world, Atlas) else Atlas.read(world)
    return Local(atlas, region, limits)


def _status(local: Local, link: Link, category: str | None) -> Answer:
    named = category if category is not None else link.home
    lq = local.lq(link.id)
    return {
        "region": local.region,
        "region_name": local.atlas.places.name[local.region],
        "link": link.id,
        "link_name": link.name,
        "category": named,
        "stage": link.stages[named],
        "status": status_of(local, link, named),
        "makers": local.count(link.id),
        "buyers": len(local.buyers(link.id)),
        "lq": None if lq is None else round(float(lq), 4),
        "opens": sorted(local.opens.get(link.id, ())),
    }


def _gap(local: Local, link: Link, category: str | None, kind: str) -> Answer:
    named = category if category is not None else link.home
    opened = local.opens.get(link.id, {})
    nearest = {route.id for route in opened.values()}
    others: set[str] = set()
    for target in opened:
        for route in local.atlas.links[target].routes:
            if route.id != opened[target].id:
                others |= route.missing(local.have)
    return {
        "gap": f"{local.region}/{link.id}",
        "region": local.region,
        "region_name": local.atlas.places.name[local.region],
        "link": link.id,
        "link_name": link.name,
        "category": named,
        "kind": kind,
        "status": status_of(local, link, named),
        "opens": sorted(opened),
        "routes": sorted(nearest),
        "alternatives": sorted(others - {link.id}),
        "upstream": sorted(link.inputs() & local.have),
        "buyers": len(local.buyers(link.id)),
        "coverage": local.coverage(link.id, named),
    }
