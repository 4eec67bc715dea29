"""A name in a text: one value type for firms, parks, regions, products, projects."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "enterprise", "institute", "park", "region", "project", "link", "category"
]


@dataclass(frozen=True)
class Mention:
    """A name where it is printed.

    Attributes:
        start, end: where it is printed.
        kind: what it names.
        name: the name as it is kept (half-width, short forms as their full name).
        refers: id of a region, link or category of the ontology, or of a firm of the
            bundled atlas; "" for a new name.
        rule: name of the rule that found it.
        confidence: between 0 and 1.
    """

    start: int
    end: int
    kind: Kind
    name: str
    rule: str
    confidence: float
    refers: str = ""


@dataclass(frozen=True)
class Venture:
    """A project that a text names, with what is printed of it.

    Attributes:
        name: the printed name with its place, as a mention of kind project.
        status: planned, signed, started, under_construction, trial, completed or
            stopped; "" where no stage word stands with it.
        capacity, unit: what it is to make or hold, None and "" where not printed.
        investment_yi: its investment in 亿元, None where not printed.
        year: the year printed with its stage, None where there is none.
        owner: the firm in its name, None where there is none.
    """

    name: Mention
    status: str = ""
    capacity: Decimal | None = None
    unit: str = ""
    investment_yi: Decimal | None = None
    year: int | None = None
    owner: Mention | None = None
