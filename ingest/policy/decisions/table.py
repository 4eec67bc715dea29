"""``decisions.csv``: every decision of a folder, one row each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from chainatlas.ingest.policy.decisions.decision import (
    STATES,
    VERDICTS,
    Decision,
    Place,
    Verdict,
)
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED, UNIT_NAME
from chainatlas.ingest.policy.found_rows import Row
from chainatlas.ingest.read_csv import read_csv
from chainatlas.ingest.record import ROW, Location
from chainatlas.ontology.errors import BadInput
from chainatlas.ontology.schema import tables

FILE = "decisions.csv"
COLUMNS = (
    "state",
    "decision",
    "table",
    "row",
    "printed",
    "note",
    "read",
    "changes",
    "document_id",
    "digest",
    "heading",
    "ordinal",
    "equals",
)
_NEEDED = ("decision", "table", "digest", "read")


def packed(row: Row) -> str:
    """Return a row as one text of plain signs, which every spreadsheet keeps."""
    return json.dumps(row).replace("_x", "\\u005fx")  # _x0041_ would become an A


def unpacked(text: str) -> Row:
    """Return a packed row.

    Raises:
        ValueError: it is none.
    """
    found = json.loads(text or "{}")
    if not isinstance(found, dict):
        raise ValueError(text)
    return {str(key): str(value) for key, value in found.items()}


def decision_of(cells: Row, verdict: Verdict, changes: Row, note: str) -> Decision:
    """Return the decision about the row that a file names by its machine columns.

    Raises:
        ValueError: a number or the packed row is damaged, or the table is another.
    """
    state = cells.get("state", "unmatched")
    if state not in STATES or not cells["digest"]:
        raise ValueError(state)
    if cells["table"] not in REVIEWED and state != "follows":
        raise ValueError(cells["table"])
    place = Place(
        cells["table"],
        cells["digest"],
        cells.get("heading", ""),
        int(cells.get("ordinal") or 0),
        int(cells.get("equals") or 1),
        cells.get("document_id", ""),
        cells.get("printed", ""),
    )
    read, row = unpacked(cells["read"]), cells.get("row", "")
    if place.table in REVIEWED and not _needed(place.table) <= set(read):
        raise ValueError(cells["read"])
    return Decision(verdict, place, read, changes, note, state, row)


def _needed(table: str) -> set[str]:
    """Return the columns without which a row cannot be told."""
    named = {UNIT_NAME} if table == "responsibilities" else set()
    return {"passage_id", *tables()[table].key, *REVIEWED[table].identity} | named


def decisions_csv(decisions: Iterable[Decision]) -> bytes:
    """Return decisions as UTF-8 csv."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in decisions:
        place = one.place
        row = {
            "state": one.state,
            "decision": one.verdict,
            "table": place.table,
            "row": one.row,
            "printed": place.printed,
            "note": one.note,
            "read": packed(one.read),
            "changes": packed(one.changes) if one.changes else "",
            "document_id": place.document,
            "digest": place.digest,
            "heading": place.heading,
            "ordinal": str(place.ordinal),
            "equals": str(place.equals),
        }
        writer.writerow(row)
    return out.getvalue().encode("utf-8", "replace")


def read_csv_file(path: Path) -> list[Decision]:
    """Return the decisions of a ``decisions.csv``.

    Raises:
        BadInput: it cannot be read, lacks a column, or a row of it is damaged.
    """
    frame = read_csv(Location("decisions", path)).frame
    lacking = [name for name in _NEEDED if name not in frame.columns]
    if lacking:
        columns, there = ", ".join(lacking), ", ".join(frame.columns[1:])
        raise BadInput("ingest.missing_column", file=path, columns=columns, found=there)
    found: list[Decision] = []
    for row in frame.iter_rows(named=True):
        cells = {k: v or "" for k, v in row.items() if k != ROW}
        try:
            verdict = cells["decision"].strip()
            if verdict not in VERDICTS:
                raise ValueError(verdict)
            changes, note = unpacked(cells.get("changes", "")), cells.get("note", "")
            found.append(decision_of(cells, cast(Verdict, verdict), changes, note))
        except ValueError as error:
            raise BadInput("review.bad_row", path=path, row=row[ROW]) from error
    return found
