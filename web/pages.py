"""The pages for people: where to look, and the atlas page of a region and category."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from chainatlas.economics.weights import read_weights
from chainatlas.exports.page import render
from chainatlas.exports.page_of import page_of
from chainatlas.graph.store import Row, View
from chainatlas.queries.answer import meta_of
from chainatlas.queries.proof import coverage_in_force
from chainatlas.queries.run import run
from chainatlas.web.asked import ask
from chainatlas.web.template import page

SHOWN = 60
"""Regions listed at a time, those with the most links made first."""

# The page says by itself, in its head, which scripts may run: those of its hashes.
ATLAS_POLICY = (
    "connect-src 'none'; object-src 'none'; frame-src 'none'; worker-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_MADE = """
MATCH (r:Region)-[h:HAS]->(l:Link) WHERE h.makers > 0
RETURN r.id AS region, count(l) AS made
"""


def _regions(view: View, search: str) -> list[Row]:
    made = {r["region"]: r["made"] for r in view.rows(_MADE, {})}
    found = run(view, "regions", search=search)
    rows = [{**row, "made": made.get(row["id"], 0)} for row in found]
    return sorted(rows, key=lambda row: (-row["made"], row["id"]))


def _categories(view: View, region: str) -> list[Row]:
    rows = run(view, "category_overview", region=region)
    surveys = (coverage_in_force(view, region, "", row["category"]) for row in rows)
    return [
        {**row, "survey": survey["completeness"] if survey else None}
        for row, survey in zip(rows, surveys, strict=True)
    ]


def index(request: Request) -> Response:
    """Answer with the regions that match a search, or the categories of a region."""
    asked = ask(request, ("search", "region"))
    search = asked.one("search")
    with request.app.state.store.view() as view:
        place = asked.thing(view, "region")
        meta = meta_of(view, "regions", {"search": search}).as_json()
        regions = _regions(view, search)
        chosen = [r for r in run(view, "regions", search=place) if r["id"] == place]
        return page(
            asked.lang,
            search=search,
            region=chosen[0] if place else {},
            regions=regions[:SHOWN],
            found=len(regions),
            meta=meta,
            categories=_categories(view, place) if place else (),
        )


def atlas(request: Request) -> Response:
    """Answer with the atlas page of a region and category, by id or name."""
    asked = ask(request, ("region", "category"))
    with request.app.state.store.view() as view:
        values = {k: asked.needed(view, k) for k in ("region", "category")}
        meta = meta_of(view, "view", values, read_weights())
        text = render(page_of(view, **values, answer=meta), asked.lang)
    return HTMLResponse(text, headers={"content-security-policy": ATLAS_POLICY})
