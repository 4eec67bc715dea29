"""The guard against the embedded engine itself, opened read-only on a real file."""

from __future__ import annotations

from pathlib import Path

import ladybug
import pytest

from chainatlas.queries.guard import check
from chainatlas.queries.guard_refused import QueryRefused

# What the read-only engine runs all the same: it writes or reads files, tells its
# settings, or runs a second statement. {dir} is a folder of the test.
ESCAPES = {
    "copy to": "COPY (MATCH (n:Link) RETURN n.id) TO '{dir}/out.csv'",
    "export": "EXPORT DATABASE '{dir}/dump'",
    "load from": "LOAD FROM '{dir}/secret.csv' (header = true) RETURN *",
    "load in a query": "MATCH (n:Link) LOAD FROM '{dir}/secret.csv' RETURN *",
    "second statement": "RETURN 1; COPY (RETURN 1) TO '{dir}/out.csv'",
    "setting": "CALL threads = 1",
    "read a setting": "CALL current_setting('threads') RETURN *",
    "comment that goes on": "RETURN 1 /* **/ + ' */ AS x; EXPORT DATABASE '{dir}/d' //'",
}

ACCEPTED = [
    "MATCH (n:Link) RETURN n.id AS 环节 ORDER BY 环节;",
    "MATCH (a:Link)-[:FEEDS*1..3]->(b:Link) RETURN DISTINCT b.id",
    "MATCH (n:Link) WHERE EXISTS { MATCH (n)-[:FEEDS]->(:Link) } RETURN n.`create`",
    "MATCH (n:Link) RETURN CASE WHEN n.id = 'a' THEN 1 ELSE 2 END AS x /* /* */",
    "UNWIND range(1, 3) AS x RETURN collect(x) AS xs UNION ALL RETURN [9] AS xs",
    "CALL show_tables() RETURN name",
    "RETURN 'it\\'s; // /* `' AS x, 1 AS `a```` CREATE (n) //` // ; CREATE",
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> tuple[ladybug.Connection, Path]:
    folder = tmp_path_factory.mktemp("guard")
    path = folder / "atlas.lbug"
    with ladybug.Database(path) as database, ladybug.Connection(database) as writer:
        for statement in (
            "CREATE NODE TABLE Link(id STRING PRIMARY KEY, `create` INT64)",
            "CREATE REL TABLE FEEDS(FROM Link TO Link)",
            "CREATE (:Link {id: 'a'})-[:FEEDS]->(:Link {id: 'b'})",
        ):
            writer.execute(statement)
    return ladybug.Connection(ladybug.Database(path, read_only=True)), folder


@pytest.mark.parametrize("name", ESCAPES)
def test_the_engine_alone_would_run_it(
    name: str, engine: tuple[ladybug.Connection, Path], tmp_path: Path
) -> None:
    (tmp_path / "secret.csv").write_text("word\nsecret\n", encoding="utf-8")
    text = ESCAPES[name].format(dir=tmp_path.as_posix())
    with pytest.raises(QueryRefused):
        check(text)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    result = engine[0].execute(text)
    written = {path.name for path in tmp_path.iterdir()} - {"secret.csv"}
    if "TO '" in text or "EXPORT" in text:
        assert written
    elif "secret" in text:
        last = result[-1] if isinstance(result, list) else result
        assert "secret" in str(last.get_all())


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted_query_runs(
    text: str, engine: tuple[ladybug.Connection, Path]
) -> None:
    check(text)
    result = engine[0].execute(text)
    assert not isinstance(result, list)
    assert result.get_all()
