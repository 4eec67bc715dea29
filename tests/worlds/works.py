"""Projects, parks, surveys and sources."""

from __future__ import annotations

from random import Random

from chainatlas.tests.worlds import hostile
from chainatlas.tests.worlds.regions import Tree

Row = dict[str, str]
STATUS = (
    *("planned", "signed", "started", "under_construction", "trial"),
    *("completed", "stopped", ""),
)
COMPLETENESS = ("complete", "complete", "broad", "broad", "partial", "none")
AS_OF = ("", "2023", "2024", "2024", "2024-06-01")


def projects(
    rng: Random, paint: Random, tree: Tree, firms: list[str], links: list[str]
) -> list[Row]:
    """Make 0 to 8 projects of all statuses, at any level, some without a link."""
    return [
        {
            "id": code,
            "name": hostile.name(paint, "项目", n),
            "enterprise_id": paint.choice(["", *firms]),
            "link_id": rng.choice(["", *links, *links, *links]),
            **tree.place(),
            "status": rng.choice(STATUS),
            "investment_yi": paint.choice(("", "12.5")),
            "year": paint.choice(("", "2025")),
        }
        for n, code in enumerate(hostile.ids(paint, rng.randint(0, 8), "P"))
    ]


def parks(paint: Random, tree: Tree, categories: list[str]) -> list[Row]:
    """Make 0 to 3 parks."""
    return [
        {
            "id": code,
            "name": hostile.name(paint, "园区", n),
            **tree.place(),
            "category": paint.choice(["", *categories]),
            "level": paint.choice(("", "国家级", "省级")),
        }
        for n, code in enumerate(hostile.ids(paint, paint.randrange(4), "K"))
    ]


def coverage(
    rng: Random, paint: Random, tree: Tree, categories: list[str], links: list[str]
) -> list[Row]:
    """Make 0 to 10 statements: by id or name, on a category or one link, any date."""
    rows = []
    for _ in range(rng.choice((0, 2, 4, 6, 10))):
        region = rng.choice(tree.line(tree.pick()))
        by_name = rng.randrange(2) and region["id"] not in tree.namesakes
        rows.append(
            {
                "region": region["zh"] if by_name else region["id"],
                "category": rng.choice(categories),
                "link_id": rng.choice(links) if rng.randrange(3) == 0 else "",
                "completeness": rng.choice(COMPLETENESS),
                "as_of": rng.choice(AS_OF),
                "by": paint.choice(("", "经信局")),
                "note": paint.choice(hostile.NOTES),
            }
        )
    return rows


def sources(paint: Random) -> list[Row]:
    """Make 0 to 3 sources; the key column is id or source_id."""
    key = paint.choice(("id", "source_id"))
    return [
        {
            key: code,
            "title": hostile.name(paint, "来源", n),
            "date": paint.choice(("", "2024-05-01")),
            "kind": paint.choice(("", "file", "web")),
        }
        for n, code in enumerate(hostile.ids(paint, paint.randrange(4), "S"))
    ]
