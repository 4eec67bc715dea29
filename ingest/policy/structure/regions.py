"""The region tree as documents name it: whose a title or a unit's name is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from chainatlas.ingest.places import Gazetteer, other_names

ROOT = "100000"
"""Id of the country in the region register."""
_LONGEST = 15


@dataclass(frozen=True)
class RegionTree:
    """The region register, ready to tell what a name at the start of a text means."""

    gazetteer: Gazetteer

    @cached_property
    def _rows(self) -> dict[str, tuple[str, str, str | None]]:
        columns = self.gazetteer.frame.select("id", "zh", "level", "parent_id")
        return {i: (zh, level, parent) for i, zh, level, parent in columns.iter_rows()}

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, (zh, level, _) in self._rows.items():
            short = {n for n in other_names(zh) if len(n) > 1}
            for name in {zh} | (set() if level == "county" else short):
                found[name].append(key)
        return found

    def name(self, key: str) -> str:
        """Return the full name of a region."""
        return self._rows[key][0]

    def level(self, key: str) -> str:
        """Return the level of a region: country, province, city or county."""
        return self._rows[key][1]

    def upward(self, key: str | None) -> Iterator[str]:
        """Yield a region and what it lies in, the root last."""
        while key in self._rows:
            yield key
            key = self._rows[key][2]

    def sole(self, name: str, near: str | None = None) -> str:
        """Return the one region of a name, "" where it fits none or several.

        Of several, those in ``near`` or over it go first, then the higher level.
        """
        keys = self._names.get(name, [])
        if len(keys) > 1 and near:
            above = set(self.upward(near))
            here = [k for k in keys if k in above or near in self.upward(k)]
            keys = here or keys
        if len(keys) > 1:
            keys = [k for k in keys if self.level(k) in ("province", "city")]
        return keys[0] if len(keys) == 1 else ""

    def leading(self, text: str, near: str | None = None) -> tuple[str, int]:
        """Return the region that opens a text, and the length of its names.

        Names one after the other (四川省成都市) are read as one; ("", 0) for none.
        """
        for length in range(min(len(text), _LONGEST), 1, -1):
            key = self.sole(text[:length], near)
            if key:
                inner, more = self.leading(text[length:], key)
                deeper = bool(inner) and key in self.upward(inner)
                return (inner, length + more) if deeper else (key, length)
        return "", 0
