"""A row as people read it: its title, and the few facts that matter."""

from __future__ import annotations

from chainatlas.ingest.policy.decisions.cells import LANGS, to_cell, word
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED
from chainatlas.ingest.policy.found_rows import Row

Both = str | dict[str, str]
"""One text, or one in each language where they differ."""

_FACTS = {
    "tasks": ("category", "links"),
    "responsibilities": ("role", "rank", "label", "basis", "task"),
    "targets": ("value", "year", "period", "region", "category"),
    "figures": ("value", "year", "period", "region", "category"),
    "projects": ("capacity", "investment_yi", "status", "year", "region_id", "link_id"),
    "enterprises": ("region_id", "status"),
    "parks": ("region_id", "category"),
    "mentions": ("kind",),
    "findings": (),
}


def both(zh: str, en: str | None = None) -> Both:
    """Return one text, or both where the English one is another."""
    return zh if en is None or zh == en else {"zh": zh, "en": en}


def title(table: str, row: Row) -> Both:
    """Return what a row is about, in one line."""
    if table == "findings":
        return both(row["zh"], row["en"])
    if table in ("targets", "figures"):
        return f"{row['subject']} {row['measure']}".strip() or row["printed"]
    if table == "responsibilities":
        return row["unit_name"]
    if table == "tasks":
        return f"{row['number']} {row['title']}".strip()
    return row["name"]


def facts(table: str, row: Row) -> list[tuple[str, Both]]:
    """Return the facts of a row that are known, by column."""
    told = ((name, _fact(table, name, row)) for name in _FACTS[table])
    return [(name, value) for name, value in told if value]


def _fact(table: str, name: str, row: Row) -> Both:
    if name == "value":
        return both(*(_amount(row, lang) for lang in LANGS))
    value = row.get(name, "")
    if not value:
        return ""
    if name == "capacity":
        return f"{value} {row['unit']}".strip()
    if table in REVIEWED and name in REVIEWED[table].fields:
        return both(*(to_cell(table, name, value, lang) for lang in LANGS))
    return both(*(word(name, value, lang) for lang in LANGS))


def _amount(row: Row, lang: str) -> str:
    said = row["comparison"] not in ("", "eq", "between")
    compared = word("comparison", row["comparison"], "zh" if lang == "zh" else "en")
    value = row["value"] + (f"–{row['value_to']}" if row["value_to"] else "")
    return " ".join(filter(None, (compared if said else "", value, row["unit"])))
