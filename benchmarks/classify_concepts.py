"""Classification of the products of listed firms, against theme labels of the firms."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from chainatlas.benchmarks.scores import keyword, score
from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.table.classify import base_lexicon, classify

Firms = dict[str, set[str]]
"""Something of each firm, by its stock code: products, links, concepts."""


def products(data: Path) -> Firms:
    """Return the product names of each firm, of both lists."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    with gzip.open(data / "chainkg" / "company_product.jsonl.gz", "rt") as lines:
        for row in map(json.loads, lines):
            found[row["company_code"][:6]].add(row["product_name"])
    path = data / "companies" / "ashare_company_region_products.csv.gz"
    table = pl.read_csv(gzip.decompress(path.read_bytes()), infer_schema=False)
    for code, names in table.select("code", "top_products").drop_nulls().iter_rows():
        found[code].update(names.split("|"))
    return dict(found)


def concepts(data: Path) -> Firms:
    """Return the firms of each concept."""
    folder = data / "labels"
    names = pl.read_csv(folder / "concept.csv", infer_schema=False)
    name = dict(names.select("concept_id:ID(Concept)", "name").iter_rows())
    rows = pl.read_csv(folder / "stock_concept.csv", infer_schema=False)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, key in rows.select(":START_ID(Stock)", ":END_ID(Concept)").iter_rows():
        found[name.get(key, key)].add(code)
    return dict(found)


def labelled(data: Path, firms: Firms) -> set[str]:
    """Return the firms that could have a label and have products."""
    listed = pl.read_csv(data / "labels" / "stock.csv", infer_schema=False)["code"]
    return set(listed) & set(firms)


def ours(firms: Firms) -> tuple[Firms, Firms]:
    """Return the links of each firm's products, and with those only suggested."""
    rows = [(code, name) for code, names in firms.items() for name in sorted(names)]
    table = pl.DataFrame(rows, ["file", "products"], orient="row")
    found = classify(table.with_row_index("_row"), base_lexicon())
    made: defaultdict[str, set[str]] = defaultdict(set)
    for code, link in found.products.select("file", "link_id").iter_rows():
        made[code].add(link)
    wide = defaultdict(set, {code: set(links) for code, links in made.items()})
    for code, link in found.suggestions.select("file", "link_id").iter_rows():
        wide[code].add(link)
    return made, wide


def meanings() -> Iterator[tuple[str, str, set[str]]]:
    """Yield each concept with what it is taken for, in words and as links."""
    table = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text("utf-8"))
    links = base_table("links").filter(pl.col("kind") != "application")
    for concept, names in table["categories"].items():
        rows = links.filter(pl.col("category").is_in(names))
        yield concept, "+".join(names), set(rows["id"])
    for concept, names in table["links"].items():
        yield concept, names[0] + (" ..." if len(names) > 1 else ""), set(names)


def main(data: Path) -> None:
    """Print the scores of each concept, and where the baseline is not beaten."""
    every = products(data)
    firms = {code: every[code] for code in labelled(data, every)}
    made, wide = ours(firms)
    base = {code: keyword("\n".join(names)) for code, names in firms.items()}
    print(f"labels of {len(firms)} firms with products")
    behind = []
    for concept, meaning, links in meanings():
        true = concepts(data)[concept] & set(firms)
        found = [
            score({c for c, k in way.items() if k & links}, true)
            for way in (made, wide, base)
        ]
        print(f"  {concept} = {meaning}, {len(true)} firms")
        for way, result in zip(
            ("ours", "suggestions too", "baseline"), found, strict=True
        ):
            print(f"    {way:16s} {result}")
        if found[0].f1 <= found[2].f1:
            behind.append(f"{concept} = {meaning}")
    print("baseline not beaten: " + "; ".join(behind))
