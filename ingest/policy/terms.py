"""The terms of the ontology as documents use them: links, and whole categories."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files

import polars as pl

from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.policy.mentions import Known
from chainatlas.ingest.terms import BROAD, Terms, link_names, negatives, plain


def _category_terms() -> dict[str, list[str]]:
    path = files(__package__).joinpath("category_terms.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def base_terms() -> Terms:
    """Return the terms of the base: names and aliases, those too broad left out."""
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    categories = base_table("categories")
    names = _category_terms()
    for key, zh in categories.select("id", "zh").iter_rows():
        for name in (zh, *names.get(key, ())):
            ids[plain(name)][key] = None
    for term in link_names(base_table("links"), base_table("aliases")):
        if term.kind != BROAD:
            ids[term.text][term.link_id] = None
    return Terms(
        {name: tuple(keys) for name, keys in ids.items()},
        negatives(base_table("negative_terms")),
        frozenset(categories["id"]),
    )


@cache
def base_known() -> Known:
    """Return the terms of the base as the grammars of names and figures use them.

    What a material is used for (cars, robots) is not of its category: a
    goal for cars is none for lithium batteries.
    """
    terms = base_terms()
    links = base_table("links").filter(pl.col("kind") != "application")
    home = dict(links.select("id", "category").iter_rows())
    return Known(terms.find, home, terms.categories)
