"""Every canned query returns equal rows on both engines: values, types and order."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.graph.store import Row, Store, View
from chainatlas.queries.header import Query
from chainatlas.queries.library_index import library
from chainatlas.queries.run import run
from chainatlas.tests.commands.merged import merged
from chainatlas.tests.queries.every_query import drawn, known_ids
from chainatlas.tests.queries.policy import with_policy
from chainatlas.tests.servers import LOGIN, emptied
from chainatlas.tests.worlds import write_folder
from chainatlas.tools.neo4j_server import Server

SEEDS = range(900, 904)
DRAWS, TRIES = 3, 80
_ENDS = "ORDER BY region, link, category, enterprise LIMIT 999"
FITTING = (
    "MATCH (r:Region)-[g:LACKS]->(l:Link)<-[:PRODUCES]-(e:Enterprise) "
    "RETURN r.id AS region, l.id AS link, g.category AS category, e.id AS enterprise "
    + _ENDS,
    "MATCH (e:Enterprise)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region)-[:HAS]->"
    "(l:Link)-[:IN_CATEGORY]->(c:Category), (e)-[:SUPPLIES|INVESTS_IN]-(:Enterprise) "
    "RETURN r.id AS region, l.id AS link, c.id AS category, e.id AS enterprise "
    + _ENDS,
    "MATCH (r:Region)-[:NEAREST]->(n:Route)<-[:MAIN_INPUT_TO]-(l:Link), "
    "(n)-[:YIELDS]->(:Link)<-[:YIELDS]-(o:Route) WHERE o.id <> n.id "
    "RETURN r.id AS region, l.id AS link, '' AS category, '' AS enterprise " + _ENDS,
    "MATCH (r:Region)<-[:INSIDE]-(:Region)<-[:LOCATED_IN]-(j:Project)-[:BUILDS]->"
    "(l:Link)<-[g:LACKS]-(r) "
    "RETURN r.id AS region, l.id AS link, g.category AS category, '' AS enterprise "
    + _ENDS,
    "MATCH (r:Region)<-[:SET_FOR]-(g:Target)-[:CONCERNS]->(c:Category) "
    "RETURN r.id AS region, '' AS link, c.id AS category, '' AS enterprise " + _ENDS,
)
"""Queries for values that have to do with each other."""


@dataclass(frozen=True)
class Both:
    """One atlas on both engines, and values to ask it with."""

    ladybug: View
    neo4j: View
    ids: dict[str, list[str]]
    fits: list[list[Row]]

    @classmethod
    def of(cls, stack: ExitStack, ladybug: Store, neo4j: Store) -> Both:
        """Open both stores until the stack is closed."""
        ours, theirs = (stack.enter_context(s.view()) for s in (ladybug, neo4j))
        fits = [rows for text in FITTING if (rows := ours.rows(text, {}))]
        return cls(ours, theirs, known_ids(ours), fits)


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of one type, fractions to 1e-12."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def difference(ours: list[Row], theirs: list[Row]) -> str | None:
    """Return the first place where two answers differ, or None."""
    if len(ours) != len(theirs):
        return f"{len(ours)} rows and {len(theirs)}"
    for n, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        if list(one) != list(other):
            return f"row {n}: columns {list(one)} and {list(other)}"
        for name in one:
            if not same(one[name], other[name]):
                return f"row {n}: {name}: {one[name]!r} and {other[name]!r}"
    return None


@pytest.fixture(scope="module")
def sample(
    neo4j_sample: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """The bundled sample atlas on both engines."""
    embedded = EmbeddedStore(tmp_path_factory.mktemp("both") / "atlas.lbug")
    with as_file(files("chainatlas.facts")) as facts:
        build(embedded, [facts])
    with ExitStack() as stack:
        yield Both.of(stack, embedded, Neo4jStore(neo4j_sample.address, LOGIN))


@pytest.fixture(scope="module")
def wild(
    neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """Random worlds with hostile ids and names, and policy documents, on both."""
    folder = tmp_path_factory.mktemp("both")
    tables = with_policy(merged(SEEDS), Random(SEEDS[0]))
    source: Path = write_folder(tables, folder / "tables")
    embedded, server = EmbeddedStore(folder / "atlas.lbug"), emptied(neo4j_server)
    digests = {build(store, source, bare=True).digest for store in (embedded, server)}
    assert len(digests) == 1
    with ExitStack() as stack:
        yield Both.of(stack, embedded, server)


def fitting(query: Query, both: Both, dice: Random) -> dict[str, Any]:
    """Return values for a query that have to do with each other."""
    rows, values, kinds = dice.choice(both.fits), dict[str, Any](), set[str]()
    fit = dice.choice(rows)
    for parameter in query.parameters:
        if parameter.required or not dice.randrange(3):
            source = fit if parameter.type not in kinds else dice.choice(rows)
            if source.get(parameter.type):
                values[parameter.name] = source[parameter.type]
            elif parameter.choices:
                values[parameter.name] = dice.choice(parameter.choices)
            elif parameter.required:
                values[parameter.name] = dice.choice(
                    both.ids[parameter.type] or ["none"]
                )
        kinds.add(parameter.type)
    return values


def asked(both: Both, name: str) -> list[dict[str, Any]]:
    """Return values for a query: a free draw, and some that give rows."""
    query, dice = library()[name], Random(name)
    found = [drawn(query, both.ids, dice)]
    for n in range(TRIES):
        free = n % 4 == 0
        values = drawn(query, both.ids, dice) if free else fitting(query, both, dice)
        if values not in found and run(both.ladybug, name, **values):
            found.append(values)
        if len(found) > DRAWS:
            break
    return found


@pytest.mark.parametrize("name", library())
def test_equal_rows(name: str, sample: Both, wild: Both) -> None:
    rows = 0
    for both in (sample, wild):
        for values in asked(both, name):
            ours, theirs = (
                run(view, name, **values) for view in (both.ladybug, both.neo4j)
            )
            assert difference(ours, theirs) is None, values
            rows += len(ours)
    assert rows, "rows that are not there cannot differ"


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ([], [{"a": 1}], "0 rows and 1"),
        ([{"a": 1, "b": 2}], [{"b": 2, "a": 1}], "row 0: columns"),
        ([{"a": 1}], [{"a": 1.0}], "row 0: a: 1 and 1.0"),
        ([{"a": 1}], [{"a": True}], "row 0: a: 1 and True"),
        ([{"a": None}], [{"a": ""}], "row 0: a: None and ''"),
        ([{"a": 0.1}], [{"a": 0.1 + 1e-9}], "row 0: a: 0.1 and"),
        ([{"a": ["x", 1]}], [{"a": ["x", 1.0]}], "row 0: a: ['x', 1] and"),
        ([{"a": 1}, {"a": 2}], [{"a": 2}, {"a": 1}], "row 0: a: 1 and 2"),
    ],
)
def test_a_difference_is_found(ours: list[Row], theirs: list[Row], said: str) -> None:
    assert difference(ours, ours) is None
    assert str(difference(ours, theirs)).startswith(said)
