"""The rows of a reading, each with the place by which a decision finds it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chainatlas.ingest.policy.decisions.decision import Place, same
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED, UNIT_NAME
from chainatlas.ingest.policy.found_rows import Row, Rows
from chainatlas.ontology.schema import ID_JOINT, tables


@dataclass(frozen=True)
class Keyed:
    """A row as it was read, with its place; the row of a duty names its unit."""

    place: Place
    read: Row

    @property
    def key(self) -> tuple[str, str]:
        """Table and key of the row."""
        return self.place.table, row_key(self.place.table, self.read)


def row_key(table: str, row: Row) -> str:
    """Return the key of a row of a table as one text."""
    return ID_JOINT.join(row.get(name, "") for name in tables()[table].key)


def placed(table: str, row: Row, passage: Row, known_by: Row) -> Keyed:
    """Return a row of a passage that is known by the words of another (or the same)."""
    place = Place(
        table,
        known_by["digest"],
        known_by["heading"],
        document=passage["document_id"],
        printed=passage["text"],
    )
    return Keyed(place, row)


def _each(rows: Rows) -> Iterator[tuple[int, Keyed]]:
    """Yield where a row begins, and the row."""
    passages = {p["id"]: p for p in rows.get("passages", ())}
    tasks = {t["id"]: t for t in rows.get("tasks", ())}
    units = {u["id"]: u["zh"] for u in rows.get("units", ())}
    for table in REVIEWED:
        for row in rows.get(table, ()):
            passage = known_by = passages[row["passage_id"]]
            if table == "responsibilities":
                known_by = passages[tasks[row["task_id"]]["passage_id"]]
                name = row.get(UNIT_NAME) or units[row["unit_id"]]
                row = {**row, UNIT_NAME: name}
            yield int(passage["start"]), placed(table, row, passage, known_by)


def keyed(rows: Rows) -> list[Keyed]:
    """Return the rows that can be reviewed, in the order of their places.

    Raises:
        KeyError: a row names a passage, task or unit that is not there.
    """
    equal: dict[tuple[str, ...], list[Keyed]] = defaultdict(list)
    ordered = [one for _, one in sorted(_each(rows), key=lambda pair: pair[0])]
    for one in ordered:
        equal[(one.place.document, *same(one.place, one.read))].append(one)
    found: list[Keyed] = []
    for group in equal.values():
        under: dict[str, int] = defaultdict(int)
        for one in group:
            heading = one.place.heading
            place = replace(one.place, ordinal=under[heading], equals=len(group))
            under[heading] += 1
            found.append(Keyed(place, one.read))
    return found
