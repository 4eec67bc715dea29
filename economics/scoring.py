"""The score of a candidate, and the order of the targets of a gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chainatlas.economics.candidate import Candidate, with_largest
from chainatlas.economics.exclusion import exclusion
from chainatlas.economics.parts import Part, parts
from chainatlas.economics.weights import Weights

TOP = 20
"""So many targets of a gap are shown when the user does not say."""


@dataclass(frozen=True, slots=True)
class Target:
    """A candidate with its parts, score, exclusion key and rank (1 = first).

    ``rank`` is None for an excluded one; ``score`` is None when nothing is known.
    """

    candidate: Candidate
    parts: tuple[Part, ...]
    score: float | None
    excluded: str | None
    rank: int | None


def score(parts: Iterable[Part], weights: Weights) -> float | None:
    """Return the weighted mean of the known parts, to 4 decimals; None for none.

    ``Σ w·v / Σ w`` over the parts that have a value, so that an unknown part
    neither helps nor harms. It is computed from the printed (rounded) values and
    can be checked by hand.
    """
    known = [(weights.get(p.name, 0.0), p.value) for p in parts if p.value is not None]
    total = sum(weight for weight, _ in known)
    if total <= 0:
        return None
    return round(sum(weight * value for weight, value in known) / total, 4)


def targets(
    candidates: Iterable[Candidate], weights: Weights, top: int | None = TOP
) -> tuple[Target, ...]:
    """Return the targets of one gap: the best ``top``, then every excluded one.

    The order is score descending (not known last), then enterprise id. The largest
    capacity is taken over all candidates given, excluded ones too.
    """
    scored = [_scored(one, weights) for one in with_largest(tuple(candidates))]
    scored.sort(key=_order)
    counted = [one for one in scored if one.excluded is None][:top]
    ranked = [
        Target(t.candidate, t.parts, t.score, None, rank)
        for rank, t in enumerate(counted, start=1)
    ]
    return (*ranked, *(one for one in scored if one.excluded is not None))


def _scored(candidate: Candidate, weights: Weights) -> Target:
    known = parts(candidate)
    return Target(candidate, known, score(known, weights), exclusion(candidate), None)


def _order(target: Target) -> tuple[bool, float, str]:
    return (
        target.score is None,
        -(target.score or 0.0),
        target.candidate.enterprise,
    )
