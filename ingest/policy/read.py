"""From a document to rows: read, headings, front, tasks, units, facts, findings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chainatlas.ingest.policy.base import region_names, region_tree
from chainatlas.ingest.policy.checks import finding_rows
from chainatlas.ingest.policy.document import Document, Span
from chainatlas.ingest.policy.duties.tasks import tasks
from chainatlas.ingest.policy.facts import facts, findings
from chainatlas.ingest.policy.found_rows import Rows
from chainatlas.ingest.policy.reading import Raw, read_file
from chainatlas.ingest.policy.register import Units
from chainatlas.ingest.policy.register.shorthand import shorthand, zone
from chainatlas.ingest.policy.rows import document_row, duty_rows
from chainatlas.ingest.policy.structure.blocks import blocks
from chainatlas.ingest.policy.structure.front import front
from chainatlas.ingest.policy.structure.headings import headings
from chainatlas.ingest.policy.tables import Tables
from chainatlas.ingest.policy.terms import base_known


@dataclass(frozen=True)
class Reading:
    """What was read from one document: itself, and its rows by table."""

    document: Document
    rows: Rows


def document_of(raw: Raw, stem: str = "") -> tuple[Document, list[Span]]:
    """Return a text as a document, with its blocks.

    ``stem`` is the title where neither text nor file has one.
    """
    parts = blocks(raw.text, raw.tables)
    heads = headings(raw.text, parts)
    about = front(raw.text, parts, heads, region_tree(), raw.title, stem)
    same = re.sub(r"\s", "", raw.text)
    key = hashlib.sha256(same.encode("utf-8")).hexdigest()[:12]
    document = Document(
        f"doc-{key}",
        about.title,
        about.issuer,
        about.number,
        about.region,
        about.date,
        about.period,
        about.kind,
        raw.text,
        heads,
        raw.tables,
    )
    return document, parts


def units_of(document: Document) -> Units:
    """Return what normalises the names of units in a document."""
    area = zone(document.text, document.title, document.issuer)
    return Units(region_tree(), document.region, area, shorthand(document.text))


def read_raw(raw: Raw, file: str) -> Reading:
    """Return the rows of a text that was read from a file of that name."""
    document, parts = document_of(raw, Path(file).stem)
    known = base_known()
    rows: Rows = {"documents": [document_row(document, file)]}
    duties, registered = duty_rows(
        document, tasks(document, parts), units_of(document), known
    )
    rows |= duties
    told = facts(document, region_names(), known)
    for table, found in told.rows.items():
        rows[table] = [*rows.get(table, ()), *found]
    wrong = findings(document, told, rows, known, registered.__contains__)
    rows["findings"] = finding_rows(document.id, document.text, wrong)
    return Reading(document, rows)


def read_document(path: Path) -> Reading:
    """Return what a file says, as rows.

    Raises:
        BadInput: it cannot be read, is a scan, or has no text.
    """
    return read_raw(read_file(path), path.name)


def collected(readings: Iterable[Reading]) -> Tables:
    """Return the rows of many documents as one set of tables."""
    found = Tables()
    for reading in readings:
        for table, rows in reading.rows.items():
            found.add(table, rows)
    return found
