"""The named parts of a target score, each between 0 and 1 or not known."""

from __future__ import annotations

from dataclasses import dataclass

from chainatlas.economics import formulas
from chainatlas.economics.candidate import Candidate
from chainatlas.economics.fact import Fact, join
from chainatlas.ontology.catalogue import Lang, say

NAMES = (
    "fit",
    "strength",
    "suppliers_here",
    "buyers_here",
    "ties",
    "reach",
    "expansion",
)
"""The parts in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its value, rounded to 4 decimals, and what it rests on.

    ``value`` None = not known: the part is left
    out of the score and its weight shared out among the others.
    """

    name: str
    value: float | None
    facts: tuple[Fact, ...]

    def title(self, lang: Lang) -> str:
        """Return the name of the part in words."""
        return say(f"targets.part_{self.name}", lang)

    @property
    def headline(self) -> tuple[Fact, ...]:
        """Return the first two facts that tell something: enough for a sentence."""
        return tuple([fact for fact in self.facts if fact.telling][:2])

    def evidence(self, lang: Lang) -> str:
        """Return in words what the value rests on, or what is not known."""
        return join(self.facts, lang)


def parts(candidate: Candidate) -> tuple[Part, ...]:
    """Return every part of a candidate's score, in the order of `NAMES`.

    The formulas stand in `chainatlas.economics.formulas` and in docs/targets.md.
    """
    return tuple(_part(name, candidate) for name in NAMES)


def _part(name: str, candidate: Candidate) -> Part:
    value, facts = formulas.BY_NAME[name](candidate)
    return Part(name, None if value is None else round(value, 4), facts)
