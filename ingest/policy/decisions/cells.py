"""A value of a row as a cell that people read and fill in, and back."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal, InvalidOperation
from functools import cache

import polars as pl

from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.convert import convert
from chainatlas.ingest.policy.base import gazetteer
from chainatlas.ingest.policy.decisions.reviewed import field
from chainatlas.ingest.record import ROW
from chainatlas.ingest.sieve import Sieve
from chainatlas.ontology.catalogue import Lang, section
from chainatlas.ontology.schema import Column

LANGS: tuple[Lang, ...] = ("zh", "en")
NUMBERS = ("number", "integer")
_NAMED = {"Category": "categories", "Link": "links"}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PICTURES = re.compile("[\u2400-\u2426\ufffd]")


class BadCell(ValueError):
    """A cell cannot be a value: ``reason`` and ``detail`` of the section rejects."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def word(name: str, value: str, lang: Lang) -> str:
    """Return a listed value of a column in words."""
    found = section("review").get(f"word_{name}_{value}")
    return found[lang] if found else value


@cache
def _names(table: str, lang: Lang) -> dict[str, str]:
    """Return the names of categories or links by id; a name taken twice is none."""
    frame = base_table(table)
    pairs = dict(zip(frame["id"], frame[lang], strict=True))
    often = Counter(_fold(name) for name in pairs.values() if name)
    return {k: v if v and often[_fold(v)] == 1 else k for k, v in pairs.items()}


@cache
def _ids(table: str) -> dict[str, str]:
    found = {_fold(v): k for lang in LANGS for k, v in _names(table, lang).items()}
    return found | {_fold(key): key for key in base_table(table)["id"]}


@cache
def _region(key: str) -> str:
    frame = base_table("regions")
    name = str(frame.filter(pl.col("id") == key)["zh"].to_list()[0])
    return name if gazetteer().by_id_or_name(name).region_id == key else key


def to_cell(table: str, name: str, value: str, lang: Lang) -> str:
    """Return a value as people read it: words for codes, names for ids."""
    column = field(table, name)
    if column.choices:
        return word(name, value, lang)
    if column.ref == "Region" and value in gazetteer().ids:
        return _region(value)
    if column.ref in _NAMED:
        names = _names(_NAMED[column.ref], lang)
        return ";".join(names.get(key, key) for key in value.split(";"))
    return value


def from_cell(table: str, name: str, text: str) -> str:
    """Return the value that a person filled in, as it stands in a row.

    Raises:
        BadCell: it is of another type, not among the choices, or names nothing.
    """
    column, text = field(table, name), text.strip()
    if not text and not column.required:
        return ""
    if column.choices:
        text = _choice(column, text)
    elif column.ref == "Region":
        place = gazetteer().by_id_or_name(unicodedata.normalize("NFKC", text))
        if place.region_id is None:
            raise BadCell(place.reason, place.detail or text)
        text = place.region_id
    elif column.ref in _NAMED:
        text = _listed(column.ref, column, text)
    return _checked(column, text)


def _choice(column: Column, text: str) -> str:
    for value in column.choices:
        words = (word(column.name, value, lang) for lang in LANGS)
        if _fold(text) in {value, *map(_fold, words)}:
            return value
    return text


def _listed(ref: str, column: Column, text: str) -> str:
    ids = _ids(_NAMED[ref])
    parts = re.split("[;；]", text) if column.type == "list" else [text]
    named = [part.strip() for part in parts if part.strip()]
    if any(_fold(part) not in ids for part in named):
        raise BadCell("unknown_reference", ref)
    return ";".join(dict.fromkeys(ids[_fold(part)] for part in named))


def _checked(column: Column, text: str) -> str:
    """Return the text as the schema's type writes it."""
    cells = {ROW: pl.Series([0], dtype=pl.Int64), column.name: [text or None]}
    sieve = Sieve(pl.DataFrame(cells, schema_overrides={column.name: pl.String}), "")
    convert(sieve, column)
    for reject in sieve.rejects.iter_rows(named=True):
        raise BadCell(reject["reason"], reject["detail"])
    value = sieve.frame[column.name].to_list()[0]
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    return "" if value is None else text if column.type == "list" else str(value)


def _plain(text: str) -> str:
    """Return a text without what a spreadsheet changes when it keeps it."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    shown = (c if c.isprintable() else " " for c in _PICTURES.sub(" ", text))
    return " ".join("".join(shown).split())


def unchanged(table: str, name: str, value: str, text: str) -> bool:
    """Return whether a cell still shows the value that was written into it."""
    shown = {value, *(to_cell(table, name, value, lang) for lang in LANGS)}
    if _plain(text) in map(_plain, shown):
        return True
    if field(table, name).type not in NUMBERS:
        return False
    try:
        return Decimal(text.strip()) == Decimal(value)
    except InvalidOperation:
        return False
