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
            {"id": f"p{n}", "document_id": f"d{n % 3}", "start": "0", "end": "9"}
            for n in range(4)
        ],
        "units": [
            {"id": f"u{n}", "zh": f"单位{n}", "region": dice.choice(regions)}
            for n in range(4)
        ],
        "tasks": [
            {
                "id": f"t{n}",
                "title": f"任务{n}",
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
                "region": dice.choice(regions),
                "category": dice.choice(categories),
                "measure": "产值",
                "value": str(n),
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
