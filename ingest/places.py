"""Finding the region that a row names: by id, or by province, city and county."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from chainatlas.ingest.columns import PLACE

_SUFFIX = re.compile(
    r"(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|(?:[^\W\d_]{1,6}族)+自治[州县]"
    r"|地区|新区|[省市区县盟旗])$"
)


def short_name(name: str) -> str:
    """Return a region's name without its kind: 攀枝花市 is 攀枝花, 云阳县 is 云阳.

    >>> short_name("内蒙古自治区"), short_name("凉山彝族自治州"), short_name("区")
    ('内蒙古', '凉山', '区')
    """
    cut = _SUFFIX.sub("", name)
    return cut if len(cut) >= 2 else name


@dataclass(frozen=True)
class Place:
    """The outcome of a look-up: a region id, or why there is none."""

    region_id: str | None
    column: str = ""
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """The regions that can be named, from a frame with id, zh, level, parent_id."""

    frame: pl.DataFrame

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every region id."""
        return frozenset(self.frame["id"])

    @cached_property
    def _rows(self) -> dict[str, tuple[str, str, str | None]]:
        columns = self.frame.select("id", "zh", "level", "parent_id").iter_rows()
        return {i: (zh, level, parent) for i, zh, level, parent in columns}

    @cached_property
    def _full(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, (zh, _, _) in self._rows.items():
            found[zh].append(key)
        return found

    @cached_property
    def _short(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, (zh, _, _) in self._rows.items():
            found[short_name(zh)].append(key)
        return found

    def _inside(self, key: str, scope: str | None) -> bool:
        at: str | None = key
        while at is not None:
            if at == scope:
                return True
            at = self._rows[at][2] if at in self._rows else None
        return scope is None

    def _candidates(self, name: str, level: str, scope: str | None) -> list[str]:
        for names in (self._full, self._short):
            found = [k for k in names.get(name, ()) if self._inside(k, scope)]
            exact = [k for k in found if self._rows[k][1] == level]
            if found:
                return exact or found
        return []

    def describe(self, keys: list[str]) -> str:
        """Return ids with names, each with the name of what it lies in."""
        texts = []
        for key in sorted(keys):
            zh, _, parent = self._rows[key]
            above = self._rows[parent][0] if parent in self._rows else ""
            texts.append(f"{key} {above}{zh}")
        return " / ".join(texts)

    def by_names(self, names: tuple[str | None, ...]) -> Place:
        """Return the region named by (province, city, county), any of them empty."""
        scope: str | None = None
        for column, name in zip(PLACE, names, strict=True):
            if name is None:
                continue
            found = self._candidates(name, column, scope)
            if len(found) > 1:
                where = self.describe(found)
                return Place(None, column, "place_ambiguous", where)
            if not found:
                above = self._rows[scope][0] if scope else ""
                return Place(None, column, "place_unknown", above)
            scope = found[0]
        return Place(scope)

    def by_id_or_name(self, text: str) -> Place:
        """Return the region of that id, full name or unambiguous short name."""
        if text in self.ids:
            return Place(text)
        found = self._candidates(text, "", None)
        if len(found) == 1:
            return Place(found[0])
        reason = "place_ambiguous" if found else "place_unknown"
        return Place(None, "", reason, self.describe(found))
