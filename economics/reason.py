"""Why a firm is on the list, in one sentence, and what is still open about it."""

from __future__ import annotations

from collections.abc import Iterable

from chainatlas.economics.candidate import Candidate
from chainatlas.economics.exclusion import exclusion_fact
from chainatlas.economics.fact import Fact, join, names
from chainatlas.economics.parts import Part
from chainatlas.ontology.catalogue import Lang, say

STRONG = 0.5
"""A part from this value on is named as a reason."""

MOST = 3
"""So many parts are named."""

SHARED = ("suppliers_here", "buyers_here")
"""Parts that all candidates of a gap share: they hardly tell firms apart."""

ENOUGH = 2
"""From so many strong parts of its own on, the shared ones are not named."""

OWNERSHIP = ("tie_parent", "tie_child", "tie_sibling")
"""Facts that are said in a clause of their own."""


def reason(candidate: Candidate, parts: Iterable[Part], lang: Lang) -> str:
    """Return one sentence: exclusion if any, strongest parts, group here, doubts."""
    excluded = exclusion_fact(candidate)
    clauses = [] if excluded is None else [excluded.words(lang)]
    if candidate.gap_kind == "resource":
        clauses.append(say("targets.supplier", lang))
    named = [fact for part in strongest(parts) for fact in part.headline]
    strong = [fact for fact in named if fact.key not in OWNERSHIP]
    clauses.append(join(strong or [Fact("nothing_strong")], lang))
    here = names(tie.firm for tie in candidate.group_ties or ())
    if here and excluded is None:
        clauses.append(Fact("group_here", {"names": here}).words(lang))
    doubts = join(open_doubts(candidate), lang)
    if doubts:
        clauses.append(say("targets.doubts", lang, doubts=doubts))
    clauses = [clause[:1].upper() + clause[1:] for clause in clauses]
    return say("targets.clause", lang).join(clauses) + say("targets.stop", lang)


def strongest(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return up to three parts of at least ½, the strongest first.

    The shared parts come in only where the firm itself has fewer than two.
    """
    strong = [p for p in parts if p.value is not None and p.value >= STRONG]
    strong.sort(key=lambda p: -(p.value or 0.0))
    own = [part for part in strong if part.name not in SHARED]
    shared = [part for part in strong if part.name in SHARED]
    return tuple((own if len(own) >= ENOUGH else own + shared)[:MOST])


def open_doubts(candidate: Candidate) -> tuple[Fact, ...]:
    """Return what an officer has to check before a visit, the gravest first."""
    behind = candidate.sources
    place = candidate.home_region_name or candidate.home_region or ""
    asked = (
        (candidate.home_contains_region, Fact("doubt_place", {"place": place})),
        (candidate.home_region is None, Fact("doubt_homeless")),
        (candidate.scope == "group", Fact("doubt_group")),
        (candidate.unchecked, Fact("doubt_unchecked")),
        (candidate.confidence == "low", Fact("doubt_low")),
        (
            bool(behind) and all(source.common_knowledge for source in behind),
            Fact("doubt_common"),
        ),
        (not behind, Fact("doubt_sourceless")),
        (candidate.capacity is None, Fact("capacity_unknown")),
    )
    return tuple(fact for applies, fact in asked if applies)
