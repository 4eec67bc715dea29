"""The names of links that classification looks for, each with its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.terms import BROAD, Terms, link_names, negatives, plain


@dataclass(frozen=True)
class Lexicon:
    """Names of links.

    Attributes:
        terms: finds them.
        kinds: exact, narrow, abbreviation or broad, by the plain name and link.
    """

    terms: Terms
    kinds: Mapping[tuple[str, str], str]

    def kind(self, words: str, link_id: str) -> str:
        """Return the kind of a name that ``terms`` found, as printed.

        It is broad where the name begins within a number, whose commas have another
        form alone.
        """
        return self.kinds.get((plain(words), link_id), BROAD)


def lexicon(
    links: pl.DataFrame, aliases: pl.DataFrame, negative_terms: pl.DataFrame
) -> Lexicon:
    """Return the names of tables of an atlas, such as those of a folder.

    Args:
        links: id, zh.
        aliases: link_id, alias, kind; a link's label goes before its aliases.
        negative_terms: link_id, alias, not_when.
    """
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    kinds: dict[tuple[str, str], str] = {}
    for name in link_names(links, aliases):
        ids[name.text][name.link_id] = None
        kinds.setdefault((name.text, name.link_id), name.kind)
    by_name = {name: tuple(keys) for name, keys in ids.items()}
    return Lexicon(Terms(by_name, negatives(negative_terms), frozenset()), kinds)


@cache
def base_lexicon() -> Lexicon:
    """Return the names of the base."""
    tables = ("links", "aliases", "negative_terms")
    return lexicon(*(base_table(table) for table in tables))
