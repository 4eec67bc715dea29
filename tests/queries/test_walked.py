"""Gaps and status from the derived layer equal the same definitions walked in Cypher.

``walked/`` says in one query each what the layer keeps: from the presence of each link
along every route, without LACKS and COVERED.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.graph.build import build
from chainatlas.graph.store import Store
from chainatlas.queries.header import Query, parse
from chainatlas.queries.library_index import canned
from chainatlas.queries.run import tidy
from chainatlas.tests.worlds import world, write_folder

WALKED = Path(__file__).parent / "walked"
ASKED = 4


def walked(name: str) -> Query:
    path = WALKED / f"{name}.cypher"
    return parse(name, path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize("name", ["gaps", "status"])
def test_neither_reads_what_it_is_to_check(name: str) -> None:
    text = walked(name).text
    assert "LACKS" not in text
    assert "COVERED" not in text
    assert walked(name).columns == canned(name).columns


@pytest.mark.parametrize("seed", range(300, 306))
def test_the_layer_is_what_walking_finds(
    store: Store, tmp_path: Path, seed: int
) -> None:
    tables = world(seed)
    build(store, write_folder(tables, tmp_path / "world"), bare=True)
    categories = ["", *sorted(row["id"] for row in tables["categories"])]
    found = 0
    with store.view() as view:
        for number, row in enumerate(sorted(tables["regions"], key=lambda r: r["id"])):
            if number % ASKED == 0:
                for name in ("gaps", "status"):
                    query, slow = canned(name), walked(name)
                    given = {p.name: p.default for p in query.parameters}
                    given["region"] = row["id"]
                    given["category"] = categories[number % len(categories)]
                    rows = tidy(view.rows(query.text, given), query)
                    assert rows == tidy(view.rows(slow.text, given), slow)
                    found += len(rows)
    assert found
