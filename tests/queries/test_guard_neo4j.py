"""The guard against a real Neo4j server, in sessions that may only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import neo4j
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from chainatlas.queries.guard import check
from chainatlas.queries.guard_refused import QueryRefused
from chainatlas.queries.isolated import run_own
from chainatlas.tests.queries.escapes import ESCAPES, Effect
from chainatlas.tests.queries.test_guard_refused import ESCAPES as REFUSED
from chainatlas.tests.queries.trap import Answer, trap
from chainatlas.tests.servers import LOGIN, emptied
from chainatlas.tools.neo4j_server import Server

_GRAPH = "CREATE (:Link {id: 'a', `create`: 0})-[:FEEDS]->(:Link {id: 'b'})"
_TOLD = (
    "MATCH (n) RETURN labels(n), properties(n) ORDER BY n.id",
    "MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id",
    "SHOW INDEXES YIELD name, type RETURN name, type ORDER BY name",
    "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.propertyKeys() YIELD propertyKey AS key RETURN key ORDER BY key",
    "SHOW USERS YIELD user RETURN user ORDER BY user",
    "SHOW SETTINGS YIELD name, value RETURN name, value ORDER BY name",
)
ACCEPTED = [
    "MATCH (n:Link) RETURN n.id AS 环节 ORDER BY 环节;",
    "MATCH (a:Link)-[:FEEDS*1..3]->(b:Link) RETURN DISTINCT b.id",
    "MATCH (n:Link) WHERE EXISTS { (n)-[:FEEDS]->(:Link) } RETURN n.`create`",
    "MATCH (n:Link) RETURN CASE WHEN n.id = 'a' THEN 1 ELSE 2 END AS x /* /* */",
    "MATCH (n:Link) CALL (n) { MATCH (n)-[:FEEDS]->(m) RETURN m } RETURN m {.id}",
    "CALL db.labels() YIELD label RETURN label",
    "RETURN 'it\\'s; // /* `' AS x, 1 AS `a```` CREATE (n) //` // ; CREATE",
]


def _state(driver: neo4j.Driver) -> list[list[list[Any]]]:
    """Return all that an escape could change."""
    asked = (driver.execute_query(query).records for query in _TOLD)
    return [[row.values() for row in rows] for rows in asked]


def _answer(driver: neo4j.Driver, text: str) -> Answer:
    """Run a text as it is, in a transaction of its own that may only read."""
    try:
        with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
            return str([row.values() for row in session.run(text)])  # type: ignore[arg-type]
    except (DriverError, Neo4jError):
        return None


@pytest.fixture(scope="module")
def driver(neo4j_server: Server) -> Iterator[neo4j.Driver]:
    emptied(neo4j_server)
    auth = (LOGIN.user, LOGIN.password)
    with GraphDatabase.driver(
        neo4j_server.address, auth=auth, notifications_min_severity="OFF"
    ) as opened:
        opened.execute_query(_GRAPH)
        yield opened


@pytest.fixture(scope="module")
def effects(
    driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Effect]:
    """What each escape does where no guard stands before the server."""
    before = _state(driver)
    with trap(tmp_path_factory.mktemp("trap")) as set_trap:
        texts = set_trap.set_for([escape.text for escape in ESCAPES.values()])
        effects = {
            name: set_trap.effect(n, _answer(driver, text))
            for n, (name, text) in enumerate(zip(ESCAPES, texts, strict=True))
        }
    assert _state(driver) == before
    return effects


@pytest.mark.parametrize("name", ESCAPES)
def test_what_the_server_alone_would_do(name: str, effects: dict[str, Effect]) -> None:
    assert effects[name] == ESCAPES[name].neo4j


def test_a_reading_session_is_not_enough(effects: dict[str, Effect]) -> None:
    found = list(effects.values())
    assert found.count("reads") >= 20
    assert found.count("asks") >= 2
    assert found.count("answers") >= 20  # settings, users, connections, plans


def test_no_refused_text_changes_anything(driver: neo4j.Driver) -> None:
    before = _state(driver)
    groups = {group: texts for group, texts in REFUSED.items() if group != "size"}
    for text in (text for texts in groups.values() for text, _ in texts):
        if text.isprintable() or "\n" in text:
            _answer(driver, text)
    assert _state(driver) == before


@pytest.mark.parametrize("name", ESCAPES)
def test_an_escape_does_not_get_as_far_as_the_server(
    name: str, driver: neo4j.Driver, neo4j_server: Server
) -> None:
    with pytest.raises(QueryRefused):
        run_own(neo4j_server.address, ESCAPES[name].text, {}, login=LOGIN)


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted_query_runs(text: str, driver: neo4j.Driver) -> None:
    check(text)
    assert _answer(driver, text) not in (None, "[]")
