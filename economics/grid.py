"""The presence layer of every region as arrays: regions x links, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from chainatlas.graph.store import View

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
NO_STATEMENT = 9999
"""Coverage key where no statement speaks; else depth * 8 + 4 (category) + weakness."""

_READ = {
    "regions": "MATCH (r:Region) RETURN r.id AS id, r.zh AS zh, r.level AS level",
    "links": "MATCH (l:Link) RETURN l.id AS id, l.zh AS zh, l.kind AS kind",
    "categories": "MATCH (c:Category) RETURN c.id AS id",
    "routes": "MATCH (r:Route)-[:YIELDS]->(l:Link) RETURN r.id AS id, l.id AS link",
    "mains": "MATCH (l:Link)-[:MAIN_INPUT_TO]->(r:Route) RETURN r.id AS route, "
    "l.id AS link",
    "has": "MATCH (r:Region)-[h:HAS]->(l:Link) RETURN r.id AS region, l.id AS link, "
    "h.makers AS makers, h.unproven AS unproven, h.buyers AS buyers, "
    "h.planned AS planned, h.lq AS lq",
    "nearest": "MATCH (r:Region)-[:NEAREST]->(t:Route)-[:YIELDS]->(o:Link) "
    "RETURN r.id AS region, t.id AS routes, o.id AS opens",
    "members": "MATCH (l:Link)-[m:IN_CATEGORY]->(c:Category) RETURN l.id AS link, "
    "c.id AS category, m.home AS home",
    "of_category": "MATCH (r:Region)-[i:INSIDE]->(:Region)-[s:STATEMENT]->(c:Category) "
    "RETURN r.id AS region, c.id AS about, "
    "min(i.depth * 8 + 4 + s.weakness) AS key",
    "of_link": "MATCH (r:Region)-[i:INSIDE]->(:Region)-[s:STATEMENT]->(l:Link) "
    "RETURN r.id AS region, l.id AS about, min(i.depth * 8 + s.weakness) AS key",
}


@dataclass(frozen=True)
class Axis:
    """The positions of ids on one axis of an array, sorted by id."""

    ids: pl.Series

    def at(self, ids: pl.Series) -> Numbers:
        """Return the positions of ids, which must all be there."""
        places = pl.DataFrame({"id": self.ids}).with_row_index("at")
        asked = pl.DataFrame({"id": ids})
        found = asked.join(places, on="id", how="left", maintain_order="left")
        return found["at"].to_numpy().astype(np.int64)

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Grid:
    """Every region at once.

    Arrays are regions x links unless said otherwise: makers, buyers, unproven, planned
    (counts), lq (nan where null). ``nearest`` is regions x routes; ``mains`` and
    ``yields`` are routes x links, 0 or 1; ``by_category`` (regions x categories) and
    ``by_link`` hold the key of the coverage statement that counts, the least first.
    ``frames`` are the rows as they were read.
    """

    regions: Axis
    links: Axis
    routes: Axis
    categories: Axis
    makers: Numbers
    buyers: Numbers
    unproven: Numbers
    planned: Numbers
    lq: NDArray[np.float64]
    nearest: Bools
    mains: sparse.csr_array
    yields: sparse.csr_array
    by_category: Numbers
    by_link: Numbers
    frames: Mapping[str, pl.DataFrame]


def _incidence(routes: Axis, links: Axis, pairs: pl.DataFrame) -> sparse.csr_array:
    ends = routes.at(pairs["route"]), links.at(pairs["link"])
    ones = np.ones(len(pairs), dtype=np.float32)
    return sparse.csr_array((ones, ends), shape=(len(routes), len(links)))


def _spread(
    shape: tuple[int, int], at: tuple[Numbers, Numbers], values: pl.Series, empty: Any
) -> NDArray[Any]:
    array = np.full(shape, empty)
    array[at] = values.to_numpy()
    return array


def _keys(regions: Axis, about: Axis, rows: pl.DataFrame) -> Numbers:
    at = regions.at(rows["region"]), about.at(rows["about"])
    return _spread((len(regions), len(about)), at, rows["key"], NO_STATEMENT)


def read(view: View) -> Grid:
    """Read the presence layer and the chain of a store, once."""
    frames = {name: view.frame(query, {}) for name, query in _READ.items()}
    regions, links, routes, categories = (
        Axis(frames[n]["id"].sort())
        for n in ("regions", "links", "routes", "categories")
    )
    has, toward = frames["has"], frames["nearest"]
    shape = (len(regions), len(links))
    at = regions.at(has["region"]), links.at(has["link"])
    nearest = np.zeros((len(regions), len(routes)), dtype=bool)
    nearest[regions.at(toward["region"]), routes.at(toward["routes"])] = True
    return Grid(
        regions=regions,
        links=links,
        routes=routes,
        categories=categories,
        makers=_spread(shape, at, has["makers"], 0),
        buyers=_spread(shape, at, has["buyers"], 0),
        unproven=_spread(shape, at, has["unproven"], 0),
        planned=_spread(shape, at, has["planned"], 0),
        lq=_spread(shape, at, has["lq"].fill_null(np.nan), np.nan),
        nearest=nearest,
        mains=_incidence(routes, links, frames["mains"]),
        yields=_incidence(routes, links, frames["routes"].rename({"id": "route"})),
        by_category=_keys(regions, categories, frames["of_category"]),
        by_link=_keys(regions, links, frames["of_link"]),
        frames=frames,
    )
