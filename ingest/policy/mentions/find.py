"""Every name of a document: projects, firms, parks, regions and products."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from chainatlas.ingest.policy.mentions.enterprises import named_firms
from chainatlas.ingest.policy.mentions.enumerated import enumerated_firms
from chainatlas.ingest.policy.mentions.found import Kind, Mention, Venture
from chainatlas.ingest.policy.mentions.known_firms import known_firms, known_in
from chainatlas.ingest.policy.mentions.listed import acting_firms, listed_firms
from chainatlas.ingest.policy.mentions.parks import parks
from chainatlas.ingest.policy.mentions.project_table import project_table
from chainatlas.ingest.policy.mentions.projects import ventures
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.sites import sites
from chainatlas.ingest.policy.mentions.terms import Known
from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.targets.grid import Grid


@dataclass(frozen=True)
class Names:
    """The names of a document.

    Attributes:
        mentions: every name, in the order of their places; none lies in another of
            the same kind.
        ventures: the projects, with what is printed of them.
    """

    mentions: tuple[Mention, ...]
    ventures: tuple[Venture, ...]


def _apart(found: Iterable[Mention]) -> list[Mention]:
    """Keep, of names that overlap, the surest; of equally sure ones the longest."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        last = kept[-1] if kept else None
        if last is None or mention.start >= last.end:
            kept.append(mention)
        elif (mention.confidence, mention.end - mention.start) > (
            last.confidence,
            last.end - last.start,
        ):
            kept[-1] = mention
    return kept


def _outside(found: Iterable[Mention], names: Sequence[Mention]) -> list[Mention]:
    """Leave out what lies within one of the names."""
    ordered = sorted(names, key=lambda m: m.start)
    starts = [m.start for m in ordered]
    ends = list(accumulate((m.end for m in ordered), max))
    kept = []
    for mention in found:
        at = bisect_right(starts, mention.start)
        if not at or mention.end > ends[at - 1]:
            kept.append(mention)
    return kept


def _term_kind(key: str, known: Known) -> Kind:
    return "category" if key in known.categories else "link"


def _meant(firm: Mention, places: Places) -> Mention:
    """Return a firm with the id that the bundled atlas has for its name.

    The name stays as it is printed: with its place, or with 集团 behind it.
    """
    name, ids = fold(firm.name), known_firms()
    bare = name[len(places.at(name, 0)) :]
    tried = (name, bare, name.removesuffix("集团"))
    return replace(firm, refers=next((ids[n] for n in tried if ids.get(n)), ""))


def _terms(text: str, known: Known) -> list[Mention]:
    return [
        Mention(a, b, _term_kind(key, known), text[a:b], "ontology_term", 0.85, key)
        for a, b, key in known.find(text)
    ]


def names(text: str, places: Places, known: Known, grids: Iterable[Grid] = ()) -> Names:
    """Return the names of a document.

    ``grids`` are its tables; a table of projects is read by its columns.
    """
    tabled = [v for grid in grids for v in project_table(grid)]
    cells = [v.name for v in tabled]
    told = [v for v in ventures(text, places, known) if _outside([v.name], cells)]
    written = [*cells, *(v.name for v in told)]
    built = [Venture(s, "planned") for s in _outside(sites(text, places), written)]
    projects = [
        replace(v, owner=_meant(v.owner, places)) if v.owner else v
        for v in sorted([*tabled, *told, *built], key=lambda v: v.name.start)
    ]
    titles = [v.name for v in projects]
    grammar = named_firms(text, places)
    grammatical = _apart(
        [
            *(m for m in grammar if m.kind == "enterprise"),
            *listed_firms(text, places, known.is_term),
            *_outside(enumerated_firms(text, places, known.is_term), titles),
            *_outside(acting_firms(text, places, known.is_term), titles),
            *(v.owner for v in projects if v.owner),
        ]
    )
    more = _outside(known_in(text), grammatical)
    firms = [_meant(m, places) for m in _apart([*grammatical, *more])]
    bodies = _outside([m for m in grammar if m.kind == "institute"], firms)
    areas = _outside(_apart(parks(text, places)), [*written, *firms])
    named = [*firms, *bodies, *areas]
    regions = _outside(places.find(text), named)
    terms = _outside(_terms(text, known), [*firms, *bodies])
    every = [*titles, *named, *regions, *terms]
    return Names(
        tuple(sorted(every, key=lambda m: (m.start, -m.end, m.kind))), tuple(projects)
    )
