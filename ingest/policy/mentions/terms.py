"""What the grammars of names ask of the ontology's terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Ends = Callable[[str], list[tuple[int, int, str]]]


@dataclass(frozen=True)
class Known:
    """The terms of the ontology.

    Attributes:
        find: returns (start, end, link or category id) of the terms in a text, the
            longest at each place, ascending.
        category_of: home category of each link.
        categories: ids of the categories, which ``find`` returns beside links.
    """

    find: Ends
    category_of: Mapping[str, str] = field(default_factory=dict)
    categories: frozenset[str] = frozenset()

    def category(self, text: str) -> str:
        """Return the one category that a text names, itself or by its links, or ""."""
        ids = [key for _, _, key in self.find(text)]
        named = {k for k in ids if k in self.categories}
        found = named or {self.category_of.get(k, "") for k in ids}
        return found.pop() if len(found) == 1 else ""

    def link(self, text: str) -> str:
        """Return the link that the longest term of a text names, "" where none does."""
        hits = [
            (b - a, a, key)
            for a, b, key in self.find(text)
            if key not in self.categories
        ]
        return max(hits)[2] if hits else ""

    def is_term(self, text: str) -> bool:
        """Whether the whole text is one term."""
        return any(a == 0 and b == len(text) for a, b, _ in self.find(text))
