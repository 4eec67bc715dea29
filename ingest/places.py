"""Finding the region that a row names: by id, or by province, city and county."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from chainatlas.ingest.columns import PLACE

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲"
    "|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯"
    "|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春"
    "|赫哲|门巴|珞巴|基诺|各"
)
"""The 55 minority peoples of China, whom autonomous places carry in their names."""

_SELF_RULED = re.compile(rf"^(.{{2,}}?)(?:(?:{_PEOPLES})族?)*族?自治([区州县旗])$")
_KIND = re.compile(
    r"^(.{2,}?)(?:特别行政区|地区|[新矿]区|(?<=神农架)林区|[省市区县盟旗])$"
)


def short_name(name: str) -> str:
    """Return a region's name without its kind: 攀枝花市 is 攀枝花, 云阳县 is 云阳.

    >>> short_name("内蒙古自治区"), short_name("凉山彝族自治州"), short_name("区")
    ('内蒙古', '凉山', '区')
    """
    found = _SELF_RULED.match(name) or _KIND.match(name)
    return found[1] if found else name


def other_names(name: str) -> set[str]:
    """Return what a region is called beside its full name.

    >>> sorted(other_names("凉山彝族自治州"))
    ['凉山', '凉山州']
    """
    ruled = _SELF_RULED.match(name)
    return {short_name(name), ruled[1] + ruled[2] if ruled else name} - {name}


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
            for other in other_names(zh):
                found[other].append(key)
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
