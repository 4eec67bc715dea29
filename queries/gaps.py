"""Status and gaps of regions, as the rows of CLI.md."""

from __future__ import annotations

from typing import Any

from chainatlas.graph.store import Row, View
from chainatlas.ontology.errors import UnknownName, WrongUse
from chainatlas.queries.header import Query
from chainatlas.queries.library_index import canned
from chainatlas.queries.run import run
from chainatlas.queries.thresholds import thresholds

LQ_DECIMALS = 4


def _limits(query: Query) -> dict[str, Any]:
    names = {p.name for p in query.parameters}
    return {k: v for k, v in thresholds().items() if k in names}


def english_names(view: View) -> dict[str, str]:
    """Return the en names of links by id; the zh name where there is none."""
    query = "MATCH (l:Link) RETURN l.id AS id, l.zh AS zh, l.en AS en"
    return {r["id"]: r["en"] or r["zh"] for r in view.rows(query, {})}


def status_rows(view: View, region: str, category: str = "") -> list[Row]:
    """Return the status of every link in a region, by stage, then link."""
    limits = _limits(canned("status"))
    rows = run(view, "status", region=region, category=category, **limits)
    return [
        {**row, "lq": None if row["lq"] is None else round(row["lq"], LQ_DECIMALS)}
        for row in rows
    ]


def gap_rows(view: View, region: str, category: str = "") -> list[Row]:
    """Return the gaps of a region, by kind, then buyers, then link."""
    limits = _limits(canned("gaps"))
    return run(view, "gaps", region=region, category=category, **limits)


def split_gap(gap: str) -> tuple[str, str]:
    """Return the region and link of a gap id ``region/link``; a region has no ``/``.

    Raises:
        WrongUse: the text is no gap id.
    """
    region, slash, link = gap.partition("/")
    if not (region and slash and link):
        raise WrongUse("names.gap", gap=gap)
    return region, link


def one_gap(view: View, region: str, link: str) -> Row:
    """Return the row of one gap, its category the link's home.

    Raises:
        UnknownName: the link is no gap in the region; says what it is.
    """
    for row in gap_rows(view, region):
        if row["link"] == link:
            return row
    status = {r["link"]: r["status"] for r in status_rows(view, region)}
    raise UnknownName("names.no_gap", region=region, link=link, status=status.get(link))
