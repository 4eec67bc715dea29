"""Tiny worlds in a few words, for answers that are worked by hand."""

from __future__ import annotations

from typing import Any

from chainatlas.tests.oracle.answers import status
from chainatlas.tests.oracle.atlas import Row, World

REGIONS = (
    ("cn", "中国", "country", ""),
    ("p", "甲省", "province", "cn"),
    ("a", "甲市", "city", "p"),
    ("b", "乙市", "city", "p"),
)


def tiny(
    links: str,
    routes: dict[str, str],
    makers: str,
    *,
    coverage: str = "",
    projects: str = "",
    kinds: dict[str, str] | None = None,
) -> World:
    """Make a world with regions cn > p > (a, b), category c, and terse tables.

    links: ``ore metal tube``; all are midstream. routes: ``{"tube 1": "metal"}`` is a
    route of tube with rank 1; several routes of one rank are ``tube 1 x``, where the
    last word joins the id; ``~acid`` is an auxiliary input. makers: ``e1@a metal``
    one per line, then optionally ``status=`` and ``scope=``; ``e1@`` has no place.
    coverage: ``a c broad link=tube as_of=2024``. projects: ``a tube signed``.
    """
    tables: World = {
        "regions": [
            dict(zip(("id", "zh", "level", "parent_id"), r, strict=True))
            for r in REGIONS
        ],
        "categories": [{"id": "c", "zh": "类"}, {"id": "d", "zh": "别类"}],
        "links": [_link(code, kinds or {}) for code in links.split()],
        "coverage": [_coverage(line) for line in coverage.splitlines() if line],
        "projects": [_project(n, x) for n, x in enumerate(projects.splitlines())],
    }
    _routes(tables, routes)
    _makers(tables, makers)
    return tables


def by_link(
    world: World, region: str, field: str, category: str | None = None
) -> dict[str, Any]:
    """Return one field of the status of every link."""
    return {row["link"]: row[field] for row in status(world, region, category)}


def _link(code: str, kinds: dict[str, str]) -> Row:
    kind = kinds.get(code, "material")
    return {"id": code, "zh": code, "category": "c", "stage": "midstream", "kind": kind}


def _options(words: list[str]) -> Row:
    return dict(word.split("=", 1) for word in words)


def _routes(tables: World, routes: dict[str, str]) -> None:
    tables["routes"], tables["inputs"] = [], []
    for title, inputs in routes.items():
        link, rank, *_ = [*title.split(" "), ""]
        tables["routes"].append({"id": title, "link_id": link, "rank": rank})
        for word in inputs.split():
            role = "auxiliary" if word.startswith("~") else "main"
            row = {"route_id": title, "link_id": word.lstrip("~"), "role": role}
            tables["inputs"].append(row)


def _makers(tables: World, makers: str) -> None:
    firms: dict[str, Row] = {}
    tables["produces"] = []
    for line in filter(None, map(str.strip, makers.splitlines())):
        firm, link, *words = line.split()
        code, place = firm.split("@")
        options = _options(words)
        status = options.get("status", "")
        row = {"id": code, "name": code, "region_id": place, "status": status}
        firms.setdefault(code, row)
        scope = options.get("scope", "")
        tables["produces"].append(
            {"enterprise_id": code, "link_id": link, "scope": scope}
        )
    tables["enterprises"] = list(firms.values())


def _coverage(line: str) -> Row:
    region, category, completeness, *words = line.split()
    options = _options(words)
    return {
        "region": region,
        "category": category,
        "completeness": completeness,
        "link_id": options.get("link", ""),
        "as_of": options.get("as_of", ""),
    }


def _project(number: int, line: str) -> Row:
    region, link, status = line.split()
    code = f"j{number}"
    place = "" if region == "-" else region
    return {
        "id": code,
        "name": code,
        "region_id": place,
        "link_id": link,
        "status": status,
    }
