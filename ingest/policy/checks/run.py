"""Every check of a document, in one pass over what was read from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chainatlas.ingest.policy.checks.duties import (
    Row,
    categories_without_task,
    tasks_without_unit,
    unknown_units,
)
from chainatlas.ingest.policy.checks.finding import Finding
from chainatlas.ingest.policy.checks.growth import growth
from chainatlas.ingest.policy.checks.sums import (
    list_counts,
    parts_of_text,
    sums_of_table,
)
from chainatlas.ingest.policy.targets import Figure
from chainatlas.ingest.policy.targets.grid import Grid


@dataclass(frozen=True)
class Checked:
    """What was read from one document.

    Attributes:
        text: its clean text.
        figures: its goals and facts.
        grids: its tables.
        rows: its rows by table (passages, tasks, units, responsibilities, mentions).
        period: first and last year that the document is for, None where unknown.
        known_unit: whether the register of units has a name; None leaves it unchecked.
        category_of: home category of each link.
    """

    text: str
    figures: Sequence[Figure]
    grids: Sequence[Grid] = ()
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    period: tuple[int, int] | None = None
    known_unit: Callable[[str], bool] | None = None
    category_of: Mapping[str, str] = field(default_factory=dict)

    def table(self, name: str) -> Sequence[Row]:
        """Return the rows of a table, none where it is absent."""
        return self.rows.get(name, ())

    def spans(self) -> Callable[[str], tuple[int, int]]:
        """Return what gives start and end of a passage."""
        known = {
            p["id"]: (int(p["start"]), int(p["end"])) for p in self.table("passages")
        }
        return lambda key: known.get(key, (0, 0))


def _years(checked: Checked) -> Iterator[Finding]:
    if checked.period is None:
        return
    first, last = checked.period
    for each in checked.figures:
        if each.tense == "goal" and each.year and not first <= each.year <= last:
            values = {"year": str(each.year), "first": str(first), "last": str(last)}
            yield Finding("year_outside", each.start, each.end, values)


def check_document(checked: Checked) -> list[Finding]:
    """Return what does not fit together in a document; nothing is corrected."""
    where = checked.spans()
    tasks, duties = checked.table("tasks"), checked.table("responsibilities")
    found = [
        *parts_of_text(checked.text),
        *list_counts(checked.text),
        *(f for grid in checked.grids for f in sums_of_table(grid)),
        *growth(checked.figures),
        *_years(checked),
        *tasks_without_unit(tasks, duties, where),
        *categories_without_task(
            checked.table("mentions"), tasks, checked.category_of, where
        ),
    ]
    if checked.known_unit:
        units = checked.table("units")
        found.extend(unknown_units(units, duties, tasks, checked.known_unit, where))
    return sorted(found, key=lambda f: (f.start, f.end, f.check))
