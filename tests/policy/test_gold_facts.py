"""On the two seeds, targets, projects and enterprises agree with the hand-made gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.ingest.policy.evaluate import evaluate
from chainatlas.ingest.policy.facts import facts
from chainatlas.tests.policy.register import document, known, regions
from chainatlas.tests.policy.test_found_rows import write

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
LEAST = 0.9
DOCUMENTS = {
    "sichuan": ("000_*.txt", "新材料产业2020年工作重点", 2020, "510000"),
    "lishui": ("001_*.txt", "丽水市新材料产业三年行动推进工作方案", 2017, "331100"),
}


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not part of the project")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_seeds(name: str, tmp_path: Path) -> None:
    pattern, title, year, region = DOCUMENTS[name]
    text = next(SEEDS.glob(pattern)).read_text("utf-8")
    period = (year, year) if name == "sichuan" else (2017, 2021)
    read = document(text, title, year, region, period)
    rows = facts(read, regions(), known()).rows
    rows["documents"] = [{"id": "doc", "title": title}]
    scores = evaluate(GOLD / name, write(rows, tmp_path / "read"))
    for score in scores:
        if score.gold:
            assert (score.recall or 0) >= LEAST, score
            assert (score.precision or 0) >= LEAST, score
        else:
            assert score.found == 0, score
