"""Classification of the product names of the bundled facts, against their links."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files

import polars as pl

from chainatlas.benchmarks.scores import keyword, score
from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.table.classify import (
    Classified,
    Lexicon,
    base_lexicon,
    classify,
    lexicon,
)
from chainatlas.ingest.terms import plain

Pair = tuple[int, str]
HALVES = ("developed on", "held back")
MOST = 12


@dataclass(frozen=True)
class Facts:
    """Products of enterprises.

    Attributes:
        products: as printed, one for each enterprise and product.
        halves: 0 or 1 for each, by a hash of the enterprise.
        links: (number of the product, link) as the facts have them.
    """

    products: list[str]
    halves: list[int]
    links: set[Pair]


def read() -> Facts:
    """Return the facts of the package."""
    path = files("chainatlas.facts").joinpath("produces.csv")
    table = pl.read_csv(path.read_bytes(), infer_schema=False)
    rows = table.group_by("enterprise_id", "product", maintain_order=True).agg(
        "link_id"
    )
    links = {(n, link) for n, found in enumerate(rows["link_id"]) for link in found}
    halves = [zlib.crc32(e.encode()) % 2 for e in rows["enterprise_id"]]
    return Facts(rows["product"].to_list(), halves, links)


def run(facts: Facts, names: Lexicon) -> Classified:
    """Classify the products; ``_row`` is their number."""
    rows = pl.DataFrame({"file": "facts", "products": facts.products})
    return classify(rows.with_row_index("_row"), names)


def without_these_names(facts: Facts) -> Lexicon:
    """Return the names of the base without aliases that are a product's whole text.

    The aliases were compiled beside the facts, so they know many of the spellings.
    """
    known = {plain(product) for product in facts.products}
    aliases = base_table("aliases")
    spelt = pl.Series([plain(a) in known for a in aliases["alias"]])
    return lexicon(
        base_table("links"), aliases.filter(~spelt), base_table("negative_terms")
    )


def pairs(frame: pl.DataFrame) -> set[Pair]:
    """Return (number of the product, link) of products or suggestions."""
    return set(frame.select("_row", "link_id").iter_rows())


def main() -> None:
    """Print the scores of both halves, each rule's precision and the confusions."""
    facts = read()
    found = run(facts, base_lexicon())
    made, hints = pairs(found.products), pairs(found.suggestions)
    ways = {
        "ours": made,
        "ours, suggestions too": made | hints,
        "ours, spellings unknown": pairs(
            run(facts, without_these_names(facts)).products
        ),
        "keyword baseline": {
            (n, link) for n, text in enumerate(facts.products) for link in keyword(text)
        },
    }
    for half, title in enumerate(HALVES):
        print(f"facts, half {title}")
        for way, answer in ways.items():
            parts = [
                {p for p in s if facts.halves[p[0]] == half}
                for s in (answer, facts.links)
            ]
            print(f"  {way:24s} {score(*parts)} of {len(parts[1])}")
    _rules(found.products, facts)
    _confusions(facts, made, hints)


def _rules(products: pl.DataFrame, facts: Facts) -> None:
    print("rule, matches, precision")
    right = [pair in facts.links for pair in products.select("_row", "link_id").rows()]
    table = products.with_columns(right=pl.Series(right)).group_by("rule")
    for rule, count, share in table.agg(pl.len(), pl.mean("right")).sort("rule").rows():
        print(f"  {rule:20s} {count:5d} {share:.3f}")


def _confusions(facts: Facts, made: set[Pair], hints: set[Pair]) -> None:
    """Print which links were taken for which; ``?`` marks a suggestion."""
    counts: Counter[tuple[str, str]] = Counter()
    example: dict[tuple[str, str], str] = {}
    for number, link in sorted(facts.links - made):
        others = [k for n, k in sorted(made) if n == number] or [
            f"?{k}" for n, k in sorted(hints) if n == number
        ]
        for other in others or ["nothing"]:
            counts[link, other] += 1
            example.setdefault((link, other), facts.products[number])
    print("true link, found, count, example")
    for pair, count in counts.most_common(MOST):
        print(f"  {pair[0]:12s} {pair[1]:14s} {count:3d} {example[pair]}")
