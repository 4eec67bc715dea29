"""The target workbook of a region, filled from query rows."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Any

from chainatlas.economics.scoring import Target
from chainatlas.exports.workbook import (
    Book,
    GapRow,
    Meta,
    SourceRow,
    evidence_rows,
    target_row,
)
from chainatlas.graph.store import Row, View
from chainatlas.ontology.catalogue import Lang
from chainatlas.queries.answer import Meta as Answer
from chainatlas.queries.charge import InCharge, in_charge
from chainatlas.queries.proof import coverage_in_force
from chainatlas.queries.run import run

Found = Sequence[tuple[Row, tuple[Target, ...]]]


def command_of(answer: Answer) -> str:
    """Return the command that prints the same answer."""
    given = ((k, v) for k, v in answer.parameters.items() if v is not None)
    options = (part for k, v in given for part in (f"--{k}", str(v)))
    return shlex.join(["chainatlas", answer.query, *options])


def _meta(answer: Answer, found: Found, names: dict[str, str]) -> Meta:
    regions = dict.fromkeys(gap["region_name"] for gap, _ in found)
    about = answer.parameters.get("category")
    shown = [about] if about else [gap["category"] for gap, _ in found]
    return Meta(
        regions=tuple(regions),
        categories=tuple(dict.fromkeys(names[c] for c in shown)),
        data_version=answer.data_version or "",
        engine=answer.engine or "",
        generated_at=answer.generated_at,
        command=command_of(answer),
        parameters={k: v for k, v in answer.parameters.items() if v is not None},
        thresholds=answer.thresholds,
        weights=answer.weights,
    )


def _names(view: View, label: str, lang: Lang) -> dict[str, str]:
    query = f"MATCH (n:{label}) RETURN n.id AS id, n.zh AS zh, n.en AS en"
    return {r["id"]: (r["en"] if lang == "en" else None) or r["zh"] or r["id"]
            for r in view.rows(query, {})}  # fmt: skip


def _gap_row(
    view: View, gap: Row, charge: InCharge, names: dict[str, Any], lang: Lang
) -> GapRow:
    links, routes, categories, definitions = (
        names[n] for n in ("links", "routes", "categories", "definitions")
    )
    asked = {"region": gap["region"], "link": gap["link"]}
    buyers = {r["enterprise_name"] for r in run(view, "gap_buyers", **asked)}
    survey = coverage_in_force(view, gap["region"], gap["link"], gap["category"])
    return GapRow(
        gap=gap["gap"],
        region_name=gap["region_name"],
        link=gap["link"],
        link_name=links[gap["link"]],
        category=gap["category"],
        category_name=categories[gap["category"]],
        kind=gap["kind"],
        status=gap["status"],
        definition=definitions.get(gap["link"]),
        opens=tuple(links[i] for i in gap["opens"]),
        routes=tuple(routes[i] for i in gap["routes"]),
        alternatives=tuple(links[i] for i in gap["alternatives"]),
        upstream=tuple(links[i] for i in gap["upstream"]),
        buyers=gap["buyers"],
        buyer_names=tuple(sorted(buyers)),
        coverage=gap["coverage"],
        coverage_note=survey["note"] if survey else None,
        units=charge.units,
        clause=charge.clause,
    )


def _sources(view: View) -> tuple[SourceRow, ...]:
    fields = ("id", "title", "kind", "publisher", "date", "address", "licence")
    returned = ", ".join(f"s.{f} AS {f}" for f in fields)
    rows = view.rows(f"MATCH (s:Source) RETURN {returned} ORDER BY id", {})
    return tuple(SourceRow(**row) for row in rows)


def _definitions(view: View, lang: Lang) -> dict[str, str]:
    query = f"MATCH (l:Link) RETURN l.id AS id, l.definition_{lang} AS text"
    return {r["id"]: r["text"] for r in view.rows(query, {}) if r["text"]}


def book_of(view: View, found: Found, answer: Answer, lang: Lang) -> Book:
    """Return the workbook of gaps and their targets, with evidence and sources."""
    names: dict[str, Any] = {
        "links": _names(view, "Link", lang),
        "routes": _names(view, "Route", lang),
        "categories": _names(view, "Category", lang),
        "definitions": _definitions(view, lang),
    }
    charge = {
        g["gap"]: in_charge(view, g["region"], g["link"], g["category"])
        for g, _ in found
    }
    every = [target for _, targets in found for target in targets]
    evidence = [row for target in every for row in evidence_rows(target, lang)]
    used = {s for row in evidence for s in row.source_ids}
    rows = tuple(target_row(t, lang, charge[t.candidate.gap].units) for t in every)
    used |= {s for row in rows for s in row.source_ids}
    return Book(
        meta=_meta(answer, found, names["categories"]),
        gaps=tuple(_gap_row(view, g, charge[g["gap"]], names, lang) for g, _ in found),
        targets=rows,
        evidence=tuple(evidence),
        sources=tuple(s for s in _sources(view) if s.id in used),
    )
