"""One measurement in its own process: ``benchmarks.measure NAME FOLDER [ADDRESS]``.

The address is that of a server, whose user and password are in the environment; the
embedded engine has a file in the folder. Prints one JSON object: seconds (a list, one
for each repeat), rows, and the peak resident memory of the process in MB.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np

from chainatlas.economics.all_regions import gap_cells, read
from chainatlas.graph.build import build, read_on_top
from chainatlas.graph.derive import derive
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.opening import open_store
from chainatlas.graph.records import Edges, Nodes, edges_of, nodes_of
from chainatlas.graph.server import Login
from chainatlas.graph.server.admin_import import ImportFolder
from chainatlas.graph.store import Store, View
from chainatlas.queries.gaps import gap_rows, status_rows
from chainatlas.queries.thresholds import thresholds

REPEATS = 20
REGIONS = 6
SLOW_REGIONS = 1
"""Provinces asked for, and of the naive query where one takes minutes."""
WARM_SECONDS = 15.0
"""How long gap queries run untimed first: a server of a bureau runs all day, and its
JVM compiles a query's code over the first thousand or so of its runs."""
_HERE = """
MATCH (r:Region {id: $region})<-[:WITHIN*0..3]-(:Region)<-[:LOCATED_IN]-(e:Enterprise)
MATCH (e)-[p:PRODUCES]->(o:Link)
"""
NAIVE = {
    "makers": _HERE + "WHERE p.scope = 'site' AND e.status = 'active' "
    "RETURN o.id AS link, count(DISTINCT e.id) AS count",
    "unproven": _HERE
    + "WHERE e.status = 'unknown' OR (e.status = 'active' AND p.scope = 'group') "
    "RETURN o.id AS link, count(DISTINCT e.id) AS count",
    "buyers": _HERE
    + "WHERE p.scope = 'site' AND e.status = 'active' WITH DISTINCT e, o "
    "MATCH (l:Link)-[:FEEDS]->(o) RETURN l.id AS link, count(DISTINCT e.id) AS count",
    "everywhere": "MATCH (e:Enterprise)-[p:PRODUCES]->(o:Link) "
    "WHERE p.scope = 'site' AND e.status = 'active' "
    "RETURN o.id AS link, count(DISTINCT e.id) AS count",
}
"""The numbers of the gap query, counted from the enterprises for one answer."""


@dataclass(frozen=True)
class Subject:
    """What is measured: the folder of tables, and the store that holds them."""

    folder: Path
    store: Store


def subject(folder: Path, address: str | None) -> Subject:
    """Return the store at an address, else the file in the folder."""
    if address is None:
        return Subject(folder, EmbeddedStore(folder / "bench.lbug"))
    login = Login(os.environ["CHAINATLAS_USER"], os.environ["CHAINATLAS_PASSWORD"])
    return Subject(folder, open_store(address, login))


def _batches(folder: Path) -> Iterator[Nodes | Edges]:
    content = read_on_top({}, [folder], bare=False).tables
    derived = derive(content)
    for nodes in nodes_of(content):
        extra = derived.properties.get(nodes.label)
        frame = nodes.frame if extra is None else nodes.frame.join(extra, on="id")
        yield Nodes(nodes.label, frame)
    yield from edges_of(content)
    yield from derived.edges


def measure_build(it: Subject) -> tuple[list[float], int]:
    """Time a full load: reading, checking, deriving, writing, digest."""
    start = time.perf_counter()
    built = build(it.store, [it.folder])
    return [time.perf_counter() - start], sum(c.loaded for c in built.intake.counts)


def measure_files(it: Subject) -> tuple[list[float], int]:
    """Time the files for ``neo4j-admin``: as a build, but written as csv."""
    start = time.perf_counter()
    built = build(ImportFolder(it.folder / "import"), [it.folder])
    return [time.perf_counter() - start], sum(c.loaded for c in built.intake.counts)


def measure_copy(it: Subject) -> tuple[list[float], int]:
    """Time raw COPY of the same nodes and edges, which stand ready in memory."""
    batches = list(_batches(it.folder))
    store = EmbeddedStore(it.folder / "copy.lbug")
    start = time.perf_counter()
    with store.replace() as writer:
        for batch in batches:
            if isinstance(batch, Nodes):
                writer.nodes(batch)
            else:
                writer.edges(batch)
    seconds = time.perf_counter() - start
    store.path.unlink()
    return [seconds], sum(len(batch.frame) for batch in batches)


def _provinces(view: View, most: int = REGIONS) -> list[str]:
    rows = view.rows(
        "MATCH (r:Region) WHERE r.level = 'province' "
        "RETURN r.id AS id, r.makers AS makers ORDER BY makers DESC, id",
        {},
    )
    return [row["id"] for row in rows[:most]]


def _timed(
    view: View, ask: Callable[[str], Any], repeats: int, most: int = REGIONS
) -> list[float]:
    seconds = []
    for region in _provinces(view, most):
        for _ in range(repeats):
            start = time.perf_counter()
            ask(region)
            seconds.append(time.perf_counter() - start)
    return seconds


def measure_first(it: Subject) -> tuple[list[float], int]:
    """Time the first gap queries after a load, one for each large province."""
    with it.store.view() as view:
        seconds = _timed(view, lambda r: gap_rows(view, r), 1)
        return seconds, len(gap_rows(view, _provinces(view)[0]))


def measure_gaps(it: Subject) -> tuple[list[float], int]:
    """Time the gap query for the largest provinces, once it has run for a while."""
    with it.store.view() as view:
        provinces, start = _provinces(view), time.perf_counter()
        for region in cycle(provinces):
            gap_rows(view, region)
            if time.perf_counter() - start > WARM_SECONDS:
                break
        rows = len(gap_rows(view, provinces[0]))
        return _timed(view, lambda r: gap_rows(view, r), REPEATS), rows


def measure_status(it: Subject) -> tuple[list[float], int]:
    """Time the status query for the largest provinces."""
    with it.store.view() as view:
        rows = status_rows(view, _provinces(view)[0])
        return _timed(view, lambda r: status_rows(view, r), REPEATS), len(rows)


def _naive(view: View, region: str) -> dict[str, dict[str, int]]:
    """Count what the gap query needs by walking enterprises; its logic is left out."""
    found = {}
    for name, query in NAIVE.items():
        asked = {"region": region} if "$region" in query else {}
        rows = view.rows(query, asked)
        found[name] = {row["link"]: row["count"] for row in rows}
    return found


def measure_naive(it: Subject) -> tuple[list[float], int]:
    """Time the counts of the gap query by walking enterprises, as without presence."""
    with it.store.view() as view:
        region = _provinces(view)[0]
        found = _naive(view, region)
        rows = status_rows(view, region)
        for name in ("makers", "buyers"):
            if found[name] != {r["link"]: r[name] for r in rows if r[name]}:
                raise SystemExit(f"the naive query counts other {name}")
        most = SLOW_REGIONS if view.engine == "neo4j" else REGIONS
        return _timed(view, lambda r: _naive(view, r), 1, most), len(found["makers"])


def measure_read(it: Subject) -> tuple[list[float], int]:
    """Time reading what every region lacks, as ``gaps --all-regions`` does."""
    with it.store.view() as view:
        start = time.perf_counter()
        data = read(view)
        return [time.perf_counter() - start], len(data.lacks)


def measure_all(it: Subject) -> tuple[list[float], int]:
    """Time the gaps of every region on arrays, the rows read once before."""
    with it.store.view() as view:
        data = read(view)
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        cells = gap_cells(data, thresholds())
        seconds.append(time.perf_counter() - start)
    return seconds, len(cells)


def measure_numpy(it: Subject) -> tuple[list[float], int]:
    """Time a plain numpy count of makers by region and link, rows read once before."""
    query = (
        "MATCH (e:Enterprise)-[p:PRODUCES]->(l:Link) "
        "MATCH (e)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region) "
        "WHERE p.scope = 'site' AND e.status = 'active' "
        "RETURN DISTINCT e.id AS firm, r.id AS region, l.id AS link"
    )
    with it.store.view() as view:
        rows = view.frame(query, {})
    region, link = (
        rows[c].rank("dense").to_numpy().astype(np.int64) - 1
        for c in ("region", "link")
    )
    links = int(link.max()) + 1
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        counts = np.bincount(region * links + link)
        seconds.append(time.perf_counter() - start)
    return seconds, int((counts > 0).sum())


MEASURES: dict[str, Callable[[Subject], tuple[list[float], int]]] = {
    "build": measure_build,
    "files": measure_files,
    "copy": measure_copy,
    "first": measure_first,
    "gaps": measure_gaps,
    "status": measure_status,
    "naive": measure_naive,
    "read": measure_read,
    "all": measure_all,
    "numpy": measure_numpy,
}


def main() -> None:
    """Run the measurement that the command line names; print it as JSON."""
    name, folder, *address = sys.argv[1:]
    it = subject(Path(folder), address[0] if address else None)
    seconds, rows = MEASURES[name](it)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "rows": rows, "peak_mb": round(peak)}))


if __name__ == "__main__":
    main()
