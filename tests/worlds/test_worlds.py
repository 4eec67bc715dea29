"""The generator keeps the rules of ATLAS.md, and covers what it should cover."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from chainatlas.tests.oracle import Atlas, gaps, status
from chainatlas.tests.worlds import (
    World,
    clean,
    planted,
    split_world,
    world,
    worlds,
    write_folder,
)
from chainatlas.tests.worlds.folder import OVERFLOW, Kind
from chainatlas.tests.worlds.split import OWN, REFERS

SEEDS = range(60)
KEYS = {
    "regions": ("id",),
    "categories": ("id",),
    "links": ("id",),
    "routes": ("id",),
    "enterprises": ("id",),
    "projects": ("id",),
    "parks": ("id",),
    "memberships": ("link_id", "category"),
    "inputs": ("route_id", "link_id"),
    "supplies": ("supplier_id", "customer_id", "link_id"),
    "invests": ("parent_id", "child_id"),
}


def bag(rows: list[dict[str, str]]) -> Counter[frozenset[tuple[str, str]]]:
    """Rows without order, blank cells and repeats apart."""
    return Counter(frozenset((c, v) for c, v in r.items() if v) for r in rows)


def keep_the_rules(tables: World) -> None:
    ids = {
        table: [r.get("id") or r.get("source_id", "") for r in rows]
        for table, rows in tables.items()
    }
    for table, columns in KEYS.items():
        keys = Counter(tuple(r.get(c) for c in columns) for r in tables[table])
        assert not keys or max(keys.values()) == 1, table
    for code in (
        i for table in (*REFERS.values(), "projects", "parks") for i in ids[table]
    ):
        assert code == code.strip() != ""
        assert ";" not in code
        assert not any(unicodedata.category(c) == "Cc" for c in code)
    assert not any("/" in code for code in ids["regions"])
    names = {r["zh"] for r in tables["regions"]}
    assert not names & set(ids["regions"])
    for table, rows in tables.items():
        refers = REFERS | OWN.get(table, {})
        for row in rows:
            for column, text in row.items():
                if text and refers.get(column):
                    assert text in ids[refers[column]], (table, column)
    home = {r["id"]: r["category"] for r in tables["links"]}
    assert all(home[r["link_id"]] != r["category"] for r in tables["memberships"])


@pytest.mark.parametrize("seed", SEEDS)
def test_worlds_are_valid_and_deterministic(seed: int) -> None:
    tables = world(seed)
    assert tables == world(seed)
    keep_the_rules(tables)
    Atlas.read(tables)  # every name fits one region


def test_worlds_show_every_status_and_kind() -> None:
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        atlas = Atlas.read(world(seed))
        for region in atlas.places.name:
            seen.update(row["status"] for row in status(atlas, region))
            seen.update(row["kind"] for row in gaps(atlas, region))
    made = {"strong", "weak", "present"}
    wanted = {"planned", "missing", "unknown", "alternative", "not_needed"}
    kinds = {"resource", "break", "supply", "extension"}
    assert made | wanted | kinds == set(seen)
    assert min(seen.values()) >= 20


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_hypothesis_draws_valid_worlds(tables: World) -> None:
    keep_the_rules(tables)
    atlas = Atlas.read(tables)
    for region in atlas.places.name:
        assert len(status(atlas, region)) == len(tables["links"])


def read_back(folder: Path, table: str, kind: Kind) -> list[dict[str, str]]:
    if kind == "csv":
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if kind == "parquet":
        frame = pl.read_parquet(folder / f"{table}.parquet")
        assert set(frame.dtypes) <= {pl.String}
        return [{c: v or "" for c, v in r.items()} for r in frame.to_dicts()]
    path = folder if kind == "workbook" else folder / f"{table}.xlsx"
    sheet = openpyxl.load_workbook(path)[table]
    head, *rows = sheet.iter_rows(values_only=True)
    texts = [[str(cell or "") for cell in row] for row in rows]
    return [dict(zip(map(str, head), row, strict=True)) for row in texts]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "workbook", "parquet"])
@pytest.mark.parametrize("shuffle", [None, 5])
def test_folders_hold_the_world(
    tmp_path: Path, kind: Kind, shuffle: int | None
) -> None:
    tables = world(7)
    (folder,) = write_folder(tables, tmp_path / "f", kind=kind, shuffle_seed=shuffle)
    for table, rows in tables.items():
        assert bag(read_back(folder, table, kind)) == bag(rows)


@pytest.mark.parametrize("seed", range(20))
def test_no_part_refers_to_a_later_one(tmp_path: Path, seed: int) -> None:
    tables = world(seed)
    parts = split_world(tables, 3, seed)
    for table, rows in tables.items():
        assert bag([r for p in parts for r in p.get(table, [])]) == bag(rows)
    so_far: World = {table: [] for table in tables}
    for part in parts:
        for table, rows in part.items():
            so_far[table] = so_far[table] + rows
        keep_the_rules(so_far)
        Atlas.read(so_far)
    assert len(write_folder(tables, tmp_path, split=3)) == 3


@pytest.mark.parametrize("seed", range(10))
def test_planted_rows_stand_where_they_are_expected(tmp_path: Path, seed: int) -> None:
    tables, expected = planted(seed)
    assert planted(seed) == (tables, expected)
    assert len({(e.kind, c) for e in expected for c in e.columns}) >= 25
    good = clean(tables, expected)
    assert sum(map(len, tables.values())) - sum(map(len, good.values())) == len(
        expected
    )
    keep_the_rules(good)
    Atlas.read(good)
    write_folder(tables, tmp_path)
    with (tmp_path / "enterprises.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    (long,) = [e for e in expected if e.kind == "too_many_cells"]
    assert OVERFLOW in tables["enterprises"][long.row - 2]
    assert len(lines[long.row - 1]) == len(lines[0]) + 1
