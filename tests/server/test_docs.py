"""What docs/neo4j.md says to paste runs, and answers something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chainatlas.graph.server.store import Neo4jStore
from chainatlas.tests.servers import LOGIN
from chainatlas.tools.neo4j_server import Server

PAGE = Path(__file__).parents[2] / "docs" / "neo4j.md"
QUERIES = re.findall(
    r"```cypher\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
)


def test_there_are_five() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("number", range(5))
def test_a_query_to_paste_answers(neo4j_sample: Server, number: int) -> None:
    with Neo4jStore(neo4j_sample.address, LOGIN).view() as view:
        assert view.rows(QUERIES[number], {})
