"""Who answers for what: the units of one statement, in printed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from chainatlas.ingest.policy.document import Span

Role = Literal["lead", "joint"]
Basis = Literal["stated", "convention"]


@dataclass(frozen=True)
class Named:
    """A unit as a statement prints it.

    Attributes:
        span: where its name is printed.
        role: lead or joint; None while nothing says it.
        basis: whether the document says the role, or the convention that the
            first-named leads.
        label: the words that give the role: 责任单位, 牵头, 配合单位 ...; "" for none.
    """

    span: Span
    role: Role | None
    basis: Basis = "stated"
    label: str = ""


@dataclass(frozen=True)
class Statement:
    """One statement of responsibility.

    Attributes:
        span: where all of it is printed, with its brackets and labels.
        units: the units that it names, in printed order.
        rule: the grammar that read it.
        confidence: how sure that grammar is, from 0 to 1.
    """

    span: Span
    units: tuple[Named, ...]
    rule: str
    confidence: float


def by_convention(units: Sequence[Named]) -> tuple[Named, ...]:
    """Fill in the roles that nothing says: the first-named leads, the others join.

    Where a lead is stated, all units without a role join.
    """
    stated = any(u.role == "lead" for u in units)
    filled: list[Named] = []
    for unit in units:
        if unit.role is None:
            first = not stated and not filled
            unit = replace(unit, role="lead" if first else "joint", basis="convention")
            if stated:
                unit = replace(unit, basis="stated")
        filled.append(unit)
    return tuple(filled)
