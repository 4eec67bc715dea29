"""One generator of worlds with two doors: a seed, or hypothesis."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from chainatlas.tests.worlds import hostile
from chainatlas.tests.worlds.chain import chain
from chainatlas.tests.worlds.firms import enterprises, invests, produces, supplies
from chainatlas.tests.worlds.regions import Tree
from chainatlas.tests.worlds.works import coverage, parks, projects, sources

Row = dict[str, str]
World = dict[str, list[Row]]


def world(seed: int) -> World:
    """Make a valid bare world; the same for the same seed."""
    return build(Random(seed))


def worlds() -> st.SearchStrategy[World]:
    """Make valid bare worlds that hypothesis can shrink."""
    return st.builds(build, st.randoms(use_true_random=False))


def build(rng: Random) -> World:
    """Draw a world: what decides an answer from rng, the rest from a seed of it."""
    paint = Random(rng.randrange(1 << 16))
    tree = Tree(rng, paint)
    tables: World = {"regions": tree.rows, **chain(rng, paint)}
    categories = [row["id"] for row in tables["categories"]]
    links = [row["id"] for row in tables["links"]]
    tables["sources"] = sources(paint)
    origin = ["", *(r.get("id") or r["source_id"] for r in tables["sources"])]
    tables["enterprises"] = enterprises(rng, paint, tree, origin)
    firms = [row["id"] for row in tables["enterprises"]]
    tables["produces"] = produces(rng, paint, firms, links, origin)
    tables["supplies"] = supplies(paint, firms, links)
    tables["invests"] = invests(paint, firms)
    tables["projects"] = projects(rng, paint, tree, firms, links)
    tables["parks"] = parks(paint, tree, categories)
    tables["coverage"] = coverage(rng, paint, tree, categories, links)
    for rows in tables.values():
        _vary_columns(paint, rows)
    return tables


def _vary_columns(paint: Random, rows: list[Row]) -> None:
    """Drop columns that are blank throughout, or add one that nobody knows."""
    if paint.randrange(2):
        for column in list(rows[0]) if rows else []:
            if not any(row[column] for row in rows):
                for row in rows:
                    del row[column]
    if paint.randrange(8) == 0:
        extra = paint.choice(hostile.EXTRA_COLUMNS)
        seen: dict[str, str] = {}  # a repeated row stays the same, word for word
        for row in rows:
            drawn = seen.setdefault(repr(row), paint.choice(("", "x", "备")))
            row[extra] = drawn
