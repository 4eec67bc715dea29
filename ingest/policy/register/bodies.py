"""The bodies of the register: one function of government, with its names by level."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LEVELS = ("country", "province", "city")


@dataclass(frozen=True)
class Body:
    """A body of the register, at whatever level.

    Attributes:
        id: short id, the same at each level.
        names: normal name for country, province and city (and below); the region
            goes before it, or in the place of ``{}``; "" where there is none.
        also: other names that are printed.
        kind: government, department, party, institute, institution, association ...
        successor: id of the body that took over its work, "" for one of today.
    """

    id: str
    names: tuple[str, str, str]
    also: tuple[str, ...]
    kind: str
    successor: str

    def normal(self, level: str, region: str, printed: str) -> str:
        """Return its normal name at a level, with the name of its region.

        Cities differ in whether a bureau is a 局 or a 委: the ending that is printed
        decides.
        """
        country, province, city = self.names
        named = {"country": country, "province": province}.get(level, city)
        if level in ("city", "county") and _board(printed) and _board(province):
            named = province
        named = named or city or province or country
        placed = region if level not in ("", "country") else ""
        return named.format(placed) if "{}" in named else placed + named


def _board(name: str) -> bool:
    return name.endswith(("委", "委员会"))


@cache
def bodies() -> dict[str, Body]:
    """Return every body of the register by id."""
    text = files(__package__).joinpath("units.csv").read_text(encoding="utf-8")
    return {
        row["id"]: Body(
            row["id"],
            (row["country"], row["province"], row["city"]),
            tuple(filter(None, row["also"].split(";"))),
            row["kind"],
            row["successor"],
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def by_name() -> dict[str, str]:
    """Return body ids by every name without a region."""
    found: dict[str, str] = {}
    for body in bodies().values():
        for name in (*body.names, *body.also):
            if name:
                found.setdefault(name.replace("{}", ""), body.id)
    return found
