"""Every planted bad row is a reject with its place and reason; no row is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.graph.digest import content_digest
from chainatlas.tests.ingest.small import rows_of, take
from chainatlas.tests.worlds import clean, planted, write_folder

SEEDS = range(25)


@pytest.mark.parametrize("seed", SEEDS)
def test_planted_rows_are_rejected_and_the_rest_is_loaded(
    seed: int, tmp_path: Path
) -> None:
    tables, expected = planted(seed)
    write_folder(tables, tmp_path / "bad")
    intake = take(tmp_path / "bad")
    got = [
        (file.removesuffix(".csv"), row, column)
        for file, row, column in intake.rejects.select("file", "row", "column").rows()
    ]
    assert len(got) == len(expected)
    assert [e for e in expected if not any(e.matches(*g) for g in got)] == []
    for count in intake.counts:
        assert count.read == count.loaded + count.unchanged + count.rejected
        filled = [r for r in tables[count.table] if any(v.strip() for v in r.values())]
        assert count.read == len(filled)
    write_folder(clean(tables, expected), tmp_path / "good")
    good = take(tmp_path / "good")
    assert good.rejects.is_empty()
    for name, frame in good.tables.items():
        assert rows_of(intake.tables[name]) == rows_of(frame)
    assert content_digest(intake.tables) == content_digest(good.tables)
