"""The programming interface: the rows of the commands over HTTP, with their meta."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chainatlas.economics.all_regions import all_region_gaps, read
from chainatlas.exports.page.model import STATUSES
from chainatlas.graph.judged import KINDS
from chainatlas.graph.store import Row, View
from chainatlas.ontology.errors import WrongUse
from chainatlas.queries.answer import Meta, meta_of
from chainatlas.queries.gaps import english_names, gap_rows, status_rows
from chainatlas.queries.library_index import canned
from chainatlas.queries.names import resolve_gap
from chainatlas.queries.proof import proof
from chainatlas.queries.run import run
from chainatlas.queries.thresholds import thresholds
from chainatlas.web.asked import Asked

Answer = tuple[Meta, list[Row]]


def _levels() -> tuple[str, ...]:
    return next(p.choices for p in canned("regions").parameters if p.name == "level")


def _named(view: View, rows: list[Row]) -> list[Row]:
    names = english_names(view)
    return [{**row, "link_name_en": names[row["link"]]} for row in rows]


def regions(view: View, asked: Asked) -> Answer:
    """Return the regions that can be asked for."""
    values = {
        "within": asked.thing(view, "region", "within"),
        "level": asked.one("level", _levels()),
        "search": asked.one("search"),
    }
    return meta_of(view, "regions", values), run(view, "regions", **values)


def categories(view: View, asked: Asked) -> Answer:
    """Return the categories that can be asked for."""
    values = {"search": asked.one("search")}
    return meta_of(view, "categories", values), run(view, "categories", **values)


def status(view: View, asked: Asked) -> Answer:
    """Return the status of every link in a region."""
    wanted = asked.one("status", STATUSES)
    place, about = asked.needed(view, "region"), asked.thing(view, "category")
    rows = [r for r in status_rows(view, place, about) if wanted in ("", r["status"])]
    values = {"region": place, "category": about, "status": wanted}
    meta = meta_of(view, "status", {k: v or None for k, v in values.items()})
    return meta, _named(view, rows)


def gaps(view: View, asked: Asked) -> Answer:
    """Return the gaps of a region, or with ``all_regions=true`` of all (of a level)."""
    every, level = asked.one("all_regions", ("true",)), asked.one("level", _levels())
    kind, wanted = asked.one("kind", KINDS), asked.one("status", STATUSES)
    place, about = asked.thing(view, "region"), asked.thing(view, "category")
    if bool(every) == bool(place) or (level and not every):
        raise WrongUse("web.region_or_all")
    if place:
        rows = gap_rows(view, place, about)
    else:
        rows = all_region_gaps(read(view), thresholds(), category=about, level=level)
    rows = [r for r in rows if kind in ("", r["kind"]) and wanted in ("", r["status"])]
    values = {"region": place, "category": about, "level": level, "kind": kind,
              "status": wanted}  # fmt: skip
    meta = meta_of(view, "gaps", {k: v or None for k, v in values.items()})
    return meta, _named(view, rows)


def explain(view: View, asked: Asked) -> Answer:
    """Return the proof of one gap."""
    found = proof(view, *resolve_gap(view, asked.one("gap")))
    return meta_of(view, "explain", {"gap": found["gap"]}), [found]


@dataclass(frozen=True)
class Endpoint:
    """One address under ``/api/``: the parameters it takes, and its answer."""

    names: tuple[str, ...]
    answer: Callable[[View, Asked], Answer]


ENDPOINTS = {
    "regions": Endpoint(("within", "level", "search"), regions),
    "categories": Endpoint(("search",), categories),
    "status": Endpoint(("region", "category", "status"), status),
    "gaps": Endpoint(
        ("region", "all_regions", "level", "category", "kind", "status"), gaps
    ),
    "explain": Endpoint(("gap",), explain),
}
