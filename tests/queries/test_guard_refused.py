"""Escapes: every way out of reading that was found for either engine is refused."""

from __future__ import annotations

import pytest

from chainatlas.ontology.catalogue import section
from chainatlas.queries.guard import check
from chainatlas.queries.guard_refused import QueryRefused

ESCAPES: dict[str, list[tuple[str, str]]] = {
    "writes": [
        ("CREATE (:Link {id: 'x'})", "write"),
        ("MATCH (n) CREATE (m:Link {id: n.id})", "write"),
        ("MATCH (n) SET n.name = 'x'", "write"),
        ("MATCH (n) SET n:Gone RETURN n", "write"),
        ("MATCH (n) SET n += {name: 'x'}", "write"),
        ("MATCH (n) DELETE n", "write"),
        ("MATCH (n) DETACH DELETE n", "write"),
        ("MATCH (n) NODETACH DELETE n", "write"),
        ("MATCH (n) REMOVE n.name", "write"),
        ("MERGE (n:Link {id: 'x'}) RETURN n", "write"),
        ("MERGE (n:Link {id: 'x'}) ON CREATE SET n.name = 'x'", "write"),
        ("INSERT (:Link {id: 'x'})", "write"),
        ("UNWIND [1] AS x CREATE (:Link {id: x})", "write"),
        ("MATCH (n) WITH n AS set SET set.name = 'x'", "write"),
        ("WITH 1 AS as CREATE (n)", "write"),
        ("MATCH (n) RETURN * CREATE (m)", "write"),
        ("MATCH (n) WHERE n.x = 1 cReAtE (m)", "write"),
        ("MATCH (n) RETURN n ORDER BY n.id DESC DELETE n", "write"),
        ("MATCH (n) WITH n LIMIT 1 SET n.x = 1", "write"),
        ("MATCH (n) WITH n WHERE n.x IS NULL SET n.x = 1", "write"),
        ("MATCH (n) WITH CASE WHEN true THEN n END AS m DELETE m", "write"),
        ("FOREACH (x IN [1] | CREATE (:Link {id: x}))", "write"),
        ("MATCH (n) FOREACH (x IN [n] | SET x.name = 'x')", "write"),
        ("RETURN 1 UNION CREATE (n)", "write"),
        ("RETURN 1 AS a UNION ALL MATCH (n) DELETE n RETURN 1 AS a", "write"),
    ],
    "files": [
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "file"),
        ("LOAD CSV WITH HEADERS FROM 'http://h/' AS line RETURN line", "file"),
        ("WITH 1 AS x LOAD CSV FROM 'file:///x' AS line RETURN line", "file"),
        ("USING PERIODIC COMMIT LOAD CSV FROM 'x' AS l RETURN l", "clause"),
        ("LOAD FROM '/etc/passwd' RETURN *", "file"),
        ("LOAD FROM ['a.csv', 'b.csv'] (header = true) RETURN *", "file"),
        ("LOAD WITH HEADERS (a STRING) FROM 'x.csv' RETURN a", "file"),
        ("LOAD FROM df RETURN *", "file"),
        ("MATCH (n) LOAD FROM 'x.csv' RETURN *", "file"),
        ("COPY (MATCH (n) RETURN n) TO 'out.csv'", "file"),
        ("COPY Link FROM 'in.csv'", "file"),
        ("COPY Link TO 'out.parquet'", "file"),
        ("EXPORT DATABASE 'dir'", "file"),
        ("IMPORT DATABASE 'dir'", "file"),
        ("ATTACH 'other.db' AS o (dbtype sqlite)", "file"),
        ("DETACH o", "write"),
        ("MATCH (n:o.Link) RETURN n", "dotted_label"),
        ("MATCH ()-[r:o.FEEDS]->() RETURN r", "dotted_label"),
        ("RETURN file()", "function"),
        ("RETURN linenumber()", "function"),
    ],
    "statements": [
        ("RETURN 1; RETURN 2", "several"),
        ("RETURN 1; CREATE (n)", "several"),
        ("RETURN 1;CREATE (n);", "several"),
        ("RETURN 1;;", "several"),
        ("MATCH (n) RETURN n /* ; */ ; /* */ MATCH (n) DELETE n", "several"),
        ("; CREATE (n)", "incomplete"),
        ("RETURN (1; CREATE (n)", "brackets"),
        ("RETURN ';' ; COPY (RETURN 1) TO 'x'", "several"),
        ("CALL show_tables(); DROP TABLE Link", "several"),
    ],
    "comments": [
        ("RETURN 1 /* x */ CREATE (n)", "write"),
        ("RETURN 1 // x\nCREATE (n)", "write"),
        ("RETURN 1 // x\r\nCREATE (n)", "write"),
        ("RETURN 1 // x\rCREATE (n)", "character"),
        ("RETURN 1 // x\u2028CREATE (n)", "character"),
        ("RETURN 1 /* a **/ CREATE (n) /* */", "comment_stars"),
        ("RETURN 1 /***/ CREATE (n) /***/", "comment_stars"),
        ("RETURN 1 /* a **/ + ' */ CREATE (n) // '", "comment_stars"),
        ("RETURN 1 /* open CREATE (n)", "comment_open"),
        ("RETURN 1 /* /* */ CREATE (n) */", "write"),
        ("CR/**/EATE (n)", "clause"),
        ("/* MATCH (n) */ CREATE (n)", "write"),
        ("RETURN 1 -- x\nCREATE (n)", "write"),
        ("RETURN '/*' CREATE (n) // '*/'", "write"),
    ],
    "strings": [
        ("RETURN 'a\\\\' CREATE (n) //'", "write"),
        ("RETURN 'a''b' CREATE (n) //'", "adjacent"),
        ("RETURN 'a\\' CREATE (n)", "string_open"),
        ("RETURN 'a\\x27 CREATE (n) //'", "string_escape"),
        ("RETURN 'a\\N'", "string_escape"),
        ("RETURN 'a\\\n'", "string_escape"),
        ("RETURN \"a' CREATE (n) //'", "string_open"),
        ("RETURN 'a' \"b\"", "adjacent"),
    ],
    "backticks": [
        ("RETURN 1 AS `a` CREATE (n)", "write"),
        ("RETURN 1 AS `a``b` CREATE (n)", "write"),
        ("RETURN 1 AS `a``` CREATE (n)", "write"),
        ("RETURN 1 AS `a`` CREATE (n)", "name_open"),
        ("RETURN 1 AS ``", "name_empty"),
        ("MATCH (`n`) DELETE `n`", "write"),
        ("CALL `dbms`.`listConfig`()", "call"),
        ("CALL `dbms.listConfig`()", "call"),
        ("RETURN `apoc.load.json`('x')", "function"),
        ("RETURN `lower`('x')", "function"),
        ("`CREATE` (n)", "misplaced"),
    ],
    "look-alikes": [
        ("ＣＲＥＡＴＥ (n)", "lookalike"),
        ("ＲETURN 1", "lookalike"),
        ("RETURN １", "glued|lookalike|character"),
        ("RETURN 1\u200bCREATE (n)", "character"),
        ("CRE\u200bATE (n)", "character"),
        ("CRE\u00adATE (n)", "character"),
        ("RETURN\u00a01", "character"),
        ("RETURN\u30001", "character"),
        ("\ufeffRETURN 1", "character"),
        ("RETURN 1；CREATE (n)", "character"),
        ("RETURN “1”", "character"),
        ("MATCH （n） RETURN n", "character"),
        ("MATCH (a)—>(b) RETURN a", "character"),
        ("СREATE (n)", "clause"),  # a Cyrillic letter
        ("ſET", "lookalike"),
        ("RETURN 1 lıMIT 1", "lookalike"),
        ("RETURN 1\0CREATE (n)", "character"),
        ("RETURN 'a\0' CREATE (n)", "character"),
        ("RETURN '\u202e'", "character"),
        ("RETURN '\ud800'", "character"),
        ("RETURN a\u3164b", "lookalike"),
        ("RETURN x$set", "glued"),
        ("RETURN $a$b", "glued"),
    ],
    "unicode escapes": [
        ("\\u0043REATE (n)", "unicode_escape"),
        ("RETURN '\\u0027 CREATE (n) //'", "unicode_escape"),
        ("RETURN '\\\\u0027 CREATE (n) //'", "unicode_escape"),
        ("RETURN '\\U00000027'", "unicode_escape"),
        ("RETURN 1 // \\u000a CREATE (n)", "unicode_escape"),
        ("RETURN 1 /* \\u002a/ CREATE (n) /* */", "unicode_escape"),
        ("RETURN 1 AS `a\\u0060 CREATE (n) //`", "unicode_escape"),
    ],
    "procedures": [
        ("CALL dbms.listConfig()", "procedure"),
        ("CALL dbms . listConfig ( )", "procedure"),
        ("CALL dbms.listConfig", "call"),
        ("CALL apoc.load.json('http://h/')", "procedure"),
        (
            "MATCH (n) CALL apoc.create.node(['X'], {}) YIELD node RETURN node",
            "procedure",
        ),
        ("CALL db.createLabel('x')", "procedure"),
        ("CALL db.labels() CALL dbms.components()", "procedure"),
        ("CALL current_setting('threads') RETURN *", "procedure"),
        ("CALL clear_warnings()", "procedure"),
        ("CALL PROJECT_GRAPH_CYPHER('g', 'MATCH (n) RETURN n')", "procedure"),
        ("CALL read_csv_serial('/etc/passwd') RETURN *", "procedure"),
        ("CALL $name()", "call"),
        ("RETURN apoc.load.json('x')", "dotted"),
        ("RETURN apoc . cypher /* x */ . runFirstColumn ('CREATE (n)')", "dotted"),
        ("RETURN graph.propertiesByName('x')", "dotted"),
        ("RETURN genai.vector.encode('x', 'OpenAI', {})", "dotted"),
        ("RETURN nextval('s')", "function"),
        ("RETURN current_setting('threads')", "function"),
        ("RETURN error('x')", "function"),
        ("RETURN create(1)", "write"),
    ],
    "subqueries": [
        ("CALL { CREATE (n) } RETURN 1", "write"),
        ("CALL { MATCH (n) DETACH DELETE n } RETURN 1", "write"),
        ("CALL (n) { SET n.x = 1 } RETURN 1", "write"),
        ("CALL (*) { MATCH (m) SET m.x = 1 } RETURN 1", "write"),
        ("MATCH (n) WHERE EXISTS { MATCH (m) SET m.x = 1 } RETURN n", "write"),
        ("RETURN COUNT { CREATE (n) }", "write"),
        ("RETURN COLLECT { MATCH (n) DELETE n RETURN 1 }", "write"),
        ("CALL { CALL { LOAD CSV FROM 'x' AS l RETURN l } RETURN l } RETURN l", "file"),
        (
            "CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
            "procedure",
        ),
        ("CALL { USE other MATCH (n) RETURN n } RETURN n", "admin"),
        ("RETURN [x IN [1] | CREATE (n)]", "reserved|write"),
        ("RETURN {a: CREATE (n)}", "reserved|write"),
    ],
    "transactions": [
        ("CALL { MATCH (n) RETURN n } IN TRANSACTIONS RETURN n", "transaction"),
        ("CALL { RETURN 1 AS x } IN 2 CONCURRENT TRANSACTIONS RETURN x", "transaction"),
        ("BEGIN TRANSACTION", "transaction"),
        ("BEGIN TRANSACTION READ ONLY", "transaction"),
        ("COMMIT", "transaction"),
        ("ROLLBACK", "transaction"),
        ("CHECKPOINT", "transaction"),
        ("RETURN 1 COMMIT", "transaction"),
    ],
    "schema": [
        ("CREATE NODE TABLE T(id STRING PRIMARY KEY)", "write"),
        ("CREATE CONSTRAINT FOR (n:Link) REQUIRE n.id IS UNIQUE", "write"),
        ("CREATE INDEX FOR (n:Link) ON (n.id)", "write"),
        ("CREATE MACRO f(x) AS x + 1", "write"),
        ("DROP TABLE Link", "schema"),
        ("DROP INDEX i IF EXISTS", "schema"),
        ("ALTER TABLE Link ADD x INT64", "schema"),
        ("COMMENT ON TABLE Link IS 'x'", "schema"),
        ("PROJECT GRAPH g (Link) MATCH (n) RETURN n", "schema"),
        ("ANALYZE Link", "schema"),
    ],
    "settings": [
        ("CALL threads = 4", "call"),
        ("CALL timeout=1", "call"),
        ("SHOW SETTINGS", "admin"),
        ("SHOW DATABASES YIELD *", "admin"),
        ("USE neo4j MATCH (n) RETURN n", "admin"),
        ("CYPHER runtime=slotted MATCH (n) RETURN n", "admin"),
        ("TERMINATE TRANSACTION 'x'", "admin"),
        ("GRANT ROLE r TO u", "admin"),
        ("START DATABASE neo4j", "admin"),
        ("INSTALL httpfs", "admin"),
        ("FORCE INSTALL httpfs", "admin"),
        ("LOAD EXTENSION httpfs", "file"),
        ("LOAD httpfs", "file"),
        ("EXPLAIN MATCH (n) RETURN n", "plan"),
        ("PROFILE MATCH (n) RETURN n", "plan"),
        ("EXPLAIN LOGICAL CREATE (n)", "plan"),
        ("FILTER true RETURN 1", "clause"),
        ("LET x = 1 RETURN x", "clause"),
        ("MATCH (n) FINISH", "clause"),
        ("MATCH (n) HINT n RETURN n", "clause"),
    ],
    "size": [
        ("RETURN range(1, 100000000)", "range"),
        ("RETURN range(1, 10 * 100000000)", "range"),
        ("UNWIND range(1, $n) AS x RETURN x", "range"),
        ("RETURN repeat('x', 1000000000)", "function"),
        ("RETURN lpad('x', 1000000000, 'x')", "function"),
        ("RETURN " + "[" * 1000 + "]" * 1000, "depth"),
        ("RETURN " + "CASE WHEN true THEN " * 24 + "1" + " END" * 24, "cases"),
        ("RETURN " + "NOT " * 20_000 + "true", "operators"),
        ("RETURN " + "+".join("1" * 20_000), "operators"),
        ("WITH [1] AS a RETURN a" + "[1]" * 20_000, "operators"),
        ("MATCH " + "-[:FEEDS]->".join(["(:Link)"] * 40) + " RETURN 1", "hops"),
        ("RETURN '" + "中" * 40_000 + "'", "size"),
    ],
}
CASES = [
    pytest.param(text, reasons, id=f"{group}: {text[:60]!r}")
    for group, entries in ESCAPES.items()
    for text, reasons in entries
]


def test_there_are_enough_escapes() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("text", "reasons"), CASES)
def test_escape_is_refused_with_its_reason(text: str, reasons: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        check(text)
    assert refused.value.reason in reasons.split("|")


@pytest.mark.parametrize(("text", "reasons"), CASES)
def test_refusal_reads_well_in_both_languages(text: str, reasons: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        check(text)
    for lang in ("zh", "en"):
        message = refused.value.message(lang)
        assert message.isprintable()
        assert len(message) < 400


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "// x", "/* x */", "RETURN", "MATCH (n", "RETURN 1,", "RETURN 1)"],
)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused):
        check(text)


def test_refusal_points_at_the_word() -> None:
    with pytest.raises(QueryRefused) as refused:
        check("MATCH (n) // 注释 CREATE\nWHERE n.名称 = '钛\n铁'\n  SET n.x = 1")
    assert (refused.value.line, refused.value.column) == (4, 3)
    assert "line 4, column 3: SET writes" in str(refused.value)
    assert "第 4 行第 3 列：SET 会写入" in refused.value.message("zh")


def test_every_message_is_used() -> None:
    reached = {"at", "empty", "parameter"}
    for entries in ESCAPES.values():
        for _, reasons in entries:
            reached |= set(reasons.split("|"))
    assert reached >= set(section("guard"))
