"""Printing rows: a table for people, json, jsonl and csv for machines."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from chainatlas.exports.atomic import save
from chainatlas.ontology.catalogue import Lang, section
from chainatlas.queries.answer import Meta

Row = Mapping[str, Any]
FORMATS = ("table", "json", "jsonl", "csv")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_CLOSED = frozenset({"status", "kind", "stage", "coverage", "completeness", "level"})
_CLOSED |= {"confidence", "scope", "role"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _plain(value: Any) -> Any:
    """Return what JSON can hold: other numbers as numbers, the rest as text.

    JSON has no NaN and no infinity: these become null.
    """
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _dump(value: Any, indent: int | None = None) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, indent=indent, allow_nan=False)


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
        value = _dump(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return str(value)


def _csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(csv_cell, columns))
    writer.writerows([csv_cell(row.get(c)) for c in columns] for row in rows)
    return out.getvalue()


def _jsonl(rows: Sequence[Row]) -> str:
    return "".join(_dump(row) + "\n" for row in rows)


def _json(rows: Sequence[Row], meta: Meta) -> str:
    whole = {"meta": meta.as_json(), "rows": rows}
    return _dump(whole, indent=1) + "\n"


def _words(value: Any, lang: Lang, closed: bool = False) -> str:
    """Return a value as a person reads it; that of a closed set in words."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)) or "–"
    if isinstance(value, dict):
        known = ((k, v) for k, v in value.items() if v is not None)
        return " ".join(f"{k} {_words(v, lang)}" for k, v in known)
    words = section("words").get(str(value)) if closed else None
    return words[lang] if words else str(value)


def shown(text: str) -> str:
    """Return a text for a terminal: control characters would move or colour it."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


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
        cells = (_words(row.get(c), lang, c in _CLOSED) for c in columns)
        grid.add_row(*(Text(shown(cell)) for cell in cells))
    out = io.StringIO()
    width = None if sys.stdout.isatty() else 200
    Console(file=out, width=width, no_color=True).print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n")[:-1]) + "\n"


def render(
    rows: Sequence[Row],
    meta: Meta,
    form: str,
    lang: Lang,
    *,
    columns: Sequence[str],
    people: Sequence[str] | None = None,
) -> str:
    """Return rows in a format; ``people`` are the columns of the table for people."""
    makers: dict[str, Callable[[], str]] = {
        "json": lambda: _json(rows, meta),
        "jsonl": lambda: _jsonl(rows),
        "csv": lambda: _csv(rows, columns),
        "table": lambda: table(rows, people or columns, lang),
    }
    return makers[form]()


def deliver(text: str, path: Path | None) -> None:
    """Print a text on standard output, or write it to a file."""
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # Files and pipes get the same bytes whatever the locale; a terminal gets
            # what it can show.
            terminal = sys.stdout.isatty()
            encoding = sys.stdout.encoding if terminal else "utf-8"
            sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        save(text.encode("utf-8"), path)
