"""What the review page shows: texts, and rows with the place that each rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from chainatlas.exports.review.facts import Both, both, facts, title
from chainatlas.ingest.policy.folder import ReadFolder
from chainatlas.ingest.policy.found_rows import Row
from chainatlas.ontology.catalogue import Lang, section

ORDER = (
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
"""The tables of the page, in the order in which they are listed."""

_SHARED = ("table_", "tag_", "col_")


def payload(read: ReadFolder, lang: Lang) -> dict[str, Any]:
    """Return what the page's script reads."""
    rows: dict[str, list[dict[str, Any]]] = {key: [] for key in read.texts}
    for document, row in _rows(read):
        rows[document].append(row)
    texts = section("review_page") | {
        key: said for key, said in section("review").items() if key.startswith(_SHARED)
    }
    return {
        "documents": [
            _document(row, read.texts[row["id"]], rows[row["id"]])
            for row in read.rows["documents"]
        ],
        "tables": ORDER,
        "texts": {
            one: {key: said[one] for key, said in texts.items()} for one in _LANGS
        },
        "lang": lang,
    }


_LANGS: tuple[Lang, ...] = ("zh", "en")


def _document(row: Row, text: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a document; places are counted as JavaScript counts, in UTF-16."""
    wide = [at for at, sign in enumerate(text) if sign > "\uffff"]
    for one in rows:
        for end in ("start", "end"):
            one[end] += bisect_left(wide, one[end])
    about = (row.get("issuer", ""), row.get("number", ""), row.get("date", ""))
    return {
        "id": row["id"],
        "title": row["title"],
        "about": " · ".join(filter(None, (*about, row.get("file", "")))),
        "text": text,
        "rows": sorted(rows, key=lambda r: (ORDER.index(r["table"]), r["start"])),
    }


def _rows(read: ReadFolder) -> Iterator[tuple[str, dict[str, Any]]]:
    passages = {p["id"]: p for p in read.rows["passages"]}
    tasks = {t["id"]: t["title"] for t in read.rows["tasks"]}
    for one in read.standing:
        decision = one.decision
        values = {**one.keyed.read, **(decision.changes if decision else {})}
        values["task"] = tasks.get(values.get("task_id", ""), "")
        table = one.keyed.place.table
        now = one.row or one.keyed.read
        sure = {name: now.get(name, "") for name in ("rule", "confidence")}
        shown = _shown(table, values | sure, passages[now["passage_id"]])
        if decision:
            shown |= {"verdict": decision.verdict, "note": decision.note}
        yield passages[now["passage_id"]]["document_id"], shown
    for row in read.rows["mentions"]:
        passage = passages[row["passage_id"]]
        yield passage["document_id"], _shown("mentions", row, passage)
    for row in read.rows["findings"]:
        yield row["document_id"], _shown("findings", row, row)


def _shown(table: str, row: Row, place: Row) -> dict[str, Any]:
    row = defaultdict(str, row)
    told: list[tuple[str, Both]] = facts(table, row)
    return {
        "table": table,
        "start": int(place["start"]),
        "end": int(place["end"]),
        "title": title(table, row),
        "facts": told,
        "heading": both(place.get("heading", "")),
        "rule": row.get("rule") or row.get("check", ""),
        "confidence": row.get("confidence", ""),
    }
