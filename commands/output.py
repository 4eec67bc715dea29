"""Printing rows: a table for people, json, jsonl and csv for machines."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from chainatlas.exports.atomic import save
from chainatlas.ontology.catalogue import Lang, section
from chainatlas.queries.answer import Meta

Row = Mapping[str, Any]
FORMATS = ("table", "json", "jsonl", "csv")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: Any) -> str:
    """Return a value as a csv cell: lists joined by ``;``, objects as JSON.

    A text that a spreadsheet would read as a formula gets a leading ``'``.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        value = ";".join(value)
    elif isinstance(value, dict | list | tuple):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return str(value)


def _csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row.get(c)) for c in columns] for row in rows)
    return out.getvalue()


def _jsonl(rows: Sequence[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _json(rows: Sequence[Row], meta: Meta) -> str:
    whole = {"meta": meta.as_json(), "rows": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _words(value: Any, lang: Lang) -> str:
    """Return a value as a person reads it; ids of a closed set in words."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)) or "–"
    if isinstance(value, dict):
        known = ((k, v) for k, v in value.items() if v is not None)
        return " ".join(f"{k} {_words(v, lang)}" for k, v in known)
    words = section("words").get(str(value))
    return words[lang] if words else str(value)


def table(rows: Sequence[Row], columns: Sequence[str], lang: Lang) -> str:
    """Return rows as a text table with headers and words in a language."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    headers = section("columns")
    grid = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        title = headers.get(column, {}).get(lang, column)
        number = all(isinstance(r.get(column), int | float | None) for r in rows)
        grid.add_column(Text(title), justify="right" if number else "left")
    for row in rows:
        grid.add_row(*(Text(_words(row.get(c), lang)) for c in columns))
    out = io.StringIO()
    width = None if sys.stdout.isatty() else 200
    Console(file=out, width=width, no_color=True).print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def render(
    rows: Sequence[Row],
    meta: Meta,
    form: str,
    lang: Lang,
    *,
    columns: Sequence[str],
    shown: Sequence[str] | None = None,
) -> str:
    """Return rows in a format; ``shown`` are the columns of the table for people."""
    makers: dict[str, Callable[[], str]] = {
        "json": lambda: _json(rows, meta),
        "jsonl": lambda: _jsonl(rows),
        "csv": lambda: _csv(rows, columns),
        "table": lambda: table(rows, shown or columns, lang),
    }
    return makers[form]()


def deliver(text: str, path: Path | None) -> None:
    """Print a text on standard output, or write it to a file."""
    if path is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        save(text.encode("utf-8"), path)
