"""The numbers in the definitions that may be set otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Thresholds:
    """Defaults as printed in DESIGN.md section 3."""

    strong_makers: int = 3
    strong_lq: Fraction = Fraction(1)
    weak_makers: int = 1
    weak_buyers: int = 2
    extension_lq: Fraction = Fraction(1)
    surveyed: frozenset[str] = frozenset({"complete", "broad"})
    planned: frozenset[str] = frozenset(
        {"planned", "signed", "started", "under_construction", "trial"}
    )


DEFAULT = Thresholds()
