"""From a scored target to the rows of a workbook."""

from __future__ import annotations

from chainatlas.economics.candidate import Candidate, Source
from chainatlas.economics.exclusion import exclusion_fact
from chainatlas.economics.fact import Fact
from chainatlas.economics.introduction import introduction
from chainatlas.economics.reason import reason
from chainatlas.economics.scoring import Target
from chainatlas.exports.workbook.model import EvidenceRow, TargetRow
from chainatlas.ontology.catalogue import Lang, say


def target_row(
    target: Target, lang: Lang, units: tuple[str, ...] | None = None
) -> TargetRow:
    """Return the row of a target; ``units`` are in charge of its gap (see `GapRow`)."""
    one = target.candidate
    excluded = exclusion_fact(one)
    return TargetRow(
        gap=one.gap,
        region_name=one.region_name,
        link_name=one.link_name,
        enterprise=one.enterprise,
        enterprise_name=one.enterprise_name,
        rank=target.rank,
        score=target.score,
        parts={part.name: part.value for part in target.parts},
        reason=reason(one, target.parts, lang),
        introduction=introduction(one, lang),
        home_region_name=one.home_region_name or one.home_region,
        scope=one.scope,
        product=one.product,
        capacity=one.capacity,
        capacity_unit=one.capacity_unit,
        year=one.year,
        confidence=one.confidence,
        tier=one.tier,
        listed_code=one.listed_code,
        units=units,
        source_ids=_sources(target),
        excluded=None if excluded is None else excluded.words(lang),
    )


def evidence_rows(target: Target, lang: Lang) -> tuple[EvidenceRow, ...]:
    """Return one row for each fact behind a target, in the order of its parts.

    What is only not known is left out (score and reason say it), and so is the
    confidence of a record: it has a column.
    """
    told = [
        (part.title(lang), fact)
        for part in target.parts
        for fact in part.facts
        if fact.telling
    ]
    excluded = exclusion_fact(target.candidate)
    if excluded is not None:
        told.insert(0, (say("workbook.excluded", lang), excluded))
    return tuple(_evidence(target.candidate, part, fact, lang) for part, fact in told)


def _evidence(one: Candidate, part: str, fact: Fact, lang: Lang) -> EvidenceRow:
    return EvidenceRow(
        gap=one.gap,
        enterprise=one.enterprise,
        enterprise_name=one.enterprise_name,
        part=part,
        fact=fact.words(lang),
        source_ids=fact.sources,
        confidence=fact.confidence,
        date=_date((*one.sources, *one.profile_sources), fact.sources),
    )


def _date(known: tuple[Source, ...], ids: tuple[str, ...]) -> str | None:
    """Return the latest date of the sources named, compared as text."""
    dates = [source.date for source in known if source.id in ids and source.date]
    return max(dates, default=None)


def _sources(target: Target) -> tuple[str, ...]:
    """Return the ids of all sources behind a target, each once, sorted."""
    facts = [fact for part in target.parts for fact in part.facts]
    return tuple(sorted({source for fact in facts for source in fact.sources}))
