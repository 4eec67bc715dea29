"""The names of the base: what they find, and how that compares with plain keywords."""

from __future__ import annotations

import pytest

from chainatlas.benchmarks.classify_facts import pairs, read, run
from chainatlas.benchmarks.scores import keyword, score
from chainatlas.ingest.table.classify import base_lexicon, classify
from chainatlas.tests.ingest.table.classify.samples import table


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("高性能钛合金板材，钛锭", {"ti.plate", "ti.ingot"}),
        ("1、磷酸铁锂正极材料；2、六氟磷酸锂（年产2000吨）", {"lib.lfp", "lib.lipf6"}),
        ("光伏玻璃、光伏玻璃生产线", {"pv.glass"}),
        ("锂电池专用设备", set()),
        ("聚氯乙烯、苯乙烯", set()),
        ("轴承及配件", {"stl.bear"}),
    ],
)
def test_lists_of_products(text: str, found: set[str]) -> None:
    made = classify(table(text), base_lexicon()).products
    assert set(made["link_id"]) == found


def test_a_name_for_several_links_suggests_them_all() -> None:
    found = classify(table("钛白粉"), base_lexicon())
    assert found.products.is_empty()
    assert set(found.suggestions["link_id"]) == {"vti.tio2s", "vti.tio2c"}


@pytest.mark.parametrize("half", [0, 1])
def test_the_facts_are_found_better_than_by_keywords(half: int) -> None:
    facts = read()
    true = {pair for pair in facts.links if facts.halves[pair[0]] == half}
    ours = score(
        {
            pair
            for pair in pairs(run(facts, base_lexicon()).products)
            if facts.halves[pair[0]] == half
        },
        true,
    )
    plain = score(
        {
            (number, link)
            for number, text in enumerate(facts.products)
            if facts.halves[number] == half
            for link in keyword(text)
        },
        true,
    )
    assert ours.both / ours.found > 0.98
    assert ours.f1 > plain.f1 + 0.1
