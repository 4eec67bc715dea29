"""A world with bad rows among the good, and the rejects that must come of them."""

from __future__ import annotations

from random import Random

from chainatlas.tests.worlds.anchors import ANCHORS, anchors
from chainatlas.tests.worlds.badrows import bad_rows
from chainatlas.tests.worlds.errors import Bad, Expected
from chainatlas.tests.worlds.generate import Row, World, world


def planted(seed: int) -> tuple[World, list[Expected]]:
    """Plant every kind of bad row at random positions of a random world.

    Write it as csv: control characters and overlong rows do not fit into xlsx, and
    row numbers hold for the order as it stands (no shuffle). No kind is planted
    twice in the same row. ``clean`` gives the world that must be loaded.
    """
    dice = Random(f"planted {seed}")
    tables = world(seed)
    bad = bad_rows()
    expected: list[Expected] = []
    for table in ANCHORS:
        rows = tables.get(table, [])
        mine = [b for b in bad if b.table == table]
        merged = _plant(dice, table, rows, mine)
        tables[table] = [row for row, _ in merged]
        expected += [
            Expected(b.kind, table, place + 2, b.columns, b.stated)
            for place, (_, b) in enumerate(merged)
            if b is not None
        ]
    return tables, expected


def clean(tables: World, expected: list[Expected]) -> World:
    """Return the world without the rows that must be rejected."""
    gone = {(e.table, e.row) for e in expected}
    return {
        table: [r for n, r in enumerate(rows, start=2) if (table, n) not in gone]
        for table, rows in tables.items()
    }


def _plant(
    dice: Random, table: str, rows: list[Row], bad: list[Bad]
) -> list[tuple[Row, Bad | None]]:
    """Put anchors first, then good and bad rows in any order; one set of columns."""
    heads = [c for c in ("name", "name_zh") if rows and c in rows[0]] or ["name"]
    firsts: list[tuple[Row, Bad | None]] = [
        (row, None) for row in _as_headed(table, rows, anchors(table, heads[0]))
    ]
    rest: list[tuple[Row, Bad | None]] = [(row, None) for row in rows]
    for one in bad:
        row = dict(one.row)
        if table == "enterprises":
            row[heads[0]] = row.pop("name")
        rest.insert(
            dice.randint(0, len(rest)), (_as_headed(table, rows, [row])[0], one)
        )
    return firsts + rest


def _as_headed(table: str, rows: list[Row], fresh: list[Row]) -> list[Row]:
    """Name the key of a source as the other rows of the table do."""
    if table != "sources" or not rows or "source_id" not in rows[0]:
        return fresh
    return [{"source_id" if c == "id" else c: v for c, v in r.items()} for r in fresh]
