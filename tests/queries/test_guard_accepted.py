"""Reading queries pass: what runs alike on both engines, and what one of them reads."""

from __future__ import annotations

import pytest

from chainatlas.queries.guard import check

GAP = """
MATCH (r:Region {id: $region})-[h:HAS]->(o:Link) WHERE h.makers > 0
WITH collect(DISTINCT o.id) AS have
OPTIONAL MATCH (rt:Route)-[:YIELDS]->(o:Link)
WHERE o.id IN have
  AND NOT EXISTS { MATCH (i:Link)-[x:INPUT_TO]->(rt)
                   WHERE x.role = 'main' AND NOT i.id IN have }
WITH have, collect(DISTINCT o.id) AS served
MATCH (i:Link)-[x:INPUT_TO]->(rt:Route)-[:YIELDS]->(o:Link)
WHERE x.role = 'main' AND o.id IN have AND NOT o.id IN served
WITH have, o, rt, count(i) AS mains,
     count(CASE WHEN i.id IN have THEN NULL ELSE i.id END) AS missing
WITH have, o, min(1.0 * missing / mains + rt.rank / 1000000.0) AS best
MATCH (i:Link)-[x:INPUT_TO]->(rt:Route)-[:YIELDS]->(o)
WHERE x.role = 'main'
WITH have, o, best, rt, count(i) AS mains,
     count(CASE WHEN i.id IN have THEN NULL ELSE i.id END) AS missing
WITH have, o, rt, 1.0 * missing / mains + rt.rank / 1000000.0 = best AS nearest
MATCH (l:Link)-[x:INPUT_TO]->(rt)
WHERE x.role = 'main' AND NOT l.id IN have
RETURN l.id AS link, o.id AS opens, rt.id AS route, nearest
ORDER BY link, opens, route
"""

QUERIES = [
    GAP,
    "RETURN 1",
    "RETURN 1;",
    "RETURN 1 ; // done\n",
    "return 1 as one",
    "RETURN *",
    "MATCH (n) RETURN DISTINCT *",
    "MATCH (n) WITH *, 1 AS x RETURN x",
    "RETURN 2 * 3 - -4 / .5 % 2 ^ 2 AS x",
    "RETURN 1e3, 1.5e-3, 1.5, [1, 2][0], [1, 2, 3][0..2], [1, 2, 3][..2]",
    "MATCH (l:Link) RETURN l.id AS 环节, l.name AS 名称 ORDER BY 环节 DESC LIMIT 10",
    "MATCH (企业:Enterprise) WHERE 企业.name CONTAINS '钛' RETURN 企业.name",
    "MATCH (n) WHERE n.name STARTS WITH '攀' OR n.name ENDS WITH '厂' RETURN n",
    "MATCH (n) WHERE n.name =~ '.*钛\\\\d+.*' RETURN n",
    "MATCH (n) WHERE n.a IS NULL AND n.b IS NOT NULL XOR NOT n.c RETURN n",
    "MATCH (n) WHERE NOT (n)-[:FEEDS]->(:Link) RETURN n",
    "MATCH (a:Link)-[:FEEDS*1..4]->(b:Link) WHERE b.id <> a.id RETURN DISTINCT b.id",
    "MATCH p = (a:Link)-[:FEEDS*0..3]->(b) RETURN length(p), nodes(p), min(length(p))",
    "MATCH (a)-[r:FEEDS|INPUT_TO]-(b)<--(c)-->(d)--(e) RETURN type(r), e",
    "MATCH (a)-[* SHORTEST 1..5]->(b) RETURN a",
    "MATCH (a)-[r:FEEDS* ALL SHORTEST 1..5]->(b) RETURN a",
    "MATCH p = shortestPath((a:Link {id: $a})-[:FEEDS*..8]->(b:Link {id: $b})) RETURN p",
    "MATCH (n:Link|Route) RETURN n",
    "MATCH (n:Link:Old) RETURN n",
    "MATCH (n) WHERE n:Link AND n.x > 1 RETURN n",
    "MATCH (n:Link&!Old) RETURN n",
    "MATCH (n:Link WHERE n.x > 1)-[r:FEEDS WHERE r.w > 0]->(m) RETURN m",
    "OPTIONAL MATCH (n:Link {id: 'x'}) RETURN coalesce(n.name, '无') AS name",
    "MATCH (n) WITH n.kind AS kind, count(*) AS count WHERE count > 3 RETURN kind, count",
    "MATCH (n) WITH n ORDER BY n.id SKIP 5 LIMIT $n RETURN n",
    "MATCH (n) RETURN n.id ORDER BY n.a ASC, n.b DESCENDING, n.c",
    "UNWIND [1, 2, 3] AS x UNWIND $rows AS row RETURN x, row.id",
    "UNWIND range(1, 100) AS x RETURN x",
    "RETURN 1 AS x UNION RETURN 2 AS x UNION ALL RETURN 3 AS x",
    "MATCH (n) RETURN CASE n.kind WHEN 'a' THEN 1 WHEN 'b' THEN 2 ELSE 0 END AS k",
    "RETURN CASE WHEN true THEN CASE WHEN false THEN 1 END ELSE 2 END AS x",
    "RETURN any(x IN [1, 2] WHERE x > 1), all(x IN [1] WHERE x = 1), none(x IN [] WHERE x)",
    "MATCH (n) WHERE single(x IN n.list WHERE x = 1) RETURN n",
    "RETURN [x IN [1, 2, 3] WHERE x > 1 | x * 2] AS l, [x IN [1] | x]",
    "MATCH (n) RETURN [x IN labels(n) WHERE n:Link|Route | n.id] AS l",
    "RETURN reduce(s = 0, x IN [1, 2] | s + x)",
    "MATCH (a) RETURN [(a)-->(b) | b.name] AS names",
    "MATCH (n) RETURN n {.id, .*, extra: 1, n} AS map",
    "RETURN {id: 1, name: 'x', set: [1], `a b`: {c: null}} AS m",
    "MATCH (n) RETURN COUNT { MATCH (n)-->(m) } AS degree",
    "MATCH (n) WHERE COUNT { (n)-->() } > 1 RETURN n",
    "MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x = 1 } RETURN n",
    "RETURN COLLECT { MATCH (n) RETURN n.id ORDER BY n.id } AS ids",
    "MATCH (n) CALL { WITH n MATCH (n)-->(m) RETURN count(m) AS c } RETURN n, c",
    "MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN m UNION MATCH (m) RETURN m } RETURN m",
    "CALL show_tables() RETURN *",
    "CALL table_info('Link') RETURN name",
    "CALL db.labels()",
    "CALL db.labels() YIELD label WHERE label <> 'x' RETURN label AS l",
    "CALL db.relationshipTypes() YIELD * RETURN *",
    "MATCH (n) RETURN toUpper(n.name), substring(n.name, 0, 2), size(n.list), date('2024-01-01')",
    "RETURN sum(DISTINCT 1), collect (2), count(*), CAST('1' AS INT64), CAST(1 AS DECIMAL(9, 2))",
    "RETURN $a, $1, $`参 数`, $参数",
    "RETURN 'it\\'s', \"a\\\"b\", 'CREATE (n); // /* `', \"\\\\\"",
    "RETURN 'a\nb', '\u3000，（）；“”', 'ＣＲＥＡＴＥ', 'a//b', 'zero\u200bwidth'",
    "/* CREATE (n) */ RETURN 1 // ; DELETE n",
    "/** heading\n * text\n */\nRETURN 1",
    "RETURN 1 /*/ DELETE n */",
    "RETURN 1\r\n  AS x // CRLF\r\n",
    "MATCH (n) WHERE n.name = 'a'AND n.x = 1 RETURN n.name AS`a`",
]

KEYWORDS_AS_NAMES = [
    "MATCH (n) RETURN n.set, n.create, n.delete, n.load, n.call, n.match, n.return",
    "MATCH (n) WHERE n.set = 1 AND n.drop IN [n.copy] RETURN n.limit * 2",
    "MATCH (n:Load)-[:Set]->(m:Create|Delete|Drop) RETURN m",
    "MATCH (n) WHERE n:Merge RETURN n",
    "MATCH (n {set: 1, delete: 2, create: n.copy}) RETURN n",
    "RETURN 1 AS create, 2 AS set, 3 AS load, 4 AS match, 5 AS `return`",
    "MATCH (`create`:`Load CSV`) WHERE `create`.`detach delete` = 1 RETURN `create`",
    "RETURN $set, $create, $delete",
    "MATCH (project:Project) RETURN project.start ORDER BY project.end",
    "MATCH (start)-->(stop) RETURN start, stop",
    "MATCH (n) RETURN n.type AS type, n.key AS key, n.value AS value, n.order AS `order`",
    "RETURN 1 AS `a```` CREATE (n) //`",
    "MATCH (n) RETURN `;`.x, n.`; CREATE (n)` AS `/* */`",
]


@pytest.mark.parametrize("text", QUERIES + KEYWORDS_AS_NAMES)
def test_reading_query_passes(text: str) -> None:
    check(text)


def test_long_lists_and_long_queries_pass() -> None:
    check("RETURN [" + ", ".join(f"'{i}'" for i in range(8_000)) + "]")
    check("WITH 1 AS x " + "WITH x " * 5_000 + "RETURN x")
    check(" UNION ALL ".join(["RETURN 1 AS x"] * 2_000))
