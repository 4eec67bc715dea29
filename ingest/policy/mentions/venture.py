"""A project that was found, with what is printed beside its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chainatlas.ingest.policy.mentions.found import Mention, Venture
from chainatlas.ingest.policy.mentions.owners import owner
from chainatlas.ingest.policy.mentions.regions import Places
from chainatlas.ingest.policy.mentions.stages import status
from chainatlas.ingest.policy.mentions.terms import Known
from chainatlas.ingest.policy.numbers.amounts import Amount
from chainatlas.ingest.policy.numbers.folding import fold
from chainatlas.ingest.policy.numbers.periods import periods
from chainatlas.ingest.policy.targets.clauses import Span, left_edge, right_edge

_INVEST = re.compile(r"(?:总投资|投资额?|计划投资|概算)(?:约|超|超过|达|为|额){0,3}$")
_INVEST_NEXT = re.compile(r"[，,（(](?:项目|计划|预计)?(?:总?投资)")
_SENTENCE = re.compile(r"[。；\n]")
_PER_YEAR = re.compile(r"年产(?:能)?(?:达|约)?$")


@dataclass(frozen=True)
class Item:
    """Where the name of a project is printed.

    Attributes:
        start, end: of the name.
        rule: name of the rule that found it.
        sure: confidence, between 0 and 1.
        whole: the name is that of a firm.
    """

    start: int
    end: int
    rule: str
    sure: float
    whole: bool = False


def _capacity(own: Sequence[Amount], text: str) -> tuple[Decimal | None, str]:
    for amount in own:
        if amount.kind in ("money", "share", "times", "area"):
            continue
        yearly = bool(_PER_YEAR.search(text[max(0, amount.start - 6) : amount.start]))
        unit = amount.unit
        if amount.kind == "count" and not yearly:
            continue
        return amount.low, unit + "/年" if yearly and "/" not in unit else unit
    return None, ""


def _yi(amount: Amount) -> Decimal | None:
    if amount.unit == "亿元":
        return amount.low
    return amount.low / 10**4 if amount.unit == "万元" else None


def _investment(text: str, near: Sequence[Amount]) -> Decimal | None:
    for amount in near:
        if amount.kind == "money" and _INVEST.search(
            text[max(0, amount.start - 8) : amount.start]
        ):
            return _yi(amount)
    return None


def venture(
    text: str,
    item: Item,
    told: Span,
    every: Sequence[Amount],
    places: Places,
    known: Known,
) -> Venture:
    """Return a project with the stage, capacity and money printed beside its name.

    ``told`` is where its kind or stage is printed (等12个重大项目), ``every`` the
    numbers around it.
    """
    behind = right_edge(text, told.end, len(text))
    ahead = left_edge(text, item.start, 0)
    name = fold(text[item.start : item.end]).strip()
    own = [a for a in every if item.start <= a.start < item.end]
    if _INVEST_NEXT.match(text, behind):
        behind = right_edge(text, behind + 1, len(text))
    near = [a for a in every if ahead <= a.start < behind]
    capacity, unit = _capacity(own, text)
    stage = status(text[told.start : behind]) or status(text[ahead : item.start])
    before = _SENTENCE.split(text[max(0, item.start - 24) : item.start])[-1]
    year = [p.last for p in periods(before) if p.last]
    firm = owner(text[item.start : item.end], item.start, places, known)
    if item.whole and firm is None:
        firm = Mention(
            item.start, item.end, "enterprise", name, "owner_of_project", item.sure
        )
    return Venture(
        Mention(item.start, item.end, "project", name, item.rule, round(item.sure, 2)),
        stage,
        capacity,
        unit,
        _investment(text, near),
        year[-1] if year else None,
        firm,
    )
