"""How well and how fast texts become links: ``python -m benchmarks.classify [FOLDER]``.

FOLDER is the reference material, by default ``shared`` beside the repository; without
it the facts and the speed alone are measured.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import polars as pl

from chainatlas.benchmarks import classify_concepts, classify_facts
from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.table.classify import base_lexicon, classify

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROWS = 100_000
_PRODUCTS = (
    "{a}",
    "{a}、{b}",
    "{a}；{b}（{n}吨）",
    "年产{n}万吨{a}、{b}、{c}",
    "高端{a}",
)
_SCOPE = (
    "一般项目：{a}制造；{b}销售；金属材料销售；新材料技术研发；货物进出口"
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "生产、销售：{a}、{b}；{c}的技术服务；普通货物道路运输",
)


def rows(count: int) -> pl.DataFrame:
    """Return made-up enterprises with lists of products and business scopes."""
    chance = random.Random(7)
    things = [*base_table("links")["zh"], *base_table("aliases")["alias"]]

    def text(forms: tuple[str, ...]) -> str:
        a, b, c = chance.choices(things, k=3)
        return chance.choice(forms).format(a=a, b=b, c=c, n=chance.randint(1, 9_999))

    texts = [(text(_PRODUCTS), text(_SCOPE)) for _ in range(count)]
    table = pl.DataFrame(texts, ["products", "scope"], orient="row")
    return table.with_columns(file=pl.lit("x")).with_row_index("_row")


def speed() -> None:
    """Print how many rows a second are read, in batches as a table is."""
    table, names = rows(ROWS), base_lexicon()
    classify(table.head(100), names)
    start = time.process_time()
    for batch in table.iter_slices(50_000):
        classify(batch, names)
    rate = ROWS / (time.process_time() - start)
    print(f"{rate:,.0f} rows a second of processor time")


def main(shared: Path = SHARED) -> None:
    """Print the scores on the facts and the labels, and the speed."""
    classify_facts.main()
    data = shared / "data"
    if data.is_dir():
        classify_concepts.main(data)
    else:
        print(f"no labels: {data} is not here")
    speed()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
