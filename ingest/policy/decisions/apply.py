"""Applying decisions to what was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from chainatlas.ingest.policy.decisions.decision import Decision
from chainatlas.ingest.policy.decisions.keyed import Keyed, keyed, placed, row_key
from chainatlas.ingest.policy.decisions.match import match
from chainatlas.ingest.policy.decisions.reviewed import UNIT_NAME
from chainatlas.ingest.policy.found_rows import Row, Rows
from chainatlas.ingest.policy.read import Reading, units_of
from chainatlas.ingest.policy.register import Units
from chainatlas.ingest.policy.rows import unit_rows

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
    """The rows of one document while decisions are applied to them."""

    rows: Rows
    units: Units
    found: dict[tuple[str, str], Decision]
    done: dict[tuple[str, str], Decision] = field(default_factory=dict)

    def run(self) -> Rows:
        pairs = ((one, self.found.get(one.key)) for one in keyed(self.rows))
        decided = [(one, decision) for one, decision in pairs if decision]
        for one, decision in sorted(decided, key=lambda d: d[1].verdict != "refuse"):
            self._decide(one, decision)
        self._tidy_units()
        return self.rows

    def _decide(self, one: Keyed, decision: Decision) -> None:
        table, key = one.key
        if decision.verdict == "refuse":
            self._refuse(one, decision)
            return
        rows = self.rows[table]
        at = next((n for n, r in enumerate(rows) if row_key(table, r) == key), None)
        if at is None:  # it went with the row that it hangs on
            return
        rows[at] = self._changed(rows[at], decision)
        new = row_key(table, rows[at])
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
        known = next((r["id"] for r in rows if r["zh"] == name), None)
        if known:
            return known
        unit = self.units.find(name)
        rows.extend(unit_rows(unit))
        return unit.id

    def _refuse(self, one: Keyed, decision: Decision) -> None:
        """Take a row out, with those that hang on it."""
        table, key = one.key
        self.rows[table] = [r for r in self.rows[table] if row_key(table, r) != key]
        self.done[one.key] = replace(decision, state="applied", row="")
        for other, column in _HANGING.get(table, ()):
            self._drop(other, column, key, decision)
        if table == "enterprises":
            for project in self.rows.get("projects", ()):
                if project["enterprise_id"] == key:
                    project["enterprise_id"] = ""

    def _drop(self, table: str, column: str, key: str, decision: Decision) -> None:
        passages = {p["id"]: p for p in self.rows["passages"]}
        units = {u["id"]: u["zh"] for u in self.rows["units"]}
        kept = []
        for row in self.rows.get(table, ()):
            if row.get(column) != key:
                kept.append(row)
                continue
            at = table, row_key(table, row)
            if table == "responsibilities":
                row = {**row, UNIT_NAME: units[row["unit_id"]]}
            passage = passages[row["passage_id"]]
            place = placed(table, row, passage, passage).place
            gone = Decision("refuse", place, row, {}, decision.note, "follows")
            own = self.found.get(at)
            self.done[at] = replace(own, state="applied", row="") if own else gone
        self.rows[table] = kept

    def _tidy_units(self) -> None:
        """Leave out the units that no duty names any more."""
        rows = {r["id"]: r for r in self.rows.get("units", ())}
        named: set[str] = set()
        for duty in self.rows.get("responsibilities", ()):
            at = duty["unit_id"]
            while at and at not in named:
                named.add(at)
                at = rows[at]["succeeded_by"]
        self.rows["units"] = [r for r in self.rows.get("units", ()) if r["id"] in named]


def _copied(rows: Rows) -> Rows:
    return {table: [dict(row) for row in found] for table, found in rows.items()}


def apply(
    readings: Sequence[Reading], sources: Iterable[Iterable[Decision]]
) -> Applied:
    """Apply decisions to readings; ``sources`` go from the newest to the oldest.

    A refused row goes, with the rows that hang on it; a corrected one gets its columns,
    the rule ``person`` and confidence 1; an accepted one gets confidence 1. A decision
    about a shared row holds in every document.
    """
    rows = [one for reading in readings for one in keyed(reading.rows)]
    documents = {reading.document.id for reading in readings}
    own = [[d for d in source if d.state != "follows"] for source in sources]
    matched = match(rows, documents, own)
    done: dict[tuple[str, str], Decision] = {}
    changed = []
    for reading in readings:
        work = _Work(_copied(reading.rows), units_of(reading.document), matched.found)
        changed.append(replace(reading, rows=work.run()))
        for key, decision in work.done.items():
            done.setdefault(key, decision)
    for key, decision in matched.found.items():
        done.setdefault(key, replace(decision, state="applied", row=""))
    return Applied(changed, [*done.values(), *matched.unmatched.values()])
