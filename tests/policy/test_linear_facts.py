"""Hostile text takes time that grows with its length alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chainatlas.ingest.policy.facts import facts
from chainatlas.tests.policy.register import document, known, regions
from chainatlas.tests.policy.timing import seconds

HOSTILE = {
    "digits": "1",
    "commas": "1,",
    "han digits": "一",
    "scales": "十万",
    "ranges": "1-",
    "sums": "10亿元",
    "counts": "新增10家企业，",
    "one sentence": "企业增长10%、",
    "firms": "公司",
    "lists": "、甲乙等企业",
    "open brackets": "（",
    "closed brackets": "）",
    "quotes": "“",
    "projects": "年产1万吨项目、",
    "parks": "四川产业园区",
    "sites": "建设成都研发中心、",
    "building": "建设成都",
    "phases": "一期、二期工程",
    "known firms": "攀钢集团",
    "chips": "甲微、乙芯等重大项目",
    "aid": "资助扶持",
    "years": "到2025年",
    "short lines": "2020年\n10\n",
    "units": "产值（亿元）\n",
    "short forms": "甲乙有限公司（简称甲乙）",
    "regions": "四川",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length(name: str) -> None:
    unit = HOSTILE[name]

    def read(length: int) -> Callable[[], object]:
        text = unit * (length // len(unit))
        return lambda: facts(document(text), regions(), known())

    seconds(read(100))
    short, long = seconds(read(2_000)), seconds(read(16_000))
    assert long < 20 * max(short, 0.02)
