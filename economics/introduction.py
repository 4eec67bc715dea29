"""Through whom a firm is best approached, by what is on record."""

from __future__ import annotations

from chainatlas.economics.candidate import Candidate
from chainatlas.economics.fact import Fact, Value, names
from chainatlas.economics.formulas import best_ties, tie_fact
from chainatlas.ontology.catalogue import Lang, say


def introduction(candidate: Candidate, lang: Lang) -> str:
    """Return the best path to the firm in words, with what it rests on."""
    fact = introduction_fact(candidate)
    known = say(f"targets.confidence_{fact.confidence or 'unknown'}", lang)
    if not fact.sources:
        return fact.words(lang)
    listed = say("targets.and", lang).join(fact.sources)
    note = say("targets.resting_on", lang, sources=listed, confidence=known)
    return fact.words(lang) + note


def introduction_fact(candidate: Candidate) -> Fact:
    """Return the best path: the group's firm here, else a trading partner here, else
    the firms here that need the link, else none on record.
    """
    for tie in best_ties(candidate):
        told = tie_fact(tie)
        key = f"through_{told.key.removeprefix('tie_')}"
        return Fact(key, told.values, told.sources, told.confidence)
    buyers = candidate.buyers_here
    if buyers is not None and buyers.count > 0 and buyers.firms:
        values: dict[str, Value] = {"names": names(buyers.firms), "count": buyers.count}
        return Fact("through_buyers", values, buyers.sources)
    return Fact("through_none")
