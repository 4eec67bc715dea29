"""What a match is worth: a product with a rule and a confidence, or a suggestion."""

from __future__ import annotations

from dataclasses import dataclass

from chainatlas.ingest.table.classify.items import MADE, NAMED, SOLD
from chainatlas.ingest.table.classify.judge import INSIDE
from chainatlas.ingest.terms import BROAD

HIGH, MEDIUM, LOW = CONFIDENCES = ("high", "medium", "low")
PRODUCT, SUGGESTION, NONE = "product", "suggestion", "none"

RULES = {
    "whole_exact": HIGH,
    "whole_narrow": HIGH,
    "whole_abbreviation": MEDIUM,
    "head_exact": MEDIUM,
    "head_narrow": MEDIUM,
    "head_abbreviation": LOW,
    "part_exact": MEDIUM,
    "part_narrow": MEDIUM,
    "part_abbreviation": LOW,
    "bracket_exact": MEDIUM,
    "bracket_narrow": MEDIUM,
    "bracket_abbreviation": LOW,
    "scope_exact": MEDIUM,
    "scope_narrow": MEDIUM,
    "scope_abbreviation": LOW,
}
"""Confidence of a product by the rule that found it: the place of the name and its
kind. ``scope``: a business scope says that it is made, in whichever place."""


@dataclass(frozen=True)
class Verdict:
    """What becomes of a match.

    Attributes:
        outcome: product, or suggestion.
        rule: a key of ``RULES``; of a suggestion: broad, inside, sold, named.
        confidence: high, medium or low; a suggestion is low.
    """

    outcome: str
    rule: str
    confidence: str


def verdict(source: str, mode: str, place: str, kind: str) -> Verdict:
    """Return what becomes of a name of a kind, at a place, in a text of a source.

    Args:
        source: products, scope or industry.
        mode: what is done with the thing: made, sold, named, or "" for not said.
        place: whole, head, part, bracket or inside.
        kind: exact, narrow, abbreviation or broad.
    """
    if place == INSIDE:
        return Verdict(SUGGESTION, INSIDE, LOW)
    if mode != MADE:
        return Verdict(SUGGESTION, SOLD if mode == SOLD else NAMED, LOW)
    if kind == BROAD:
        return Verdict(SUGGESTION, BROAD, LOW)
    rule = f"{'scope' if source == 'scope' else place}_{kind}"
    return Verdict(PRODUCT, rule, RULES[rule])
