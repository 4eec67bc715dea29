"""A folder that ``ingest policy`` wrote, read back as it stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from chainatlas.ingest.policy.decisions import (
    FILE,
    Decision,
    Standing,
    read_csv_file,
    standing,
)
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED
from chainatlas.ingest.policy.found_rows import Row, Rows
from chainatlas.ingest.read_csv import read_csv
from chainatlas.ingest.record import ROW, Location
from chainatlas.ontology.errors import BadInput

TABLES = (
    "documents",
    "passages",
    "units",
    "tasks",
    "responsibilities",
    "targets",
    "figures",
    "projects",
    "enterprises",
    "parks",
    "mentions",
    "findings",
)

_COLUMNS = {
    "documents": ("id", "title"),
    "passages": ("id", "document_id", "start", "end", "digest"),
    "units": ("id", "zh"),
    "responsibilities": ("task_id", "unit_id", "role", "passage_id", "printed"),
    "findings": ("document_id", "check", "start", "end"),
}
_REFERS = {
    "document_id": "documents",
    "passage_id": "passages",
    "task_id": "tasks",
    "unit_id": "units",
}
_NAMES = tuple(_REFERS.values())


@dataclass(frozen=True)
class ReadFolder:
    """What a folder holds.

    Attributes:
        rows: the rows of its tables, findings among them.
        texts: the clean text of each document.
        decisions: what people decided.
        standing: the rows that can be reviewed, with the decision about each.
    """

    rows: Rows
    texts: dict[str, str]
    decisions: list[Decision]
    standing: list[Standing]


def read_folder(folder: Path) -> ReadFolder:
    """Return what stands in a folder.

    Raises:
        BadInput: it is no such folder, a table is damaged, or a text was changed since.
    """
    if not folder.exists():
        raise BadInput("ingest.missing", path=folder)
    if not (folder / "documents.csv").is_file():
        raise BadInput("review.not_a_reading", path=folder, missing="documents.csv")
    rows = {name: _rows(folder, name) for name in TABLES}
    if not rows["documents"]:
        raise BadInput("review.damaged", path=folder, table="documents", error="0")
    for name in TABLES:
        _refer(folder, name, rows)
    texts = {row["id"]: _text(folder, row["id"]) for row in rows["documents"]}
    for passage in rows["passages"]:
        _fits(folder, passage, texts[passage["document_id"]])
    file = folder / FILE
    decisions = read_csv_file(file) if file.is_file() else []
    try:
        found = standing(rows, decisions)
    except KeyError as error:
        values = {"path": folder, "table": "decisions", "error": error}
        raise BadInput("review.damaged", **values) from error
    return ReadFolder(rows, texts, decisions, found)


def _rows(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.csv"
    if not path.is_file():
        return []
    frame = read_csv(Location(name, path)).frame.drop(ROW)
    return [{k: v or "" for k, v in row.items()} for row in frame.iter_rows(named=True)]


def _refer(folder: Path, name: str, rows: Rows) -> None:
    """Hold that the rows of a table have their columns, and name what is there."""
    needed = _COLUMNS.get(name, ("id", "passage_id", "rule", "confidence"))
    known_by = REVIEWED[name].identity if name in REVIEWED else ()
    places = ("start", "end") if "start" in needed else ()
    ids = {table: {row.get("id", "") for row in rows[table]} for table in _NAMES}
    for row in rows[name]:
        lacking = [column for column in needed if not row.get(column)]
        lacking += [column for column in known_by if column not in row]
        lacking += [column for column in places if not row.get(column, "").isdecimal()]
        unknown = [
            row[column]
            for column, table in _REFERS.items()
            if column in needed and not lacking and row[column] not in ids[table]
        ]
        if lacking or unknown:
            error = ", ".join(lacking + unknown)
            raise BadInput("review.damaged", path=folder, table=name, error=error)


def _fits(folder: Path, passage: Row, text: str) -> None:
    """Hold that a passage is the piece of its text that it was."""
    first, last = passage["start"], passage["end"]
    piece = text[int(first) : int(last)]
    if hashlib.sha256(piece.encode("utf-8")).hexdigest() != passage["digest"]:
        path = folder / f"{passage['document_id']}.txt"
        raise BadInput("review.text_changed", path=path, start=first, end=last)


def _text(folder: Path, document: str) -> str:
    path = folder / f"{document}.txt"
    if path.parent != folder or not path.is_file():
        raise BadInput("review.not_a_reading", path=folder, missing=path.name)
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("ingest.unreadable", path=path, error=error) from error
