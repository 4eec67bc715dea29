"""What a person may decide about: tables, their identity, the columns to correct.

Two rows are the same when the words of their passage (by digest) and the identity
columns, as they were read, are the same:

- tasks: the passage of the task, and its title. The number is left out: it changes when
  a task is put in front.
- responsibilities: the passage of the *task*, and the unit as printed. Ids of tasks and
  units depend on the document, and a unit's own passage is the same everywhere.
- targets, figures: the passage that states the number, with subject, measure, value,
  unit and year: one sentence may state several, of several things.
- projects, enterprises, parks: the passage of the name, and the name. A name has one
  row in a folder, so a decision holds in every document that prints it.

Equal rows of one document are told apart by their heading, then by their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from chainatlas.ingest.policy.targets.found import Comparison
from chainatlas.ontology.schema import Column, tables


@dataclass(frozen=True)
class Reviewed:
    """One table that is reviewed.

    Attributes:
        identity: the columns that tell rows of one passage apart, as they were read.
        fields: the columns that a person may correct, in the order of the sheet.
        shared: whether several documents of a folder share one row.
    """

    identity: tuple[str, ...]
    fields: tuple[str, ...]
    shared: bool = False


UNIT_NAME = "unit_name"
"""The name of a responsible unit, beside its id: people correct names."""

_NUMBER = ("subject", "measure", "value", "unit", "year")
_STATED = Reviewed(
    _NUMBER,
    (
        "subject",
        "measure",
        "comparison",
        "value",
        "value_to",
        "unit",
        "year",
        "region",
        "category",
    ),
)
REVIEWED: Mapping[str, Reviewed] = {
    "tasks": Reviewed(("title",), ("number", "title", "category", "links")),
    "responsibilities": Reviewed(("printed",), (UNIT_NAME, "role", "rank")),
    "targets": _STATED,
    "figures": _STATED,
    "projects": Reviewed(
        ("name",),
        (
            "name",
            "link_id",
            "region_id",
            "capacity",
            "unit",
            "investment_yi",
            "status",
            "year",
        ),
        shared=True,
    ),
    "enterprises": Reviewed(("name",), ("name", "region_id", "status"), shared=True),
    "parks": Reviewed(("name",), ("name", "region_id", "category"), shared=True),
}


@cache
def field(table: str, name: str) -> Column:
    """Return the column that a field of a table is checked by."""
    if name == UNIT_NAME:
        return Column(UNIT_NAME, required=True)
    column = tables()[table].column(name)
    if name == "comparison":
        return replace(column, choices=get_args(Comparison))
    return column
