"""The formula of every part of a target score.

Each takes a candidate and returns its value (None = not known) with the facts it
rests on, the headline first. Each is bounded by 0 and 1, and more of the good
thing (capacity, confidence, firms, ties, nearness, sites) never lowers it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, prod, sqrt

from chainatlas.economics.candidate import Candidate, Expansion, Nearby, Tie
from chainatlas.economics.distance import decay, kilometres
from chainatlas.economics.fact import Fact, Value, Word, ids, names, only

Valued = tuple[float | None, tuple[Fact, ...]]

CONFIDENCE = {"high": 1.0, "medium": 0.7, "low": 0.3}
MINOR = 0.5
"""What a product counts that is not a main product of the firm."""

TIER = {"leader": 1.0, "backbone": 0.7, "startup": 0.3}
TIER_WORDS = {
    **dict.fromkeys(("龙头", "龙头企业", "链主", "链主企业", "leader"), "leader"),
    **dict.fromkeys(("骨干", "骨干企业", "backbone"), "backbone"),
    **dict.fromkeys(("初创", "初创企业", "start-up", "startup"), "startup"),
}
"""What a table may say for each tier; any other word is a tier not known."""

LISTED_ONLY = 0.75
"""Strength of a listed firm whose tier is not known."""

TIE = {"parent": 0.8, "child": 0.8, "sibling": 0.8, "sells_to": 0.5, "buys_from": 0.5}
SAME_PROVINCE_ONLY = 0.75
"""Reach of a firm of the same province whose distance is not known."""


def fit(candidate: Candidate) -> Valued:
    """Return how well the firm's product suits the link.

    The mean of the known ones of: main product (1, a minor one ½); size, the
    square root of capacity over the largest capacity known for the same link and
    unit; confidence of the record (high 1, medium 0.7, low 0.3).
    """
    main = None if candidate.main is None else 1.0 if candidate.main else MINOR
    sure = CONFIDENCE.get(candidate.confidence or "")
    known = [v for v in (main, size(candidate), sure) if v is not None]
    return (sum(known) / len(known) if known else None), _fit_facts(candidate)


def size(candidate: Candidate) -> float | None:
    """Return ``sqrt(capacity / largest)``, at most 1; None when not comparable."""
    capacity, largest = candidate.capacity, candidate.largest_capacity
    if capacity is None or largest is None or not candidate.capacity_unit:
        return None
    if not (isfinite(capacity) and isfinite(largest)) or capacity < 0 or largest <= 0:
        return None
    return sqrt(min(1.0, capacity / largest))


def _fit_facts(candidate: Candidate) -> tuple[Fact, ...]:
    kind = {True: "main", False: "minor", None: "makes"}[candidate.main]
    values = {"product": candidate.product or candidate.link_name}
    seen, sure = ids(candidate.sources), candidate.confidence
    facts = [Fact(kind, values, seen, sure)]
    if candidate.capacity is None or not isfinite(candidate.capacity):
        facts.append(Fact("capacity_unknown"))
    else:
        facts.append(_capacity(candidate, candidate.capacity, seen))
    word = Word(f"confidence_{sure or 'unknown'}")
    facts.append(Fact("confidence", {"confidence": word}, seen, sure))
    return tuple(facts)


def _capacity(candidate: Candidate, capacity: float, seen: tuple[str, ...]) -> Fact:
    dated = "capacity_dated" if candidate.year else "capacity"
    unit = candidate.capacity_unit or Word("unit_unknown")
    values: dict[str, Value] = {
        "capacity": capacity,
        "unit": unit,
        "year": candidate.year or "",
    }
    return Fact(dated, values, seen, candidate.confidence)


def strength(candidate: Candidate) -> Valued:
    """Return how strong the firm is: its tier, lifted when it is listed.

    Tier: 龙头 1, 骨干 0.7, 初创 0.3. A listed firm is lifted half the way to 1; a
    listed firm of unknown tier has 0.75. An empty listing code is not a proof that
    the firm is not listed, so it lowers nothing; neither known gives None.
    """
    word = TIER_WORDS.get((candidate.tier or "").strip().lower())
    tier = TIER.get(word or "")
    seen = ids(candidate.profile_sources)
    facts = [Fact(f"tier_{word}", sources=seen) if word else Fact("tier_unknown")]
    if not candidate.listed_code:
        return tier, tuple(facts)
    listed = Fact("listed", {"code": candidate.listed_code}, seen)
    if tier is None:
        return LISTED_ONLY, (listed, *facts)
    return tier + (1 - tier) / 2, (*facts, listed)


def suppliers_here(candidate: Candidate) -> Valued:
    """Return ``1 - 2 ** -n`` for n firms here that make a main input of the link.

    It is the same for all candidates of a gap: it compares gaps, not firms.
    """
    return _nearby(candidate.suppliers_here, "suppliers")


def buyers_here(candidate: Candidate) -> Valued:
    """Return ``1 - 2 ** -n`` for n firms here that make a link that needs this one.

    It is the same for all candidates of a gap: it compares gaps, not firms.
    """
    return _nearby(candidate.buyers_here, "buyers")


def _nearby(nearby: Nearby | None, key: str) -> Valued:
    if nearby is None:
        return None, (Fact(f"{key}_unknown"),)
    if nearby.count <= 0:
        return 0.0, (Fact(f"{key}_none", sources=nearby.sources),)
    named = names(nearby.firms)
    values: dict[str, Value] = {"count": nearby.count, "names": named}
    fact = Fact(key if named else f"{key}_count", values, nearby.sources)
    return saturate(nearby.count), (fact,)


def saturate(count: int) -> float:
    """Return ``1 - 2 ** -count``: 0, ½, ¾, ⅞ ...; the first one counts most."""
    return float(1 - 2.0 ** -max(0, min(count, 1000)))


def ties(candidate: Candidate) -> Valued:
    """Return how well the firm is tied to firms here, by what is on record.

    ``1 - Π(1 - w · c)`` over the firms here it is tied to, once for ownership and
    once for supply; w = 0.8 for the same group and 0.5 for supply; c = 1, 0.7, 0.3
    for high, medium, low confidence (none stated counts as medium). 0 = the tables
    of ties were read and have none; None = they were not read.
    """
    if candidate.supply_ties is None and candidate.group_ties is None:
        return None, (Fact("ties_unknown"),)
    best = best_ties(candidate)
    value = 1 - prod(1 - tie_strength(tie) for tie in best)
    return value, tuple(tie_fact(tie) for tie in best) or (Fact("ties_none"),)


def tie_strength(tie: Tie) -> float:
    """Return the weight of one tie: its kind times the confidence of the record."""
    return TIE[tie.relation] * CONFIDENCE[tie.confidence or "medium"]


def best_ties(candidate: Candidate) -> tuple[Tie, ...]:
    """Return the ties, ownership before supply, the strongest first.

    Of several records of one kind for the same firm only the strongest counts.
    """
    both = (*(candidate.group_ties or ()), *(candidate.supply_ties or ()))
    order: dict[tuple[str, bool], Tie] = {}
    for tie in sorted(both, key=_tie_order):
        order.setdefault((tie.firm.id, tie.group), tie)
    return tuple(order.values())


def _tie_order(tie: Tie) -> tuple[bool, float, str, str, str]:
    return not tie.group, -tie_strength(tie), tie.firm.id, tie.relation, str(tie.source)


def tie_fact(tie: Tie) -> Fact:
    """Return a tie as evidence."""
    values = {"name": tie.firm.name or tie.firm.id}
    key = f"tie_{tie.relation}"
    return Fact(key, values, only(tie.source), tie.confidence)


def reach(candidate: Candidate) -> Valued:
    """Return how near the firm's home is: ``2 ** (-km / 500)``.

    In the same province it is lifted half the way to 1, and is 0.75 when the
    distance is not known. Neither distance nor same province: None.
    """
    km = kilometres(candidate.home_point, candidate.region_point)
    home, here = candidate.home_province, candidate.region_province
    same = home is not None and home == here
    facts = _reach_facts(candidate, km, same)
    if km is None:
        return (SAME_PROVINCE_ONLY if same else None), facts
    near = decay(km)
    return (near + (1 - near) / 2 if same else near), facts


def _reach_facts(
    candidate: Candidate, km: float | None, same: bool
) -> tuple[Fact, ...]:
    place = candidate.home_region_name or candidate.home_region
    seen = ids(candidate.profile_sources)
    home = Fact("home", {"place": place}, seen) if place else Fact("home_unknown")
    province = (Fact("same_province", sources=seen),) if same else ()
    if km is None:
        return (home, *province, Fact("distance_unknown"))
    centre = candidate.home_point is not None and candidate.home_point.centre
    key = "distance_centre" if centre else "distance"
    return (home, *province, Fact(key, {"km": round(km)}, seen))


def expansion(candidate: Candidate) -> Valued:
    """Return ``1 - 2 ** -n`` for n known sites outside the firm's home province.

    Sites, projects and child firms count alike, each name once. 0 = the tables
    were read and have none on record; None = they were not read.
    """
    if candidate.expansions is None:
        return None, (Fact("expansion_unknown"),)
    unique = {one.name: one for one in reversed(candidate.expansions)}
    if not unique:
        return 0.0, (Fact("expansion_none"),)
    ordered = [unique[name] for name in sorted(unique)]
    return saturate(len(ordered)), tuple(_expansion(one) for one in ordered)


def _expansion(one: Expansion) -> Fact:
    key = f"expansion_{one.kind}" + ("_at" if one.place else "")
    values = {"name": one.name, "place": one.place or ""}
    return Fact(key, values, only(one.source), one.confidence)


Formula = Callable[[Candidate], Valued]
BY_NAME: dict[str, Formula] = {
    "fit": fit,
    "strength": strength,
    "suppliers_here": suppliers_here,
    "buyers_here": buyers_here,
    "ties": ties,
    "reach": reach,
    "expansion": expansion,
}
