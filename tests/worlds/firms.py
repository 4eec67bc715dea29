"""Enterprises of all statuses, what they make, and how they are tied."""

from __future__ import annotations

from random import Random

from chainatlas.tests.worlds import hostile
from chainatlas.tests.worlds.regions import Tree

Row = dict[str, str]
STATUS = ("", "", "", "active", "active", "active", "planned", "closed", "unknown")
# The scopes of the rows of one enterprise and link: twice the same scope means two
# products, and `=` a row that is repeated word for word.
ROWS = (
    *("site", "site", "site", "site", "", "", " ", "group", "group"),
    *("site group", "site site", "group group", "site =", "group ="),
)
CONFIDENCE = ("", "high", "medium", "low")


def enterprises(
    rng: Random, paint: Random, tree: Tree, sources: list[str]
) -> list[Row]:
    """Make 0 to 40 enterprises, more often few."""
    count = rng.choice((rng.randint(0, 6), rng.randint(6, 20), rng.randint(20, 40)))
    column = paint.choice(("name", "name_zh"))
    return [
        {
            "id": code,
            column: hostile.name(paint, "企业", n),
            **tree.place(),
            "status": rng.choice(STATUS),
            "short_name": paint.choice(hostile.FRAGMENTS),
            "listed_code": paint.choice(("", "", "000629", "600001.SH")),
            "tier": paint.choice(("", "龙头", "骨干", "其他")),
            "founded": paint.choice(("", "1993", "2015")),
            "lat": paint.choice(("", "26.58", "-0")),
            "lon": paint.choice(("", "101.7")),
            "source_id": paint.choice(sources),
            "as_of": paint.choice(("", "2024")),
        }
        for n, code in enumerate(hostile.ids(paint, count, "E"))
    ]


def produces(
    rng: Random, paint: Random, firms: list[str], links: list[str], sources: list[str]
) -> list[Row]:
    """Make 0 to 4 links for each enterprise, skewed to inputs or to what uses them."""
    skew = rng.choice((min, max, max))
    rows: list[Row] = []
    for firm in firms:
        made = {
            links[skew(rng.randrange(len(links)), rng.randrange(len(links)))]
            for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 4)))
        }
        for link in sorted(made):
            for product, scope in enumerate(rng.choice(ROWS).split(" ")):
                if scope == "=":
                    rows.append(dict(rows[-1]))
                    continue
                rows.append(_making(paint, firm, link, scope, product, sources))
    return rows


def _making(
    paint: Random, firm: str, link: str, scope: str, number: int, sources: list[str]
) -> Row:
    capacity = paint.choice(("", "", "10000", "0.5", "1200000"))
    return {
        "enterprise_id": firm,
        "link_id": link,
        "product": hostile.name(paint, "产品", number)
        if paint.randrange(2) or number
        else "",
        "capacity": capacity,
        "unit": "吨/年" if capacity else "",
        "year": paint.choice(("", "2023")),
        "main": paint.choice(("", "true", "false")),
        "scope": scope,
        "confidence": paint.choice(CONFIDENCE),
        "source_id": paint.choice(sources),
    }


def supplies(paint: Random, firms: list[str], links: list[str]) -> list[Row]:
    """Tie pairs of enterprises, with or without the link that is supplied."""
    return [
        {
            "supplier_id": a,
            "customer_id": b,
            "link_id": paint.choice(["", *links]),
            "confidence": paint.choice(CONFIDENCE),
        }
        for a, b in pairs(paint, firms)
    ]


def invests(paint: Random, firms: list[str]) -> list[Row]:
    """Tie owners and owned; shares are percentages or blank."""
    return [
        {"parent_id": a, "child_id": b, "share": paint.choice(("", "100", "33.5"))}
        for a, b in pairs(paint, firms)
    ]


def pairs(paint: Random, firms: list[str]) -> list[tuple[str, str]]:
    """Draw distinct ordered pairs of different enterprises."""
    if len(firms) < 2:
        return []
    drawn = [tuple(paint.sample(firms, 2)) for _ in range(paint.randrange(len(firms)))]
    return list(dict.fromkeys((a, b) for a, b in drawn))
