// Lints queries with Neo4j's own grammar and semantic analysis.
// Standard input: {"queries": {name: text}, "schema": a DbSchema}; standard output:
// the findings of each query. argv: the folder that holds node_modules.
"use strict";
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { readFileSync } = require("node:fs");

const load = createRequire(join(process.argv[2], "package.json"));
const { lintCypherQuery } = load("@neo4j-cypher/language-support");
const { queries, schema } = JSON.parse(readFileSync(0, "utf8"));
const found = {};
for (const [name, { text, parameters }] of Object.entries(queries)) {
  found[name] = lintCypherQuery(text, { ...schema, parameters }).map((finding) => ({
    line: finding.range.start.line + 1,
    column: finding.range.start.character + 1,
    message: finding.message,
  }));
}
process.stdout.write(JSON.stringify(found));
