"""The proof of a gap: who needs it, what is there, who answers for it, how we know."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from chainatlas.graph.presence import COMMON_KNOWLEDGE
from chainatlas.graph.store import Row, View
from chainatlas.queries.charge import in_charge
from chainatlas.queries.gaps import one_gap
from chainatlas.queries.run import run

_COVERAGE = """
MATCH (r:Region {id: $region})-[i:INSIDE]->(a:Region)-[s:STATEMENT]->(x:%s {id: $about})
RETURN a.id AS region, a.zh AS region_name, i.depth AS depth,
       s.completeness AS completeness, s.as_of AS as_of, s.by AS by, s.note AS note,
       s.source_id AS source_id
ORDER BY depth LIMIT 1
"""


def coverage_in_force(view: View, region: str, link: str, category: str) -> Row | None:
    """Return the statement that counts: the nearest region's, its link's first."""
    found = [
        row
        for label, about in (("Link", link), ("Category", category))
        for row in view.rows(_COVERAGE % label, {"region": region, "about": about})
    ]
    return min(found, key=lambda row: int(row["depth"]), default=None)


def _routes(view: View, gap: Row) -> list[dict[str, Any]]:
    """Return the nearest routes that the gap opens, with the inputs here and not."""
    rows = view.rows(
        "MATCH (i:Link)-[:MAIN_INPUT_TO]->(t:Route)-[:YIELDS]->(o:Link) "
        "WHERE t.id IN $routes "
        "OPTIONAL MATCH (r:Region {id: $region})-[h:HAS]->(i) "
        "RETURN t.id AS route, t.zh AS zh, t.en AS en, t.rank AS rank, "
        "t.basis AS basis, t.source AS source, o.id AS link, "
        "o.zh AS link_name, i.id AS input, i.zh AS input_name, "
        "coalesce(h.makers, 0) AS makers ORDER BY route, input",
        {"routes": gap["routes"] or [""], "region": gap["region"]},
    )
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        about = ("route", "zh", "en", "rank", "basis", "source", "link", "link_name")
        route = found.setdefault(
            row["route"], {k: row[k] for k in about} | {"inputs": []}
        )
        route["inputs"].append(
            {
                "link": row["input"],
                "link_name": row["input_name"],
                "makers": row["makers"],
            }
        )
    return list(found.values())


def sources_of(view: View, ids: set[str | None]) -> dict[str, Row]:
    """Return the sources of those ids: title, kind, and whether common knowledge."""
    rows = view.rows(
        "MATCH (s:Source) WHERE s.id IN $ids "
        "RETURN s.id AS id, s.title AS title, s.kind AS kind ORDER BY id",
        {"ids": sorted(i for i in ids if i) or [""]},
    )
    return {
        r["id"]: {
            "title": r["title"],
            "kind": r["kind"],
            "common_knowledge": (r["kind"] or "").replace("_", " ") == COMMON_KNOWLEDGE,
        }
        for r in rows
    }


def regions_searched(view: View, region: str) -> list[Row]:
    """Return how many regions of each level were searched: it and all inside."""
    return view.rows(
        "MATCH (a:Region)-[:INSIDE]->(r:Region {id: $region}) "
        "RETURN a.level AS level, count(a) AS count ORDER BY level",
        {"region": region},
    )


def proof(view: View, region: str, link: str) -> dict[str, Any]:
    """Return the proof of one gap, language-neutral, as nested plain values.

    Raises:
        UnknownName: the link is no gap in the region.
    """
    gap = one_gap(view, region, link)
    asked = {"region": region, "link": link}
    charge = in_charge(view, region, link, gap["category"])
    buyers = run(view, "gap_buyers", **asked)
    suppliers = run(view, "gap_suppliers", **asked)
    routes = _routes(view, gap)
    used = {r["source_id"] for r in (*buyers, *suppliers)}
    used |= {r["source"] for r in routes}
    about = ["", *gap["alternatives"], *gap["upstream"], *gap["opens"]]
    names = view.rows(
        "MATCH (l:Link) WHERE l.id IN $ids RETURN l.id AS id, l.zh AS zh, l.en AS en",
        {"ids": about},
    )
    return {
        **gap,
        "names": {n["id"]: n["zh"] for n in names},
        "who_needs_it": buyers,
        "who_could_supply": suppliers,
        "nearest_routes": routes,
        "sources": sources_of(view, used),
        "regions_searched": regions_searched(view, region),
        "coverage_statement": coverage_in_force(view, region, link, gap["category"]),
        "units": None if charge.units is None else list(charge.units),
        "tasks": [asdict(task) | {"quote": task.quote} for task in charge.tasks],
        "reproduce": {"query": "gaps", "parameters": {"region": region}},
    }
