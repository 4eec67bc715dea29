"""The rows of a folder as they were read, each with what was decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chainatlas.ingest.policy.decisions.decision import Decision
from chainatlas.ingest.policy.decisions.keyed import Keyed, keyed, row_key
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED
from chainatlas.ingest.policy.found_rows import Row, Rows


@dataclass(frozen=True)
class Standing:
    """A row of a folder.

    Attributes:
        keyed: the row as it was read.
        row: the row as it stands now, None for one that was refused.
        decision: what was decided about it, None where nothing was.
    """

    keyed: Keyed
    row: Row | None
    decision: Decision | None = None


def standing(rows: Rows, decisions: Sequence[Decision]) -> list[Standing]:
    """Return what can be reviewed in a folder, refused rows with it.

    What went with a refused row is left out, but counts among equal rows, as it will
    when the document is read again.

    Raises:
        KeyError: a row names a passage, task or unit that is not there.
    """
    known = {passage["id"] for passage in rows.get("passages", ())}
    there = [d for d in decisions if d.state != "unmatched"]
    there = [d for d in there if d.read.get("passage_id") in known]
    decided = {(d.place.table, d.row): d for d in there if d.row}
    restored: Rows = {**rows}
    now: dict[tuple[str, str], tuple[Row | None, Decision | None]] = {}
    for table in REVIEWED:
        restored[table] = []
        for row in rows.get(table, ()):
            decision = decided.get((table, row_key(table, row)))
            read = decision.read if decision else row
            restored[table].append(read)
            now[table, row_key(table, read)] = (row, decision)
        for one in there:
            if one.place.table == table and not one.row:
                restored[table].append(one.read)
                if one.state == "applied":
                    now[table, row_key(table, one.read)] = (None, one)
    found = ((one, now.get(one.key)) for one in keyed(restored))
    return [Standing(one, *pair) for one, pair in found if pair]
