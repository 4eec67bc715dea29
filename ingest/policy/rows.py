"""A document, its tasks and its units as rows of the atlas tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from chainatlas.ingest.policy.document import Document
from chainatlas.ingest.policy.duties.statement import Named
from chainatlas.ingest.policy.duties.task import Task
from chainatlas.ingest.policy.found_rows import Row, Rows, passage_row, short_id
from chainatlas.ingest.policy.mentions import Known
from chainatlas.ingest.policy.register import Unit, Units


def document_row(document: Document, file: str) -> Row:
    """Return the row of a document."""
    first, last = document.period or ("", "")
    return {
        "id": document.id,
        "title": document.title,
        "issuer": document.issuer,
        "region": document.region or "",
        "date": document.date,
        "kind": document.kind,
        "number": document.number,
        "first_year": str(first),
        "last_year": str(last),
        "file": file,
    }


def unit_rows(unit: Unit) -> list[Row]:
    """Return the row of a unit, after that of the one that took over from it."""
    row = {
        "id": unit.id,
        "zh": unit.zh,
        "kind": unit.kind,
        "region": unit.region,
        "succeeded_by": unit.successor.id if unit.successor else "",
    }
    return [*(unit_rows(unit.successor) if unit.successor else ()), row]


@dataclass(frozen=True)
class _Duties:
    """The rows of a document's tasks while they are made."""

    document: Document
    units: Units
    known: Known
    rows: Rows = field(
        default_factory=lambda: {
            name: [] for name in ("passages", "units", "tasks", "responsibilities")
        }
    )
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    registered: set[str] = field(default_factory=set)

    def passage(self, start: int, end: int) -> str:
        passage = self.document.passage(start, end)
        self.rows["passages"].append(passage_row(passage))
        return passage.id

    def unit(self, unit: Unit) -> None:
        """Add the row of a unit, after that of the one that took over from it."""
        named: Unit | None = unit
        while named:
            if named.known:
                self.registered.add(named.zh)
            named = named.successor
        self.rows["units"].extend(unit_rows(unit))

    def task(self, task: Task) -> None:
        """Add the rows of a task and of who answers for it."""
        key = (task.number, task.title)
        again = str(self.asked[key] or "")
        self.asked[key] += 1
        task_id = short_id(f"{self.document.id}-task", *key, again)
        text = self.document.text
        ids = [
            k for s in task.about for _, _, k in self.known.find(text[s.start : s.end])
        ]
        named = dict.fromkeys(ids)
        self.rows["tasks"].append(
            {
                "id": task_id,
                "title": task.title,
                "document_id": self.document.id,
                "passage_id": self.passage(task.span.start, task.span.end),
                "number": task.number,
                "category": ";".join(k for k in named if k in self.known.categories),
                "links": ";".join(k for k in named if k not in self.known.categories),
                "rule": task.rule,
                "confidence": f"{task.confidence:.2f}",
            }
        )
        seen: set[str] = set()
        for each in task.statement.units if task.statement else ():
            self._duty(task, task_id, each, seen)

    def _duty(self, task: Task, task_id: str, named: Named, seen: set[str]) -> None:
        """Add the row of a unit of a task; one that is named twice counts once."""
        printed = self.document.text[named.span.start : named.span.end]
        unit = self.units.find(printed)
        if unit.id in seen:
            return
        seen.add(unit.id)
        self.unit(unit)
        self.rows["responsibilities"].append(
            {
                "task_id": task_id,
                "unit_id": unit.id,
                "role": named.role or "joint",
                "rank": str(len(seen)),
                "basis": named.basis,
                "printed": printed,
                "label": named.label,
                "passage_id": self.passage(named.span.start, named.span.end),
                "rule": task.statement.rule if task.statement else "",
                "confidence": f"{task.confidence:.2f}",
            }
        )


def duty_rows(
    document: Document, tasks: Sequence[Task], units: Units, known: Known
) -> tuple[Rows, frozenset[str]]:
    """Return the rows of passages, units, tasks and responsibilities.

    With them go the names of the units that the register has.
    """
    made = _Duties(document, units, known)
    for task in tasks:
        made.task(task)
    return made.rows, frozenset(made.registered)
