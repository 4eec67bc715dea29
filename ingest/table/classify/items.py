"""One member of a list: the thing that it names, and what is done with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from chainatlas.ingest.table.classify.words import Ends, one_of, words

MADE = "made"
SOLD = "sold"
NAMED = "named"
_SENSES = (MADE, SOLD, NAMED)
"""What is done with a thing, the strongest first."""


@dataclass(frozen=True)
class Item:
    """A member of a list.

    Attributes:
        text: the member as printed.
        start, end: where the thing stands in it, without verbs and words that say
            nothing.
        before, after: what the verbs before and behind the thing say (made, sold,
            named).
    """

    text: str
    start: int
    end: int
    before: frozenset[str]
    after: frozenset[str]

    @property
    def thing(self) -> str:
        """The thing as printed; empty where the member has verbs alone."""
        return self.text[self.start : self.end]


@cache
def _sense_of() -> dict[str, str]:
    return {word: sense for sense in _SENSES for word in words("verbs", sense)}


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(one_of(_sense_of()))


@cache
def _ends() -> Ends:
    verbs, joins = set(_sense_of()), set(words("fill", "joins"))
    leads = verbs - set(words("verbs", "never_first"))
    return Ends(
        leads | joins | set(words("fill", "leads")),
        verbs | joins | set(words("fill", "tails")),
    )


def _senses(text: str) -> frozenset[str]:
    return frozenset(_sense_of()[word] for word in _verb().findall(text))


def item(text: str) -> Item:
    """Read a member of a list, such as 生产海绵钛 or 钛材系列产品的加工.

    >>> found = item("生产海绵钛")
    >>> found.thing, sorted(found.before)
    ('海绵钛', ['made'])
    """
    end = _ends().tail(text)
    if not end:
        return Item(text, 0, 0, frozenset(), _senses(text))
    start = min(_ends().lead(text), end)
    return Item(text, start, end, _senses(text[:start]), _senses(text[end:]))


def strongest(senses: Iterable[str]) -> str:
    """Return the strongest of what is done with a thing, "" where nothing is said.

    >>> strongest({"sold", "made"}), strongest(())
    ('made', '')
    """
    found = set(senses)
    return next((sense for sense in _SENSES if sense in found), "")
