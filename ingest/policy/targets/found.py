"""A number that a document sets or tells: one value type for goals and facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Tense = Literal["goal", "fact"]
Comparison = Literal["eq", "ge", "gt", "le", "lt", "about", "between"]
Printed = Comparison | Literal[""]


@dataclass(frozen=True)
class Figure:
    """A number of a text with what it says.

    Attributes:
        start, end: the words that state it, from its measure to its comparison.
        printed: number and unit as printed.
        value, value_to: the number in ``unit``; ``value_to`` ends a range.
        subject: what is to grow (新材料产业), "" where the text names none.
        measure: what is counted (产值, 企业).
        year: the year it is for, None where none is printed.
        period: the year or time as printed, "" where there is none.
        tense: goal, or fact about the past.
        rule: name of the rule that found it.
        confidence: between 0 and 1.
    """

    start: int
    end: int
    printed: str
    value: Decimal
    value_to: Decimal | None
    unit: str
    comparison: Comparison
    subject: str
    measure: str
    year: int | None
    period: str
    tense: Tense
    rule: str
    confidence: float
