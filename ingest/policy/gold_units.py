"""Whether two names, as two people write them, mean the same responsible unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chainatlas.ingest.policy.base import region_tree
from chainatlas.ingest.policy.register import Units
from chainatlas.ingest.policy.register.names import PREFIX
from chainatlas.ingest.policy.register.shorthand import ZONE

_LEVEL = re.compile(rf"{PREFIX.pattern}(?=..)")


@dataclass(frozen=True)
class Called:
    """What a unit is called, ready to be compared.

    Attributes:
        names: its names as given.
        cores: its names without the region or zone before them, and the register's
            bodies of those names.
        regions: ids of the regions that its names say.
    """

    names: frozenset[str]
    cores: frozenset[str]
    regions: frozenset[str]


def _without_place(name: str) -> tuple[str, str]:
    """Return (region id, rest) of a name, ("", name) where no place opens it."""
    region, length = region_tree().leading(name)
    zone = ZONE.match(name)
    length = max(length, zone.end() if zone else 0)
    rest = name[length:] or name
    level = _LEVEL.match(rest) if rest == name else None
    if level:
        inner, more = region_tree().leading(rest[level.end() :])
        return inner, rest[level.end() + more :] or rest
    return region, rest


def called(names: Iterable[str]) -> Called:
    """Return a unit by its names, which have no spaces or marks."""
    given = frozenset(filter(None, names))
    parted = [_without_place(name) for name in given]
    cores = {rest for _, rest in parted}
    register = Units(region_tree())
    bodies = {register.body(name)[0] for name in given | cores}
    regions = frozenset(region for region, _ in parted if region)
    return Called(given, frozenset(cores | (bodies - {""})), regions)


def same_unit(one: Called, other: Called) -> bool:
    """Whether two units agree.

    They do if a name of one is a name of the other. Else two names agree if they are
    equal without the region, level or development zone before them (广东省科技厅,
    省科技厅, 科技厅), or if the register knows both as names of one body (国资委,
    人民政府国有资产监督管理委员会); unless each says a region, and these differ.
    """
    if one.names & other.names:
        return True
    apart = one.regions and other.regions and not one.regions & other.regions
    return not apart and bool(one.cores & other.cores)
