"""The atlas page of a region and category, filled from query rows."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chainatlas.economics.exclusion import exclusion_fact
from chainatlas.economics.gather import Market, gap_targets, market
from chainatlas.economics.reason import reason
from chainatlas.economics.scoring import Target
from chainatlas.exports import page_queries as asks
from chainatlas.exports.page import model as page
from chainatlas.exports.page.model import Text
from chainatlas.graph.store import Row, View
from chainatlas.queries.answer import Meta
from chainatlas.queries.charge import in_charge
from chainatlas.queries.gaps import gap_rows, status_rows
from chainatlas.queries.proof import coverage_in_force
from chainatlas.queries.run import run

CANDIDATES = 8
"""Candidates shown for each gap; the workbook has more."""


def _grouped(rows: Iterable[Row], key: str = "link") -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _text(row: Row, field: str = "") -> Text:
    return Text(row[f"{field}zh"] or "", row[f"{field}en"] or "")


def _both(text: str | None) -> Text:
    """Return a text that holds both languages as ``zh/en``."""
    zh, _, en = (text or "").partition("/")
    return Text(zh, en)


@dataclass(frozen=True)
class Material:
    """The rows of one page, by link."""

    about: Mapping[str, Row]
    names: Mapping[str, Text]
    categories: Mapping[str, Text]
    aliases: Mapping[str, list[Row]]
    makers: Mapping[str, list[Row]]
    projects: Mapping[str, list[Row]]
    gaps: Mapping[str, Row]
    targets: Mapping[str, tuple[Target, ...]]
    routes: Mapping[str, page.Route]


def _routes(view: View, links: list[str]) -> dict[str, page.Route]:
    found: dict[str, page.Route] = {}
    for key, rows in _grouped(view.rows(asks.ROUTES, {"links": links}), "id").items():
        first = rows[0]
        found[key] = page.Route(
            id=key,
            link=first["link"],
            rank=first["rank"],
            name=_text(first),
            main=tuple(r["input"] for r in rows if r["role"] == "main"),
            auxiliary=tuple(r["input"] for r in rows if r["role"] == "auxiliary"),
            source=first["source"] or "",
            common=first["basis"] == "common_knowledge" or first["source"] == "CK",
        )
    return found


def _maker(row: Row) -> page.Maker:
    return page.Maker(
        id=row["id"],
        name=row["name"],
        region=row["region"] or "",
        product=row["product"] or "",
        scope=row["scope"],
        confidence=row["confidence"],
        source=row["source"] or "",
        counts=row["status"] == "active" and row["scope"] == "site",
        link=row["link"],
    )


def _candidate(target: Target) -> page.Candidate:
    one, fact = target.candidate, exclusion_fact(target.candidate)
    return page.Candidate(
        id=one.enterprise,
        name=one.enterprise_name,
        home_region=one.home_region_name or "",
        score=target.score,
        parts={part.name: part.value for part in target.parts},
        reason=Text(*(reason(one, target.parts, lang) for lang in ("zh", "en"))),
        excluded=None if fact is None else Text(fact.words("zh"), fact.words("en")),
        scope=one.scope,
    )


def _coverage(row: Row | None) -> page.Coverage:
    if row is None:
        return page.Coverage()
    return page.Coverage(
        row["completeness"],
        row["region_name"],
        row["as_of"] or "",
        row["by"] or "",
        row["note"] or "",
    )


def _clauses(
    view: View, region: str, link: str, category: str
) -> tuple[page.Clause, ...]:
    return tuple(
        page.Clause(
            task.document,
            task.above,
            task.quote,
            task.lead,
            task.joint,
            convention=task.by_convention,
        )
        for task in in_charge(view, region, link, category).tasks
    )


def _proof_route(
    key: str, made: set[str], routes: Mapping[str, page.Route]
) -> page.ProofRoute:
    route = routes[key]
    return page.ProofRoute(
        id=key,
        link=route.link,
        rank=route.rank,
        name=route.name,
        here=tuple(i for i in route.main if i in made),
        not_here=tuple(i for i in route.main if i not in made),
    )


def _proof(view: View, row: Row, material: Material, made: set[str]) -> page.Proof:
    gap = material.gaps.get(row["link"])
    coverage = coverage_in_force(view, row["region"], row["link"], row["category"])
    command = shlex.join(["chainatlas", "explain", f"{row['region']}/{row['link']}"])
    if gap is None:
        asked = ["--region", row["region"], "--category", row["category"]]
        command = shlex.join(["chainatlas", "status", *asked])
        return page.Proof(coverage=_coverage(coverage), command=command)
    named = {"region": row["region"], "link": row["link"]}
    buyers = (
        page.Maker(
            r["enterprise"],
            r["enterprise_name"],
            r["region_name"],
            r["product"] or "",
            confidence=r["confidence"],
            source=r["source_id"] or "",
            link=r["makes"],
        )
        for r in run(view, "gap_buyers", **named)
    )
    routes = tuple(_proof_route(k, made, material.routes) for k in gap["routes"])
    return page.Proof(
        buyers=tuple(buyers),
        routes=routes,
        alternatives=tuple(gap["alternatives"]),
        upstream=tuple(gap["upstream"]),
        regions=(row["region_name"],),
        coverage=_coverage(coverage),
        clauses=_clauses(view, row["region"], row["link"], row["category"]),
        command=command,
    )


def _link(
    view: View, row: Row, category: str, material: Material, made: set[str]
) -> page.PageLink:
    key = row["link"]
    about, gap = material.about[key], material.gaps.get(key)
    makers = tuple(_maker(r) for r in material.makers.get(key, ()))
    sources = {m.source for m in makers if m.source} | {about["source"] or ""}
    projects = tuple(
        page.Project(
            r["id"], r["name"], r["region"], r["status"] or "", r["source"] or ""
        )
        for r in material.projects.get(key, ())
    )
    return page.PageLink(
        id=key,
        name=material.names[key],
        category=row["category"],
        category_name=material.categories[row["category"]],
        stage=row["stage"],
        status=row["status"],
        home=row["category"] == category,
        kind=about["kind"] or "",
        gap_kind=gap["kind"] if gap else None,
        makers=row["makers"],
        unproven=len({m.id for m in makers if not m.counts}),
        buyers=row["buyers"],
        lq=row["lq"],
        opens=tuple(row["opens"]),
        definition=_text(about, "definition_"),
        aliases=tuple(dict.fromkeys(r["alias"] for r in material.aliases.get(key, ()))),
        codes=about["codes"] or "",
        makers_list=makers,
        projects=projects,
        candidates=tuple(_candidate(t) for t in material.targets.get(key, ())),
        proof=_proof(view, row, material, made),
        sources=tuple(sorted(sources - {""})),
    )


def _sources(view: View) -> tuple[page.Source, ...]:
    query = (
        "MATCH (s:Source) RETURN s.id AS id, s.title AS title, s.address AS address, "
        "s.publisher AS publisher, s.date AS date, s.kind AS kind ORDER BY id"
    )
    return tuple(
        page.Source(
            r["id"],
            r["title"],
            r["address"] or "",
            r["publisher"] or "",
            r["date"] or "",
            (r["kind"] or "").replace("_", " ") == "common knowledge",
        )
        for r in view.rows(query, {})
    )


def _names(view: View, label: str) -> dict[str, Text]:
    query = f"MATCH (n:{label}) RETURN n.id AS id, n.zh AS zh, n.en AS en"
    return {r["id"]: _text(r) for r in view.rows(query, {})}


def _targets(
    where: Market, gaps: Mapping[str, Row], weights: Mapping[str, float]
) -> dict[str, tuple[Target, ...]]:
    return {
        link: gap_targets(where, gap, weights, CANDIDATES)
        for link, gap in gaps.items()
        if gap["kind"] != "resource"
    }


def _material(
    view: View,
    region: str,
    links: list[str],
    gaps: dict[str, Row],
    weights: Mapping[str, float],
) -> Material:
    asked: dict[str, Any] = {"region": region, "links": links}
    routes = _routes(
        view, sorted({*links, *(o for g in gaps.values() for o in g["opens"])})
    )
    return Material(
        about={r["id"]: r for r in view.rows(asks.LINKS, {"links": links})},
        names=_names(view, "Link"),
        categories=_names(view, "Category"),
        aliases=_grouped(view.rows(asks.ALIASES, {"links": links})),
        makers=_grouped(view.rows(asks.MAKERS, asked)),
        projects=_grouped(view.rows(asks.PROJECTS, asked)),
        gaps=gaps,
        targets=_targets(market(view, region), gaps, weights),
        routes=routes,
    )


def page_of(view: View, region: str, category: str, answer: Meta) -> page.Page:
    """Return the page of a region and category: its links and what feeds them."""
    members = {r["link"]: r for r in status_rows(view, region, category)}
    everywhere = {r["link"]: r for r in status_rows(view, region)}
    routes = _routes(view, sorted(members))
    inputs = {i for r in routes.values() for i in (*r.main, *r.auxiliary)}
    rows = {**{i: everywhere[i] for i in sorted(inputs)}, **members}
    found = {g["link"]: g for g in gap_rows(view, region)}
    found |= {g["link"]: g for g in gap_rows(view, region, category)}
    gaps = {link: found[link] for link in rows if link in found}
    material = _material(view, region, sorted(rows), gaps, answer.weights)
    made = {link for link, row in everywhere.items() if row["makers"]}
    links = tuple(_link(view, row, category, material, made) for row in rows.values())
    places = view.rows(
        "MATCH (r:Region {id: $region}) RETURN r.zh AS zh", {"region": region}
    )
    ids = {"links": sorted(members)}
    asked = ("--region", region, "--category", category)
    return page.Page(
        region=region,
        region_name=places[0]["zh"],
        category=category,
        category_name=material.categories[category],
        links=links,
        routes=tuple(routes.values()),
        byproducts=tuple(
            page.Byproduct(r["route"], r["link"], r["source"] or "")
            for r in view.rows(asks.BYPRODUCTS, ids)
        ),
        recycles=tuple(
            page.Recycle(
                r["origin"], r["target"], _both(r["process"]), r["source"] or ""
            )
            for r in view.rows(asks.RECYCLES, ids)
        ),
        sources=_sources(view),
        names=tuple(
            page.LinkName(k, t) for k, t in material.names.items() if k not in rows
        ),
        coverage=_coverage(coverage_in_force(view, region, "", category)),
        thresholds=answer.thresholds,
        weights=answer.weights,
        commands=(
            shlex.join(["chainatlas", "view", *asked, "-o", "atlas.html"]),
            shlex.join(["chainatlas", "gaps", *asked]),
        ),
        data_version=answer.data_version or "",
        engine=answer.engine or "",
        generated_at=answer.generated_at.isoformat(timespec="seconds"),
    )
