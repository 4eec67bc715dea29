"""Applying decisions to what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from chainatlas.ingest.policy.decisions.decision import Decision
from chainatlas.ingest.policy.decisions.keyed import Keyed, keyed, placed, row_key
from chainatlas.ingest.policy.decisions.match import match
from chainatlas.ingest.policy.decisions.reviewed import UNIT_NAME
from chainatlas.ingest.policy.found_rows import Row, Rows
from chainatlas.ingest.policy.read import Reading, units_of
from chainatlas.ingest.policy.register import Units
from chainatlas.ingest.policy.rows import unit_rows
from chainatlas.ontology.schema import tables

_SURE = {"confidence": "1.00"}
_BY_PERSON = {**_SURE, "rule": "person"}
_HANGING = {
    "tasks": (("responsibilities", "task_id"),),
    "projects": (("mentions", "project_id"),),
    "enterprises": (("mentions", "enterprise_id"),),
    "parks": (("mentions", "park_id"),),
}
"""By table: the tables and columns whose rows go with a refused row."""


@dataclass(frozen=True)
class Applied:
    """Readings as people decided, and every decision with what became of it."""

    readings: list[Reading]
    decisions: list[Decision]

    @property
    def unmatched(self) -> int:
        """How many decisions found no row."""
        return sum(one.state == "unmatched" for one in self.decisions)


@dataclass
class _Work:
    """The rows of one document while decisions are applied to them.

    Attributes:
        rows: its rows by table and key; the keys stay those that were read.
        units: what normalises the names of its units.
        found: the decisions by table and key.
        done: the decisions of this document, with what became of them.
    """

    rows: dict[str, dict[str, Row]]
    units: Units
    found: dict[tuple[str, str], Decision]
    done: dict[tuple[str, str], Decision] = field(default_factory=dict)

    @cached_property
    def _hanging(self) -> dict[tuple[str, str], dict[str, list[str]]]:
        """The keys of the rows that hang on each row, by table and column."""
        found: dict[tuple[str, str], dict[str, list[str]]] = {}
        for table, column in (pair for pairs in _HANGING.values() for pair in pairs):
            on = found[table, column] = defaultdict(list)
            for key, row in self.rows.get(table, {}).items():
                on[row.get(column, "")].append(key)
        return found

    def run(self, keys: Iterable[Keyed]) -> Rows:
        pairs = ((one, self.found.get(one.key)) for one in keys)
        decided = [(one, decision) for one, decision in pairs if decision]
        for one, decision in sorted(decided, key=lambda d: d[1].verdict != "refuse"):
            self._decide(one, decision)
        self._tidy_units()
        return {table: list(rows.values()) for table, rows in self.rows.items()}

    def _decide(self, one: Keyed, decision: Decision) -> None:
        table, key = one.key
        if decision.verdict == "refuse":
            self._refuse(one, decision)
        elif key in self.rows[table]:  # else it went with the row that it hangs on
            row = self._changed(self.rows[table][key], decision)
            self.rows[table][key] = row
            new = row_key(table, row)
            self.done[one.key] = replace(decision, state="applied", row=new)

    def _changed(self, row: Row, decision: Decision) -> Row:
        if decision.verdict == "accept":
            return {**row, **_SURE}
        changes = {k: v for k, v in decision.changes.items() if k != UNIT_NAME}
        name = decision.changes.get(UNIT_NAME)
        if name:
            changes["unit_id"] = self._unit(name)
        return {**row, **changes, **_BY_PERSON}

    def _unit(self, name: str) -> str:
        """Return the id of a unit by its name, adding its row where it has none."""
        rows = self.rows["units"]
        known = next((key for key, row in rows.items() if row["zh"] == name), None)
        if known:
            return known
        unit = self.units.find(name)
        for row in unit_rows(unit):
            rows.setdefault(row["id"], row)
        return unit.id

    def _refuse(self, one: Keyed, decision: Decision) -> None:
        """Take a row out, with those that hang on it."""
        table, key = one.key
        self.rows[table].pop(key, None)
        self.done[one.key] = replace(decision, state="applied", row="")
        for other, column in _HANGING.get(table, ()):
            for at in self._hanging[other, column].get(key, ()):
                if at in self.rows[other]:
                    self._follow(other, at, decision)
        if table == "enterprises":
            for project in self.rows.get("projects", {}).values():
                if project["enterprise_id"] == key:
                    project["enterprise_id"] = ""

    def _follow(self, table: str, key: str, decision: Decision) -> None:
        """Take out a row that hangs on a refused one; keep what was decided of it."""
        row = self.rows[table].pop(key)
        if table == "responsibilities":
            row = {**row, UNIT_NAME: self.rows["units"][row["unit_id"]]["zh"]}
        passage = self.rows["passages"][row["passage_id"]]
        place = placed(table, row, passage, passage).place
        gone = Decision("refuse", place, row, {}, decision.note, "follows")
        own = self.found.get((table, key))
        kept = replace(own, state="applied", row="") if own else gone
        self.done[table, key] = kept

    def _tidy_units(self) -> None:
        """Leave out the units that no duty names any more."""
        rows = self.rows.get("units", {})
        named: set[str] = set()
        for duty in self.rows.get("responsibilities", {}).values():
            at = duty["unit_id"]
            while at and at not in named:
                named.add(at)
                at = rows[at]["succeeded_by"]
        self.rows["units"] = {key: row for key, row in rows.items() if key in named}


def _by_key(rows: Rows) -> dict[str, dict[str, Row]]:
    """Return copies of the rows by table and key; the first of two counts."""
    found: dict[str, dict[str, Row]] = {}
    for table, listed in rows.items():
        held = found.setdefault(table, {})
        for at, row in enumerate(listed):
            key = row_key(table, row) if table in tables() else str(at)
            held.setdefault(key, dict(row))
    return found


def apply(
    readings: Sequence[Reading], sources: Iterable[Iterable[Decision]]
) -> Applied:
    """Apply decisions to readings; ``sources`` go from the newest to the oldest.

    A refused row goes, with the rows that hang on it; a corrected one gets its columns,
    the rule ``person`` and confidence 1; an accepted one gets confidence 1. A decision
    about a shared row holds in every document.
    """
    own = [[d for d in source if d.state != "follows"] for source in sources]
    if not any(own):
        return Applied(list(readings), [])
    rows = [one for reading in readings for one in keyed(reading.rows)]
    documents = {reading.document.id for reading in readings}
    matched = match(rows, documents, own)
    done: dict[tuple[str, str], Decision] = {}
    changed = []
    for reading in readings:
        units = units_of(reading.document)
        work = _Work(_by_key(reading.rows), units, matched.found)
        changed.append(replace(reading, rows=work.run(keyed(reading.rows))))
        for key, decision in work.done.items():
            done.setdefault(key, decision)
    for key, decision in matched.found.items():
        done.setdefault(key, replace(decision, state="applied", row=""))
    return Applied(changed, [*done.values(), *matched.unmatched.values()])
