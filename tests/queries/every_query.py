"""Running every canned query on a view with drawn values; also as a process of its own.

    python -m chainatlas.tests.queries.every_query FOLDER SEED...

A crash of the engine ends the process, which its caller sees as a test that fails.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import Any

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import View
from chainatlas.queries.header import Query
from chainatlas.queries.library_index import library
from chainatlas.queries.run import run
from chainatlas.tests.queries.policy import with_policy
from chainatlas.tests.worlds import world, write_folder

LABELS = {
    "region": "Region",
    "category": "Category",
    "link": "Link",
    "enterprise": "Enterprise",
    "unit": "Unit",
    "document": "Document",
}


def known_ids(view: View) -> dict[str, list[str]]:
    """Return the ids of each kind of thing that a parameter can name."""
    return {
        kind: [r["id"] for r in view.rows(f"MATCH (n:{label}) RETURN n.id AS id", {})]
        for kind, label in LABELS.items()
    }


def drawn(query: Query, ids: dict[str, list[str]], dice: Random) -> dict[str, Any]:
    """Draw values: required ones always, the others half of the time."""
    values: dict[str, Any] = {}
    for parameter in query.parameters:
        if not parameter.required and dice.randrange(2):
            continue
        if parameter.type in LABELS:
            values[parameter.name] = dice.choice(ids[parameter.type] or ["none"])
        elif parameter.choices:
            values[parameter.name] = dice.choice(parameter.choices)
        elif parameter.type == "text":
            values[parameter.name] = dice.choice(("", "a", "市", "'", "\\", '"'))
        else:
            values[parameter.name] = dice.randrange(7)
    return values


def try_all(view: View, seed: int, times: int) -> None:
    """Run each query on drawn values, twice; its columns must be the declared ones."""
    ids, dice = known_ids(view), Random(seed)
    for name, query in library().items():
        for _ in range(times):
            values = drawn(query, ids, dice)
            rows = run(view, name, **values)
            assert all(tuple(row) == query.columns for row in rows), (name, values)
            assert run(view, name, **values) == rows, (name, values)


def main(folder: Path, seeds: list[int]) -> None:
    """Build the bare world of each seed and run every query on it."""
    for seed in seeds:
        here = folder / str(seed)
        store = EmbeddedStore(here / "atlas.lbug")
        tables = with_policy(world(seed), Random(seed))
        built = build(store, write_folder(tables, here / "tables"), bare=True)
        assert not len(built.intake.rejects), built.intake.rejects
        with store.view() as view:
            try_all(view, seed, times=2)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(seed) for seed in sys.argv[2:]])
