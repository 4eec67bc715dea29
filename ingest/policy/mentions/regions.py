"""Places of the region register in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from chainatlas.ingest.places import Gazetteer, other_names
from chainatlas.ingest.policy.mentions.found import Mention
from chainatlas.ingest.policy.mentions.words import words


@dataclass(frozen=True)
class RegionNames:
    """The names of a region register, made once for many documents."""

    gazetteer: Gazetteer

    @cached_property
    def rows(self) -> dict[str, tuple[str, str, str | None]]:
        """Name, level and parent of each region, by id."""
        columns = self.gazetteer.frame.select("id", "zh", "level", "parent_id")
        return {i: (zh, level, parent) for i, zh, level, parent in columns.iter_rows()}

    @cached_property
    def names(self) -> dict[str, list[tuple[str, bool]]]:
        """What each name means: ids, and whether it counts in every document.

        Short names of counties, and full ones of two characters, count only in a
        document of a region around them; names that are words of their own never.
        """
        found: dict[str, list[tuple[str, bool]]] = {}
        for key, (zh, level, _) in self.rows.items():
            county = level == "county"
            short = {n for n in other_names(zh) if len(n) > 1}
            for name in ({zh} | short).difference(words("region")):
                full = name == zh and len(zh) > 2
                found.setdefault(name, []).append((key, full or not county))
        return found

    @cached_property
    def heads(self) -> dict[str, tuple[int, ...]]:
        """Lengths of the names that begin with two characters, the longest first."""
        lengths: dict[str, set[int]] = {}
        for name in self.names:
            lengths.setdefault(name[:2], set()).add(len(name))
        return {
            head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()
        }


@dataclass(frozen=True)
class Places:
    """The region register as one document may use its names.

    Attributes:
        register: the names.
        scope: id of the region that the document is of, None where it is not known.
    """

    register: RegionNames
    scope: str | None = None

    def _inside(self, key: str) -> bool:
        rows = self.register.rows
        at: str | None = key
        while at is not None:
            if at == self.scope:
                return True
            at = rows[at][2] if at in rows else None
        return False

    def _keys(self, name: str) -> list[str]:
        known = self.register.names.get(name, ())
        return [key for key, anywhere in known if anywhere or self._inside(key)]

    def at(self, text: str, start: int) -> str:
        """Return the longest region name that begins at a place, "" where none does."""
        for length in self.register.heads.get(text[start : start + 2], ()):
            name = text[start : start + length]
            if self._keys(name):
                return name
        return ""

    def refers(self, name: str) -> str:
        """Return the id of the region of that name, "" where it fits several."""
        keys, rows = self._keys(name), self.register.rows
        here = [k for k in keys if self._inside(k)] or keys
        if len(here) == 1:
            return here[0]
        high = [k for k in here if rows[k][1] in ("province", "city")]
        return high[0] if len(high) == 1 else ""

    def wide(self, name: str) -> bool:
        """Whether a name is that of a province or of several regions."""
        key = self.refers(name)
        return not key or self.register.rows[key][1] in ("country", "province")

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the regions that a text names, the longest name at each place."""
        at = 0
        while at < len(text) - 1:
            name = self.at(text, at)
            if not name:
                at += 1
                continue
            key = self.refers(name)
            full = bool(key) and self.register.rows[key][0] == name
            sure = 0.95 if full else 0.85 if key else 0.5
            yield Mention(
                at, at + len(name), "region", name, "region_register", sure, key
            )
            at += len(name)
