"""Write a world as an atlas folder: csv, xlsx, one workbook, or parquet."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random
from typing import Literal

import polars as pl
import xlsxwriter

from chainatlas.tests.worlds.generate import Row, World
from chainatlas.tests.worlds.split import split_world

Kind = Literal["csv", "xlsx", "workbook", "parquet"]
OVERFLOW = "\x00overflow"  # a cell beyond the last column; csv only
# What a table without rows is headed with.
HEADS = {
    "regions": ("id", "zh", "level", "parent_id"),
    "categories": ("id", "zh"),
    "links": ("id", "zh", "category", "stage"),
    "memberships": ("link_id", "category", "stage"),
    "routes": ("id", "link_id", "rank"),
    "inputs": ("route_id", "link_id", "role"),
    "byproducts": ("route_id", "link_id"),
    "recycles": ("from_id", "to_id"),
    "aliases": ("link_id", "alias"),
    "sources": ("id", "title"),
    "enterprises": ("id", "name", "region_id"),
    "produces": ("enterprise_id", "link_id"),
    "supplies": ("supplier_id", "customer_id"),
    "invests": ("parent_id", "child_id"),
    "projects": ("id", "name"),
    "parks": ("id", "name"),
    "coverage": ("region", "category", "completeness"),
}


def write_folder(
    world: World,
    path: Path,
    *,
    kind: Kind = "csv",
    shuffle_seed: int | None = None,
    split: int | None = None,
) -> list[Path]:
    """Write a world and return what to hand to ``build``, in this order.

    That is the folder itself; its workbook where kind is "workbook"; or, where split
    is a number, that many folders, each of which refers to rows of its own and of
    earlier ones alone. With a shuffle seed rows and columns stand in another order.
    Blank cells are nulls in parquet. Tables without rows have a header alone.
    """
    if split is not None:
        parts = split_world(world, split, shuffle_seed or 0)
        return [
            place
            for n, part in enumerate(parts)
            for place in write_folder(
                part, path / f"part-{n}", kind=kind, shuffle_seed=shuffle_seed
            )
        ]
    path.mkdir(parents=True, exist_ok=True)
    tables = {name: _order(name, rows, shuffle_seed) for name, rows in world.items()}
    if kind == "workbook":
        _write_workbook(path / "atlas.xlsx", tables)
        return [path / "atlas.xlsx"]
    for name, (columns, rows) in tables.items():
        file = path / f"{name}.{kind}"
        if kind == "csv":
            _write_csv(file, columns, rows)
        elif kind == "xlsx":
            _write_workbook(file, {name: (columns, rows)})
        else:
            _write_parquet(file, columns, rows)
    return [path]


def _order(name: str, rows: list[Row], seed: int | None) -> tuple[list[str], list[Row]]:
    columns = list(dict.fromkeys(c for row in rows for c in row if c != OVERFLOW))
    columns = columns or list(HEADS[name])
    if seed is None:
        return columns, rows
    dice = Random(f"{seed}/{name}")
    return dice.sample(columns, len(columns)), dice.sample(rows, len(rows))


def _write_csv(file: Path, columns: list[str], rows: list[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        for row in rows:
            beyond = [row[OVERFLOW]] if OVERFLOW in row else []
            writer.writerow([row.get(c, "") for c in columns] + beyond)


def _write_workbook(file: Path, tables: dict[str, tuple[list[str], list[Row]]]) -> None:
    with xlsxwriter.Workbook(file) as book:
        for name, (columns, rows) in tables.items():
            sheet = book.add_worksheet(name)
            for down, cells in enumerate(
                [columns, *([row.get(c, "") for c in columns] for row in rows)]
            ):
                for across, text in enumerate(cells):
                    if text:
                        sheet.write_string(down, across, text)


def _write_parquet(file: Path, columns: list[str], rows: list[Row]) -> None:
    data = {c: [row.get(c) or None for row in rows] for c in columns}
    pl.DataFrame(data, schema=dict.fromkeys(columns, pl.String)).write_parquet(file)
