"""Finding the names of links and categories in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from chainatlas.ingest.terms.contexts import Contexts, Negatives, contexts
from chainatlas.ingest.terms.plain import plain, within_word

Hit = tuple[int, int, str]
"""Start and end of a name in a text, and the id that it means."""


@dataclass(frozen=True)
class Terms:
    """Finds the names of links and categories in a text.

    Attributes:
        ids: what each name means: ids of links or categories, by the plain name.
        negatives: contexts by (link or ``*``, name or ``*``).
        categories: ids of the categories; negative terms are for links only.
    """

    ids: Mapping[str, tuple[str, ...]]
    negatives: Negatives
    categories: frozenset[str]
    _known: dict[tuple[str, str], Contexts] = field(default_factory=dict, repr=False)

    @cached_property
    def _finder(self) -> AhoCorasick:
        return AhoCorasick(list(self.ids), matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _keys(self) -> list[tuple[str, ...]]:
        return list(self.ids.values())

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.ids), default=0)

    def _meant(self, text: str, start: int, end: int, key: str) -> bool:
        if key in self.categories:
            return True
        pair = (key, text[start:end])
        against = self._known.get(pair)
        if against is None:
            against = self._known[pair] = contexts(self.negatives, *pair)
        return not against.hold(text, start, end)

    def find(self, text: str) -> list[Hit]:
        """Return the terms of a text, the longest at each place, ascending.

        A name that means several things gives one hit for each.
        """
        text = plain(text)
        found = []
        for number, start, end in self._finder.find_matches_as_indexes(text):
            if within_word(text, start, end):
                continue
            for key in self._keys[number]:
                if self._meant(text, start, end, key):
                    found.append((start, end, key))
        return found

    def ending(self, text: str) -> list[Hit]:
        """Return the longest term that a text ends with, once for each meaning.

        The head of a Chinese noun stands at its end.
        """
        text = plain(text)
        end = len(text)
        for start in range(max(0, end - self._longest), end):
            keys = self.ids.get(text[start:])
            if keys and not within_word(text, start, end):
                return [
                    (start, end, k) for k in keys if self._meant(text, start, end, k)
                ]
        return []
