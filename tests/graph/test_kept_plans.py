"""A query gives the same rows each time that a view runs it."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import ladybug
import pytest

from chainatlas.graph import EmbeddedStore, build

QUERY = (
    "MATCH (r:Region {id: $region})-[h:HAS]->(o:Link)<-[:YIELDS]-(t:Route) "
    "WHERE h.makers > 0 RETURN o.id AS link, t.id AS route"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "a.lbug"
    with as_file(files("chainatlas.facts")) as facts:
        build(EmbeddedStore(path), [facts])
    return path


def test_a_view_gives_the_same_rows_twice(sample: Path) -> None:
    with EmbeddedStore(sample).view() as view:
        runs = [view.rows(QUERY, {"region": "510000"}) for _ in range(3)]
    pairs = [sorted((r["link"], r["route"]) for r in rows) for rows in runs]
    assert pairs[0]
    assert pairs[0] == pairs[1] == pairs[2]


def test_why_each_query_has_a_connection_of_its_own(sample: Path) -> None:
    """If this fails, the engine no longer forgets conditions: keep the connection."""
    with (
        ladybug.Database(sample, read_only=True) as database,
        ladybug.Connection(database) as connection,
    ):
        counts = set()
        for _ in range(3):
            result = connection.execute(QUERY, {"region": "510000"})
            assert isinstance(result, ladybug.QueryResult)
            counts.add(result.get_num_tuples())
    assert len(counts) > 1
