"""A piece of evidence that is not yet in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chainatlas.economics.candidate import Firm, Source
from chainatlas.ontology.catalogue import Lang, say

NAMES_SHOWN = 5
"""A list of names is cut after so many, and the rest is counted."""

FACTS_SHOWN = 8
"""A line of facts is cut after so many, and the rest is counted."""


@dataclass(frozen=True, slots=True)
class Word:
    """A value that itself has to be said in a language: a message key."""

    key: str


Value = str | int | float | Word | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A message key of section ``targets`` with its values, sources, confidence."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    confidence: str | None = None

    @property
    def telling(self) -> bool:
        """Return whether it tells of the world: neither "not known" nor how sure."""
        return not self.key.endswith("_unknown") and self.key != "confidence"

    def words(self, lang: Lang) -> str:
        """Return the evidence as a phrase without a full stop."""
        said = {name: spell(value, lang) for name, value in self.values.items()}
        return say(f"targets.{self.key}", lang, **said)


def spell(value: Value, lang: Lang) -> str:
    """Return one value as a person reads it: names joined, numbers grouped."""
    if isinstance(value, Word):
        return say(f"targets.{value.key}", lang)
    if isinstance(value, tuple):
        return _listed(value, lang)
    return value if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """Return a number with thousands marks, or four figures below a thousand."""
    if 1000 <= abs(value) < 1e15 or value == int(value) and abs(value) < 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}"


def _listed(names: tuple[str, ...], lang: Lang) -> str:
    """Return the first names, and how many more there are."""
    joined = say("targets.and", lang).join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return say("targets.more", lang, names=joined, more=more) if more > 0 else joined


def join(facts: Iterable[Fact], lang: Lang) -> str:
    """Return several facts in one line, each phrase once, the rest counted."""
    phrases = list(dict.fromkeys(fact.words(lang) for fact in facts))
    more = len(phrases) - FACTS_SHOWN
    if more > 0:
        phrases[FACTS_SHOWN:] = [say("targets.more_facts", lang, more=more)]
    return say("targets.then", lang).join(phrases)


def names(firms: Iterable[Firm]) -> tuple[str, ...]:
    """Return the names of firms, a nameless one by its id, each once."""
    return tuple(dict.fromkeys(firm.name or firm.id for firm in firms))


def ids(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the ids of sources, each once, sorted."""
    return tuple(sorted({source.id for source in sources}))


def only(source: str | None) -> tuple[str, ...]:
    """Return a source id as a tuple; nothing for none."""
    return (source,) if source else ()
