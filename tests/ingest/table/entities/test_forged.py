"""Messy lists of which the truth is known: no wrong merge, few missed."""

from __future__ import annotations

import polars as pl
import pytest

from chainatlas.ingest.table.entities import resolve
from chainatlas.tests.ingest.table.entities.forge import forged
from chainatlas.tests.ingest.table.entities.small import Solved, gathered, gazetteer


def _pairs(frame: pl.DataFrame, by: list[str]) -> int:
    sizes = frame.group_by(by).len()["len"].cast(pl.Int64)
    return int((sizes * (sizes - 1)).sum()) // 2


def _with_truth(rows: pl.DataFrame) -> tuple[pl.DataFrame, Solved]:
    found = gathered(resolve(rows.drop("truth"), gazetteer()))
    return rows.select("truth", "name").with_columns(found.rows["entity_id"]), found


@pytest.mark.parametrize("seed", range(4))
def test_no_wrong_merge_and_few_missed(seed: int) -> None:
    told, _ = _with_truth(forged(seed, 1500))
    wrong = told.filter(pl.col("truth").n_unique().over("entity_id") > 1)
    assert wrong.rows() == []
    recall = _pairs(told, ["truth", "entity_id"]) / _pairs(told, ["truth"])
    assert recall >= 0.95


def test_firms_that_are_in_two_pieces_are_mostly_in_the_queue() -> None:
    told, found = _with_truth(forged(7, 1500))
    pieces = told.select("truth", "entity_id").unique()
    split = pieces.join(pieces, on="truth", suffix="_b").filter(
        pl.col("entity_id") < pl.col("entity_id_b")
    )
    queued = split.join(
        found.review, left_on=["entity_id", "entity_id_b"], right_on=["id_a", "id_b"],
        how="semi",
    )  # fmt: skip
    assert len(split) > 0
    assert len(queued) >= 0.8 * len(split)
