"""Policy tables for a random world: documents, units, tasks, targets, observations."""

from __future__ import annotations

from random import Random

from chainatlas.tests.worlds import World


def with_policy(world: World, dice: Random) -> World:
    """Return the world with policy tables that refer to its regions and links."""
    regions, categories, links = (
        ["", *(row["id"] for row in world[name])]
        for name in ("regions", "categories", "links")
    )
    some = [
        ",".join((f"t{t}", f"u{u}", r))
        for t in range(5)
        for u in range(4)
        for r in ("lead", "joint")
    ]
    return {
        **world,
        "documents": [
            {"id": f"d{n}", "title": f"文件{n}", "region": dice.choice(regions)}
            for n in range(3)
        ],
        "passages": [
            {
                "id": f"p{n}",
                "document_id": f"d{n % 2}",
                "start": str(n),
                "end": str(9 - n),
                "text": f"原文{n}",
            }
            for n in range(4)
        ],
        "units": [
            {"id": f"u{n}", "zh": f"单位{n}", "region": dice.choice(regions)}
            for n in range(4)
        ],
        "tasks": [
            {
                "id": f"t{n}",
                "title": f"任务{n % 3}",
                "document_id": dice.choice(("", "d0", "d1")),
                "passage_id": dice.choice(("", "p0", "p1")),
                "category": dice.choice(categories),
                "links": ";".join(dice.sample(links[1:], min(len(links) - 1, n % 3))),
            }
            for n in range(5)
        ],
        "responsibilities": [
            {**dict(zip(("task_id", "unit_id", "role"), key.split(","), strict=True)), "rank": str(n)}
            for n, key in enumerate(dice.sample(some, 9))
        ],
        "targets": [
            {
                "id": f"g{n}",
                "document_id": f"d{n % 3}",
                "passage_id": dice.choice(("", "p2", "p3")),
                "subject": f"对象{n % 2}",
                "region": dice.choice(regions),
                "category": dice.choice(categories),
                "measure": "产值",
                "value": dice.choice(("", "1", "2")),
                "unit": "亿元",
                "year": dice.choice(("", "2025", "2027")),
            }
            for n in range(5)
        ],
        "observations": [
            {"target_id": f"g{n % 3}", "date": f"202{n}-01-01", "value": str(n)}
            for n in range(6)
        ],
    }  # fmt: skip


def above(tables: World, region: str) -> set[str]:
    """Return a region and those it lies in."""
    parent = {row["id"]: row["parent_id"] for row in tables["regions"]}
    found = set()
    while region and region not in found:
        found.add(region)
        region = parent.get(region, "")
    return found


def in_force(tables: World, document: str, region: str) -> bool:
    """Whether a document holds in a region; none, and one for no region, do."""
    issued = {row["id"]: row["region"] for row in tables["documents"]}
    return not issued.get(document) or issued[document] in above(tables, region)


def numbered(tables: World) -> set[str]:
    """Return the tasks with a target that has a number inside their passage."""
    places = {row["id"]: row for row in tables["passages"]}
    found = set()
    for task in tables["tasks"]:
        here = places.get(task["passage_id"])
        for target in tables["targets"]:
            there = places.get(target["passage_id"])
            if (
                here and there and target["value"]
                and task["document_id"] == target["document_id"]
                and int(here["start"]) <= int(there["start"])
                and int(there["end"]) <= int(here["end"])
            ):  # fmt: skip
                found.add(task["id"])
    return found
