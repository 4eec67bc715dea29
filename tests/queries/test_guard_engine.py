"""The guard against the embedded engine itself, opened read-only on a real file."""

from __future__ import annotations

import shutil
from pathlib import Path

import ladybug
import pytest

from chainatlas.queries.guard import check
from chainatlas.queries.guard_refused import QueryRefused
from chainatlas.tests.queries.escapes import ESCAPES, Effect
from chainatlas.tests.queries.trap import ATLAS, trap
from chainatlas.tests.queries.unguarded import answers

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
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("guard") / "atlas.lbug"
    with ladybug.Database(path) as database, ladybug.Connection(database) as writer:
        for statement in (
            "CREATE NODE TABLE Link(id STRING PRIMARY KEY, `create` INT64)",
            "CREATE REL TABLE FEEDS(FROM Link TO Link)",
            "CREATE (:Link {id: 'a'})-[:FEEDS]->(:Link {id: 'b'})",
        ):
            writer.execute(statement)
    return path


@pytest.fixture(scope="module")
def effects(atlas: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Effect]:
    """What each escape does where no guard stands before the engine."""
    root = tmp_path_factory.mktemp("trap")
    with trap(root) as open_trap:
        texts = open_trap.set_for([escape.text for escape in ESCAPES.values()])
        found = answers(atlas, open_trap, texts)
        effects = {
            name: open_trap.effect(n, answer)
            for n, (name, answer) in enumerate(zip(ESCAPES, found, strict=True))
        }
    for copy in root.glob(f"*/{ATLAS}"):
        assert copy.read_bytes() == atlas.read_bytes()
    return effects


@pytest.mark.parametrize("name", ESCAPES)
def test_the_guard_refuses_it(name: str) -> None:
    with pytest.raises(QueryRefused):
        check(ESCAPES[name].text)


@pytest.mark.parametrize("name", ESCAPES)
def test_what_the_engine_alone_would_do(name: str, effects: dict[str, Effect]) -> None:
    assert effects[name] == ESCAPES[name].ladybug


def test_read_only_opening_is_not_enough(effects: dict[str, Effect]) -> None:
    found = list(effects.values())
    assert found.count("writes") >= 5
    assert found.count("reads") >= 5
    assert {"breaks", "crashes"} < set(found)


def test_a_broken_store_cannot_be_read_any_more(atlas: Path, tmp_path: Path) -> None:
    """Why CHECKPOINT is refused although nothing can be written."""
    copy = Path(shutil.copy(atlas, tmp_path))
    with (
        ladybug.Database(copy, read_only=True) as database,
        ladybug.Connection(database) as connection,
        pytest.raises(RuntimeError),
    ):
        connection.execute(ESCAPES["checkpoint"].text)
    with pytest.raises(RuntimeError, match="read-only"):
        ladybug.Database(copy, read_only=True)


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted_query_runs(text: str, atlas: Path) -> None:
    check(text)
    with (
        ladybug.Database(atlas, read_only=True) as database,
        ladybug.Connection(database) as connection,
    ):
        result = connection.execute(text)
        assert not isinstance(result, list)
        assert result.get_all()
