"""No canned query uses what the engines read differently; each rule can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.queries.guard import check
from chainatlas.tests.queries.constructs import RULES, broken

LIBRARY = Path(__file__).parents[2] / "queries" / "library"
FILES = sorted(LIBRARY.rglob("*.cypher"))

REFUSED = {
    "functions": [
        "MATCH (n:Link) RETURN labels(n) AS x",
        "RETURN substring('abc', 1) AS x",
        "MATCH ()-[r]->() RETURN type(r) AS x",
        "MATCH (n:Link) RETURN elementId(n) AS x",
        "MATCH (n:Link) RETURN id(n) AS x",
        "RETURN toString(1) AS x",
        "RETURN toInteger('1') AS x",
        "RETURN toFloat('1') AS x",
        "RETURN toBoolean('true') AS x",
        "RETURN head([1]) AS x",
        "RETURN last([1]) AS x",
        "RETURN tail([1]) AS x",
        "RETURN reduce(s = 0, x IN [1] | s + x) AS x",
        "MATCH p = shortestPath((a:Link)-[:FEEDS*]->(b:Link)) RETURN p",
        "MATCH p = allShortestPaths((a:Link)-[:FEEDS*]->(b:Link)) RETURN p",
        "MATCH (n:Link) WHERE exists((n)-[:FEEDS]->()) RETURN n.id AS x",
        "RETURN `labels` (1) AS x",
    ],
    "indexes": [
        "WITH [1] AS xs RETURN xs[0] AS x",
        "WITH [1] AS xs RETURN xs[1..2] AS x",
        "WITH [1] AS xs RETURN xs[..-1] AS x",
        "RETURN [1, 2][0] AS x",
        "RETURN $xs[0] AS x",
        "MATCH (n:Link) RETURN n['id'] AS x",
        "MATCH (n:Link) RETURN collect(n.id)[0] AS x",
        "MATCH (n:Link) RETURN n.`names`[0] AS x",
    ],
    "subqueries": [
        "MATCH (p:Link) WHERE EXISTS { (p)<--() } RETURN p.id AS x",
        "MATCH (p:Link) RETURN COUNT { (p)-->() } AS x",
        "MATCH (p:Link) RETURN COLLECT { MATCH (p)-->(q) RETURN q.id } AS x",
    ],
    "calls": [
        "MATCH (n:Link) CALL { WITH n RETURN 1 AS x } RETURN x",
        "MATCH (n:Link) CALL (n) { RETURN n.id AS x } RETURN x",
        "CALL db.labels() YIELD label RETURN label",
    ],
    "comprehensions": [
        "RETURN [x IN [1] WHERE x > 1] AS x",
        "RETURN [x IN [1] WHERE x > 1 | x + 1] AS x",
        "MATCH p = (:Link)-[:FEEDS]->(:Link) RETURN [n IN nodes(p) | n.id] AS x",
        "MATCH (n:Link) RETURN [(n)-[:FEEDS]->(m) | m.id] AS x",
        "MATCH (n:Link) RETURN [p = (n)-[:FEEDS]->() | p] AS x",
    ],
    "edge_filters": [
        "MATCH (:Link)-[f:FEEDS WHERE f.role = 'main']->(n:Link) RETURN n.id AS x",
        "MATCH (:Link)<-[f:FEEDS WHERE f.role = 'main']-(n:Link) RETURN n.id AS x",
    ],
    "projections": [
        "MATCH (n:Link) RETURN n {.id} AS x",
        "MATCH (n:Link) RETURN n {.*, y: 1} AS x",
    ],
    "quantified": [
        "MATCH ((a:Link)-[:FEEDS]->(b:Link)){1,3} RETURN 1 AS x",
        "MATCH (a:Link)-[:FEEDS]->{1,3}(b:Link) RETURN 1 AS x",
        "MATCH (a:Link)-[:FEEDS]->+(b:Link) RETURN 1 AS x",
        "MATCH (a:Link)-[:FEEDS]->*(b:Link) RETURN 1 AS x",
        "MATCH (a:Link)-[:FEEDS]-{2}(b:Link) RETURN 1 AS x",
        "MATCH ((a:Link)-[:FEEDS]->(b:Link))+ RETURN 1 AS x",
        "MATCH p = ((a:Link)-[:FEEDS]->(b:Link))+ RETURN 1 AS x",
        "MATCH p = SHORTEST 1 (a:Link)-[:FEEDS]->(b:Link) RETURN 1 AS x",
    ],
    "sorted_with": [
        "MATCH (n:Link) WITH n ORDER BY n.id RETURN collect(n.id) AS x",
        "MATCH (n:Link) WITH n ORDER BY n.id WHERE n.id > 'a' RETURN n.id AS x LIMIT 1",
        "MATCH (n:Link) WITH n ORDER BY n.id MATCH (n)-->(m) WITH m LIMIT 1 RETURN m",
    ],
    "sizes_of_paths": [
        "MATCH (:Link)-[r:FEEDS*1..3]->(:Link) RETURN size(r) AS x",
        "MATCH (:Link)<-[r:FEEDS*]-(:Link) WHERE size( r ) = 2 RETURN 1 AS x",
    ],
    "components": [
        "RETURN date('2026-01-01').year AS x",
        "WITH [1] AS xs RETURN nodes(xs).id AS x",
    ],
    "additions": ["MATCH (n:Link) SET n += $map"],
}

ACCEPTED = [
    "MATCH (n:Link) WHERE EXISTS { MATCH (n)-[:FEEDS]->() } RETURN n.type AS type",
    "MATCH (a:Link)-[:FEEDS*1..4]->(b:Link) RETURN a.labels AS head, COUNT(*) AS n",
    "MATCH p = (a)<-[:FEEDS*0..3]-(b) RETURN min(length(p)) AS steps ORDER BY steps",
    "MATCH (n:Link) WITH n ORDER BY n.id LIMIT 3 RETURN collect(n.id) AS x",
    "MATCH (n:Link) WHERE n.zh STARTS WITH 'a' RETURN n.id AS x ORDER BY x",
    "MATCH (n:Link) WHERE any(x IN n.names WHERE x CONTAINS $t) RETURN n.id AS x",
    "UNWIND [x IN $xs | x + 1] AS y WITH y WHERE y IN [1, 2] RETURN [y, [y]] AS z",
    "MATCH (n {id: $id}) RETURN CASE WHEN n.id IN ['a'] THEN [n.id] ELSE [] END AS x",
    "WITH 'labels(n) xs[0] CALL' AS x RETURN x // reduce(xs[0])",
    "MATCH (n:Link) WITH n.zh AS `CALL`, count(n) AS c RETURN `CALL`, size($xs) AS s",
]
CASES = [(rule, text) for rule, texts in REFUSED.items() for text in texts]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_canned_query_reads_alike_on_both_engines(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    where = file.relative_to(LIBRARY)
    assert [f"{where}:{line}" for line in broken(text)] == []
    check(text)


def test_every_rule_is_shown_to_fail() -> None:
    assert REFUSED.keys() == RULES.keys()


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_what_differs_is_found(rule: str, text: str) -> None:
    found = broken(text)
    assert any(f": {rule}: " in line for line in found), found


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_is_alike_is_accepted(text: str) -> None:
    assert broken(text) == []


def test_a_breach_says_where_and_why() -> None:
    (line,) = broken("MATCH (n:Link)\nRETURN labels(n) AS x")
    assert line == (
        "2:8: functions: labels() returns a text on ladybug: match the label"
    )
