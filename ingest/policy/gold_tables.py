"""Policy tables of a folder as the records that an evaluation compares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from chainatlas.ingest.columns import name_columns
from chainatlas.ingest.locate import locate
from chainatlas.ingest.policy.gold_units import Called, called
from chainatlas.ingest.policy.numbers import base
from chainatlas.ingest.read import READERS
from chainatlas.ontology.schema import tables

Row = dict[str, str]
_ORDER = re.compile(r"[\s（）()“”\"《》、，,·.\-—]+")
_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|集团公司|公司)$")


@dataclass(frozen=True)
class Piece:
    """One thing of a folder, ready to be compared.

    Attributes:
        id: id of its row.
        document: id of its document, "" where its row names none.
        span: start and end of its passage, None where it has none.
        keys: normalised values that have to agree.
        name: normalised name, compared by likeness.
        year: the year of a target, None where none is given.
        shown: the text by which a person knows it.
    """

    id: str
    document: str
    span: tuple[int, int] | None
    keys: tuple[object, ...]
    name: str
    year: str
    shown: str


@dataclass(frozen=True)
class Duty:
    """A unit that answers for a task: id of the task, the unit's name and names."""

    task: str
    shown: str
    unit: Called


def plain(text: str) -> str:
    """Return a name without spaces, brackets and marks, half-width."""
    return _ORDER.sub("", unicodedata.normalize("NFKC", text)).lower()


def company(text: str) -> str:
    """Return the core of a company's name: without its legal form."""
    return _LEGAL.sub("", plain(text))


def _rows(folder: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for location in locate(folder):
        suffix = location.path.suffix.lower()
        frame = name_columns(READERS[suffix](location), tables()[location.table]).frame
        found[location.table] = [
            {k: str(v) for k, v in row.items() if v is not None}
            for row in frame.iter_rows(named=True)
        ]
    return found


def _amount(row: Row, column: str) -> object:
    text = row.get(column, "").replace(",", "")
    if not text:
        return None
    try:
        value, unit = base(Decimal(text), row.get("unit", ""))
    except InvalidOperation:
        return text
    return value.quantize(Decimal("0.0001")), unit


class Folder:
    """The policy tables of one folder.

    Raises (on making):
        BadInput: the folder is missing, empty or has a table without its columns.
    """

    def __init__(self, path: Path) -> None:
        self._rows = _rows(path)
        self._spans = {r["id"]: r for r in self._rows.get("passages", ()) if "id" in r}

    @property
    def documents(self) -> dict[str, str]:
        """Title of each document, by id."""
        return {r["id"]: r.get("title", "") for r in self._rows.get("documents", ())}

    def _piece(
        self, row: Row, keys: tuple[object, ...], name: str, shown: str
    ) -> Piece:
        passage = self._spans.get(row.get("passage_id", ""))
        span = (int(passage["start"]), int(passage["end"])) if passage else None
        document = row.get("document_id") or (passage or {}).get("document_id", "")
        return Piece(row["id"], document, span, keys, name, row.get("year", ""), shown)

    def tasks(self) -> list[Piece]:
        """Return the tasks: by passage, number and title."""
        return [
            self._piece(r, (), plain(r.get("title", "")), r.get("title", ""))
            for r in self._rows.get("tasks", ())
        ]

    def targets(self) -> list[Piece]:
        """Return the targets: value and unit on one scale, with their year."""
        return [
            self._piece(
                r,
                (_amount(r, "value"), _amount(r, "value_to")),
                plain(r.get("subject", "") + r.get("measure", "")),
                " ".join(r.get(k, "") for k in ("subject", "measure", "value", "unit")),
            )
            for r in self._rows.get("targets", ())
        ]

    def projects(self) -> list[Piece]:
        """Return the projects by name."""
        return self._named("projects")

    def enterprises(self) -> list[Piece]:
        """Return the enterprises by the core of their name."""
        return [
            self._piece(r, (), company(r["name"]), r["name"])
            for r in self._rows.get("enterprises", ())
        ]

    def _named(self, table: str) -> list[Piece]:
        return [
            self._piece(r, (), plain(r["name"]).removesuffix("项目"), r["name"])
            for r in self._rows.get(table, ())
        ]

    def duties(self) -> Iterator[Duty]:
        """Yield who answers for what, each unit by all names that the folder has."""
        names = {r["id"]: r.get("zh", r["id"]) for r in self._rows.get("units", ())}
        for row in self._rows.get("responsibilities", ()):
            unit = names.get(row["unit_id"], row["unit_id"])
            both = (plain(unit), plain(row.get("printed", "")))
            yield Duty(row["task_id"], unit, called(both))
