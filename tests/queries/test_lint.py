"""Neo4j's own grammar reads every canned query and every query in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chainatlas.queries.header import parse
from chainatlas.tests.queries.grammar import Linted, lint, unavailable

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "queries" / "library").rglob("*.cypher"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCE = re.compile(r"^```cypher\n(.*?)^```$", re.MULTILINE | re.DOTALL)

REASON = unavailable()
pytestmark = pytest.mark.skipif(REASON is not None, reason=f"no linter: {REASON}")

# A query that Neo4j does not accept, and where and why.
BROKEN = {
    "MATCH (n:Link)\nRETRN n.id": "2:1: Invalid input 'RETRN'",
    "MATCH (n:Link RETURN n.id": "1:15: Invalid input 'RETURN'",
    "MATCH (n:Link)\nRETURN m.id": "2:8: Variable `m` not defined",
    "MATCH (n:Link) RETURN count(n) ORDER BY n.zh": "1:41: In a WITH/RETURN",
    "MATCH (n:Lonk) RETURN n.id": "1:10: Label Lonk is not present",
    "MATCH ()-[:FEED]->(n) RETURN n.id": "1:12: Relationship type FEED",
    "MATCH (n:Link) RETURN $region, $x": "1:32: Parameter $x is not defined",
    "MATCH (n:Link) CALL {} RETURN n": "1:22: Invalid input '}'",
}


def canned(file: Path) -> Linted:
    """Return a whole file, header and all, so that lines are those of the file."""
    text = file.read_text(encoding="utf-8")
    query = parse(file.stem, text, file.name)
    return Linted(text, [p.name for p in query.parameters])


@pytest.mark.slow
def test_every_canned_query_is_cypher_of_neo4j() -> None:
    assert len(FILES) >= 40
    files = {str(file.relative_to(ROOT)): canned(file) for file in FILES}
    assert lint(files) == []


def test_every_query_in_the_docs_is_cypher_of_neo4j() -> None:
    queries = {
        f"{page.name} query {n}": Linted(text)
        for page in PAGES
        for n, text in enumerate(_FENCE.findall(page.read_text(encoding="utf-8")), 1)
    }
    assert queries
    assert lint(queries) == []


def test_a_broken_query_is_found_at_its_place() -> None:
    texts = {f"{n}.cypher": text for n, text in enumerate(BROKEN)}
    found = lint({name: Linted(text, ["region"]) for name, text in texts.items()})
    assert len(found) == len(BROKEN)
    for line, name, finding in zip(found, texts, BROKEN.values(), strict=True):
        assert line.startswith(f"{name}:{finding}")


def test_a_broken_file_is_found_at_its_line() -> None:
    file = next(file for file in FILES if file.stem == "gaps")
    whole = canned(file)
    broken = whole.text.replace("ORDER BY", "ORDR BY")
    (line,) = lint({file.name: Linted(broken, whole.parameters)})
    at = broken[: broken.index("ORDR")].count("\n") + 1
    assert line.startswith(f"gaps.cypher:{at}:")
