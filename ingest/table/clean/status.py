"""The state of an enterprise, from the words of registers and spreadsheets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import polars as pl

from chainatlas.ingest.table.clean.text import name_text


@cache
def status_words() -> dict[str, str]:
    """Return the status that each word means."""
    path = files(__package__).joinpath("status.toml")
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return {word: status for status, each in words.items() for word in each}


def status_of(text: pl.Expr) -> pl.Expr:
    """Return active, planned, closed or unknown; null where the word is not known."""
    plain = (
        name_text(text).str.to_lowercase().str.replace(r"^(?:已|正在)|(?:中|状态)$", "")
    )
    return plain.replace_strict(status_words(), default=None, return_dtype=pl.String)


_TAIL = r"（(已?注销|已?吊销|已?停产|停业|关停|筹建|在建|拟建|破产)[^（）]*）$"


def status_in_name(name: pl.Expr) -> pl.Expr:
    """Return the state that is noted behind a name (甲公司（已注销）), else null."""
    return status_of(name.str.extract(_TAIL, 1))


def without_status(name: pl.Expr) -> pl.Expr:
    """Return names without such a note."""
    return name.str.replace(_TAIL, "")
