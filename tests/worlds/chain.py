"""Categories, links, memberships, and acyclic routes with AND and OR."""

from __future__ import annotations

from random import Random

from chainatlas.tests.worlds import hostile

Row = dict[str, str]
STAGES = ("upstream", "midstream", "downstream")
KINDS = (
    *("resource", "resource", "raw_material", "intermediate", "intermediate"),
    *("material", "material", "component", "product", "application"),
    *("auxiliary", "by_product", ""),
)
RANKS = ("", "", "1", "1", "2", "2", "3", "10")


def chain(rng: Random, paint: Random) -> dict[str, list[Row]]:
    """Make the tables of chain knowledge."""
    categories = [
        {"id": code, "zh": hostile.name(paint, "类", n), "en": f"Category {n}"}
        for n, code in enumerate(hostile.ids(paint, rng.randint(1, 4), "C"))
    ]
    homes = [c["id"] for c in categories]
    links = [
        {
            "id": code,
            "zh": hostile.name(paint, "环节", n),
            "en": f"Link {n} {paint.choice(hostile.FRAGMENTS)}".strip(),
            "category": rng.choice(homes),
            "stage": rng.choice(STAGES),
            "kind": rng.choice(KINDS),
        }
        for n, code in enumerate(hostile.ids(paint, rng.randint(3, 14), "L"))
    ]
    memberships = [
        {"link_id": link["id"], "category": home, "stage": rng.choice(STAGES)}
        for link in links
        for home in homes
        if home != link["category"] and rng.randrange(4) == 0
    ]
    codes = [link["id"] for link in links]
    return {
        "categories": categories,
        "links": links,
        "memberships": memberships,
        **_routes(rng, paint, codes),
        "aliases": _aliases(paint, codes),
    }


def _routes(rng: Random, paint: Random, links: list[str]) -> dict[str, list[Row]]:
    """Make routes whose inputs stand before their link, so there is no cycle."""
    counts = [rng.choice((0, 1, 1, 1, 2, 2, 3, 4)) for _ in links]
    names = iter(hostile.ids(paint, sum(counts), "Q"))
    routes: list[Row] = []
    inputs: list[Row] = []
    byproducts: list[Row] = []
    for place, (link, count) in enumerate(zip(links, counts, strict=True)):
        for _ in range(count):
            route = next(names)
            routes.append(
                {"id": route, "link_id": link, "rank": rng.choice(RANKS), "zh": "法"}
            )
            inputs += _inputs(rng, route, links[:place])
            if paint.randrange(8) == 0:
                other = paint.choice([i for i in links if i != link])
                byproducts.append({"route_id": route, "link_id": other})
    recycles = [
        {"from_id": links[-1], "to_id": links[0], "process": "回收"}
        for _ in range(paint.randrange(2))
    ]
    return {
        "routes": routes,
        "inputs": inputs,
        "byproducts": byproducts,
        "recycles": recycles,
    }


def _inputs(rng: Random, route: str, before: list[str]) -> list[Row]:
    """Draw up to four main inputs, and some auxiliary ones, each link once."""
    main = rng.choice((0, 1, 1, 1, 2, 2, 2, 3, 4))
    auxiliary = rng.choice((0, 0, 0, 1, 2))
    chosen = rng.sample(before, min(len(before), main + auxiliary))
    return [
        {
            "route_id": route,
            "link_id": link,
            "role": "main" if n < main else "auxiliary",
        }
        for n, link in enumerate(chosen)
    ]


def _aliases(paint: Random, links: list[str]) -> list[Row]:
    return [
        {
            "link_id": link,
            "alias": hostile.name(paint, "别名", n),
            "lang": "zh",
            "kind": paint.choice(("exact", "narrow", "broad", "abbreviation", "")),
        }
        for n, link in enumerate(links)
        if paint.randrange(3) == 0
    ]
