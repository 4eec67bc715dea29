"""Hostile and long documents take time that grows with their length alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from chainatlas.ingest.policy.base import region_tree
from chainatlas.ingest.policy.duties import tasks
from chainatlas.ingest.policy.read import document_of, read_raw
from chainatlas.ingest.policy.reading import Raw
from chainatlas.ingest.policy.reading.pdf import paragraphs
from chainatlas.ingest.policy.register import Units
from chainatlas.ingest.policy.rows import duty_rows
from chainatlas.ingest.policy.terms import base_known
from chainatlas.tests.policy import samples
from chainatlas.tests.policy.timing import seconds

HOSTILE = {
    "open brackets": "（",
    "closed brackets": "）",
    "pairs": "（）",
    "nested": "（（责任单位：",
    "labels": "责任单位：",
    "labels of units": "（责任单位：省财政厅、省税务局）",
    "commas": "、",
    "units": "省财政厅、",
    "units with and": "省财政厅和",
    "leads": "牵头",
    "by": "由",
    "duties": "由省财政厅牵头，",
    "by many": "由省财政厅审核",
    "must": "各有关部门要",
    "acts": "市财政局对",
    "handed": "报市财政局审批",
    "members": "部门单位、",
    "places": "各县（市）、区",
    "duty sentences": "市财政局负责拨款；",
    "spaces": " ",
    "wide spaces": "\u3000",
    "lines": "\n",
    "numbers": "1.",
    "numbered lines": "1.修路。\n",
    "headings": "一、任务\n（一）修路。\n",
    "deep": "（一）修路（责任单位：市交通局）\n1.东路。\n",
    "run on": "修路；2、",
    "hashes": "# ",
    "quotes": "《",
    "dates": "2020年5月21日",
    "short names": "市财政局（以下简称“财政局”）",
    "regions": "四川省成都市",
    "terms": "锂电池",
    "one word": "任",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str) -> None:
    unit = HOSTILE[name]

    def read(length: int) -> Callable[[], object]:
        raw = Raw("一、重点任务\n" + unit * (length // len(unit)))

        def work() -> None:
            document, parts = document_of(raw)
            found = tasks(document, parts)
            duty_rows(document, found, Units(region_tree(), "510000"), base_known())

        return work

    seconds(read(100))
    short, long = seconds(read(4_000)), seconds(read(32_000))
    assert long < 24 * max(short, 0.02)


@pytest.mark.slow
def test_a_document_of_two_megabytes() -> None:
    size = len(samples.PLAN.encode("utf-8"))

    def once(megabytes: float) -> float:
        raw = Raw(samples.PLAN * int(megabytes * 1_000_000 / size))
        start = time.process_time()
        read_raw(raw, "long.txt")
        return time.process_time() - start

    once(0.01)
    assert once(2) < 24 * once(0.25)


def test_lines_of_a_pdf() -> None:
    def put(count: int) -> Callable[[], object]:
        return lambda: list(paragraphs(["甲" * 40] * count))

    short, long = seconds(put(2_000)), seconds(put(16_000))
    assert long < 24 * max(short, 0.02)
