"""Figures and names of a document as rows of the atlas tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from chainatlas.ingest.policy.document import Document, Passage
from chainatlas.ingest.policy.mentions import Known, Mention, Names, Places, Venture
from chainatlas.ingest.policy.targets import Figure

Row = dict[str, str]
Rows = dict[str, list[Row]]
_TABLES = (
    "passages",
    "targets",
    "figures",
    "enterprises",
    "parks",
    "projects",
    "mentions",
)
_OWNER = ("enterprise", "park", "project")


def short_id(prefix: str, *parts: str) -> str:
    """Return a stable id made of a prefix and a digest of the parts.

    >>> short_id("ent", "某某公司") == short_id("ent", "某某公司")
    True
    """
    joined = chr(31).join(parts).encode("utf-8")
    return f"{prefix}-{hashlib.sha256(joined).hexdigest()[:12]}"


def passage_row(passage: Passage) -> Row:
    """Return the row of a passage, with its text."""
    return {
        "id": passage.id,
        "document_id": passage.document_id,
        "start": str(passage.start),
        "end": str(passage.end),
        "digest": passage.digest,
        "heading": passage.heading,
        "text": passage.text,
    }


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


@dataclass(frozen=True)
class Written:
    """A document while its rows are made.

    Attributes:
        document: the document.
        known: the terms of the ontology.
        places: the region register, with the document's own region as scope.
        rows: the rows made so far, by table.
        made: their ids, by table.
        asked: how often an id was wanted, for things that are stated twice.
    """

    document: Document
    known: Known
    places: Places
    rows: Rows = field(default_factory=lambda: {name: [] for name in _TABLES})
    made: dict[str, set[str]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, row: Mapping[str, str]) -> bool:
        """Add a row unless its id is there already; return whether it was added."""
        ids = self.made.setdefault(table, set())
        if row["id"] in ids:
            return False
        ids.add(row["id"])
        self.rows[table].append(dict(row))
        return True

    def count(self, key: str) -> int:
        """Return how often a key was asked for before."""
        self.asked[key] = self.asked.get(key, -1) + 1
        return self.asked[key]

    def passage(self, start: int, end: int) -> str:
        """Return the id of the passage of a span, making its row."""
        passage = self.document.passage(start, end)
        self.add("passages", passage_row(passage))
        return passage.id


def _figure(written: Written, figure: Figure) -> None:
    goal = figure.tense == "goal"
    stated = written.document.text[figure.start : figure.end]
    value, unit = _number(figure.value), figure.unit
    about = (figure.subject, figure.measure, value, unit, str(figure.year or ""))
    kind = "tgt" if goal else "fig"
    prefix = f"{written.document.id}-{kind}"
    row = {
        "id": short_id(prefix, stated, *about),
        "document_id": written.document.id,
        "passage_id": written.passage(figure.start, figure.end),
        "subject": figure.subject,
        "region": written.places.scope or "",
        "category": written.known.category(figure.subject + figure.measure),
        "measure": figure.measure,
        "value": value,
        "unit": unit,
        "year": str(figure.year or ""),
        "comparison": figure.comparison,
        "value_to": _number(figure.value_to),
        "printed": figure.printed,
        "period": figure.period,
        "rule": figure.rule,
        "confidence": f"{figure.confidence:.2f}",
    }
    again = written.count(row["id"])
    if again:
        row["id"] = short_id(prefix, stated, *about, str(again))
    written.add("targets" if goal else "figures", row)


def _ids(mention: Mention) -> str:
    prefix = {"enterprise": "ent", "park": "park", "project": "prj"}[mention.kind]
    return mention.refers or short_id(prefix, mention.name)


def _own_row(written: Written, mention: Mention) -> None:
    """Add the row of a firm or park, named as it is printed first."""
    region = written.places.at(mention.name, 0)
    row = {
        "id": _ids(mention),
        "name": mention.name,
        "region_id": written.places.refers(region) if region else "",
        "passage_id": written.passage(mention.start, mention.end),
        "rule": mention.rule,
        "confidence": f"{mention.confidence:.2f}",
    }
    if mention.kind == "enterprise":
        row["status"] = "unknown"
    written.add("enterprises" if mention.kind == "enterprise" else "parks", row)


def _venture(written: Written, venture: Venture) -> None:
    name = venture.name
    owner = venture.owner
    region = next((m.refers for m in written.places.find(name.name) if m.refers), "")
    written.add(
        "projects",
        {
            "id": _ids(name),
            "name": name.name,
            "enterprise_id": _ids(owner) if owner else "",
            "link_id": written.known.link(name.name),
            "region_id": region,
            "capacity": _number(venture.capacity),
            "unit": venture.unit,
            "investment_yi": _number(venture.investment_yi),
            "status": venture.status,
            "year": str(venture.year or ""),
            "passage_id": written.passage(name.start, name.end),
            "rule": name.rule,
            "confidence": f"{name.confidence:.2f}",
        },
    )


_REFERS = {"region": "region_id", "link": "link_id", "category": "category"}


def _mention(written: Written, mention: Mention) -> None:
    place = (written.document.id, str(mention.start), str(mention.end))
    row = {
        "id": "-".join(filter(None, (*place, mention.kind, mention.refers))),
        "document_id": written.document.id,
        "passage_id": written.passage(mention.start, mention.end),
        "kind": mention.kind,
        "name": mention.name,
        "rule": mention.rule,
        "confidence": f"{mention.confidence:.2f}",
    }
    if mention.kind in _REFERS:
        row[_REFERS[mention.kind]] = mention.refers
    elif mention.kind in _OWNER:
        row[f"{mention.kind}_id"] = _ids(mention)
    written.add("mentions", row)


def found_rows(written: Written, figures: Iterable[Figure], names: Names) -> Rows:
    """Return the rows of figures and names by table, each with its passage."""
    for figure in figures:
        _figure(written, figure)
    owners = [v.owner for v in names.ventures if v.owner]
    own = [m for m in names.mentions if m.kind in ("enterprise", "park")]
    for mention in sorted([*own, *owners], key=lambda m: (m.start, -m.end)):
        _own_row(written, mention)
    for venture in names.ventures:
        _venture(written, venture)
    for mention in names.mentions:
        _mention(written, mention)
    return written.rows
