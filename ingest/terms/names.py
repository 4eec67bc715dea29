"""The names of links: labels and aliases, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.terms.plain import plain

EXACT = "exact"
BROAD = "broad"
_BRACKET = re.compile(r"[（(].*")


@dataclass(frozen=True)
class Name:
    """One name of a link.

    Attributes:
        text: the name in plain form.
        link_id: the link that it names.
        kind: exact (the link), narrow (a kind of it), abbreviation, or broad (more
            than the link, so a hint only).
    """

    text: str
    link_id: str
    kind: str


def link_names(links: pl.DataFrame, aliases: pl.DataFrame) -> Iterator[Name]:
    """Yield the names of the tables links (id, zh) and aliases, labels first.

    A label is exact, with and without what stands in its brackets. Names of one
    character are left out.
    """
    for key, zh in links.select("id", "zh").iter_rows():
        for label in dict.fromkeys((zh, _BRACKET.sub("", zh))):
            yield from _name(label, key, EXACT)
    for key, alias, kind in aliases.select("link_id", "alias", "kind").iter_rows():
        yield from _name(alias, key, kind or EXACT)


def _name(text: str | None, key: str, kind: str) -> Iterator[Name]:
    if text and len(text) > 1:
        yield Name(plain(text), key, kind)
