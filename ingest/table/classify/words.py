"""The words around the names of products, and the patterns that they make."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

Words = dict[str, list[str]]

_BRACKETED = r"[（(](?:[^（）()]|[（(][^（）()]*[)）])*[)）]"


@cache
def _toml() -> dict[str, Words]:
    path = files(__package__).joinpath("words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """Return a list of words, the longest first."""
    return tuple(sorted(_toml()[table][name], key=lambda w: (-len(w), w)))


def one_of(texts: Iterable[str]) -> str:
    """Return a pattern for any of the texts, the longest where several fit."""
    found = sorted(texts, key=lambda t: (-len(t), t))
    return "(?:" + "|".join(map(re.escape, found)) + ")"


def bracketed() -> str:
    """Return a pattern for what stands in brackets, one pair inside another at most."""
    return _BRACKETED


def amount() -> str:
    """Return a pattern for a capacity: 年产5万吨, 500吨, 10-20GWh/年."""
    number = r"[0-9０-９][0-9０-９.,，]*"
    han, latin = (one_of(words("units", name)) for name in ("han", "latin"))
    return (
        r"(?i)(?:年产能?|产能|年产量|产量|日产|月产|年加工|规模)*[约达为各]?\s*"
        rf"{number}(?:\s*[-~—～至]\s*{number})?\s*[十百千万亿]*"
        rf"(?:{han}|{latin}(?-u:\b))"
        r"(?:\s*/\s*(?:年|月|日|天|a|y))?(?:以上|左右)?"
    )


class Ends:
    """Takes words off the beginning and the end of a text, as long as there are any."""

    def __init__(self, leads: Iterable[str], tails: Iterable[str]) -> None:
        self._lead = re.compile(one_of(leads) + "*")
        self._tail = re.compile(one_of(t[::-1] for t in tails) + "*")

    def lead(self, text: str) -> int:
        """Return where the text begins behind the words that lead it."""
        found = self._lead.match(text)
        return found.end() if found else 0

    def tail(self, text: str) -> int:
        """Return where the text ends before the words that trail it."""
        found = self._tail.match(text[::-1])
        return len(text) - (found.end() if found else 0)
