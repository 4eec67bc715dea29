"""Frames in files are the same as frames in memory."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import polars as pl

from chainatlas.ingest.table.entities import Register, resolve
from chainatlas.tests.ingest.table.entities.forge import forged
from chainatlas.tests.ingest.table.entities.small import few_regions, gathered


def test_files_and_memory_give_the_same(tmp_path: Path) -> None:
    month = forged(3, 300).drop("truth").with_columns(status=pl.lit("active"))
    month.write_parquet(tmp_path / "rows.parquet")
    kept = tmp_path / "register"
    kept.mkdir()
    memory, register = None, Register.empty()
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        scan = pl.scan_parquet(tmp_path / "rows.parquet")
        filed = resolve(scan, few_regions(), Register.read(kept), folder=folder)
        memory = resolve(month, few_regions(), register)
        one, other = (astuple(gathered(found))[:-1] for found in (filed, memory))
        assert all(a.equals(b) for a, b in zip(one, other, strict=True))
        filed.register.write(kept)
        register = memory.register
        assert {p.suffix for p in folder.iterdir()} == {".parquet"}
    assert memory is not None
    assert memory.changes.collect().is_empty()
