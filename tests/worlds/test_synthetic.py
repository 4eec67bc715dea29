"""Synthetic atlases refer to the base alone, and repeat themselves."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from chainatlas.benchmarks.synthetic import Base, Tables, main, synthesise


@pytest.fixture(scope="module")
def base() -> Base:
    return Base.packaged()


@pytest.fixture(scope="module")
def tables(base: Base) -> Tables:
    return synthesise(3000, base, seed=1)


def test_the_same_seed_gives_the_same_tables(base: Base, tables: Tables) -> None:
    again, other = synthesise(3000, base, seed=1), synthesise(3000, base, seed=2)
    assert all(again[name].equals(frame) for name, frame in tables.items())
    assert not other["produces"].equals(tables["produces"])


def test_every_row_is_text_and_refers_to_what_is_there(
    base: Base, tables: Tables
) -> None:
    ids = {
        "link_id": base.links["id"],
        "region_id": base.regions["id"],
        "region": base.regions["id"],
        "city": base.regions["zh"],
        "category": base.links["category"],
        "source_id": tables["sources"]["id"],
        **dict.fromkeys(
            ("enterprise_id", "supplier_id", "customer_id", "parent_id", "child_id"),
            tables["enterprises"]["id"],
        ),
    }
    for frame in tables.values():
        assert set(frame.dtypes) == {pl.String}
        for column in set(frame.columns) & set(ids):
            assert set(frame[column]) <= {*ids[column], ""}


def test_no_key_stands_twice_and_sizes_are_as_said(tables: Tables) -> None:
    keys = ["enterprise_id", "link_id"]
    assert not tables["produces"].select(keys).is_duplicated().any()
    assert 2.2 < tables["produces"].height / 3000 < 2.5
    assert 0.45 < tables["supplies"].height / 3000 <= 0.5
    counts = tables["produces"]["link_id"].value_counts(sort=True)["count"]
    assert counts[0] > 10 * counts[100]  # skewed


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_command_writes_a_folder(tmp_path: Path, form: str) -> None:
    run = CliRunner().invoke(main, ["50", str(tmp_path), "--format", form])
    assert run.exit_code == 0, run.output
    assert {f.name for f in tmp_path.iterdir()} >= {
        f"produces.{form}",
        f"coverage.{form}",
    }
    assert "enterprises" in run.output
