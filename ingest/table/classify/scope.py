"""The grammar of a business scope: which things are made, which only sold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from chainatlas.ingest.table.classify.items import Item, item, strongest
from chainatlas.ingest.table.classify.words import one_of, words

_PART = re.compile(r"[、，,（）()\t]")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"\s*{one_of(words('against', 'headings'))}\s*[：:]\s*")


@dataclass
class _Clause:
    """A clause while it is read from left to right."""

    texts: list[str] = field(default_factory=list)
    senses: list[set[str]] = field(default_factory=list)
    carried: set[str] = field(default_factory=set)
    """What the last verb before a thing said; it holds for the things that follow."""
    verbs: set[str] = field(default_factory=set)
    """Verbs that stand alone and wait for their thing."""
    open: list[int] = field(default_factory=list)
    """Things whose verbs may still follow."""
    joined: bool = False
    """Whether ``open`` has had a verb behind it."""

    def add(self, it: Item) -> None:
        if not it.thing:
            self._alone(it.after)
        elif it.after and not it.before:
            self._behind(it)
        else:
            self._before(it)

    def _new(self, it: Item, senses: set[str]) -> None:
        self.texts.append(it.text.strip())
        self.senses.append(senses)
        self.verbs = set()

    def _alone(self, senses: frozenset[str]) -> None:
        if self.open:
            self._give(senses)
        else:
            self.verbs |= senses

    def _give(self, senses: frozenset[str]) -> None:
        for number in self.open:
            self.senses[number] |= senses
        self.joined = True

    def _behind(self, it: Item) -> None:
        if self.joined:
            self.open, self.joined = [], False
        self._new(it, set())
        self.open.append(len(self.texts) - 1)
        self._give(it.after)

    def _before(self, it: Item) -> None:
        if self.joined or it.before:
            self.open, self.joined = [], False
        if it.before or self.verbs:
            self.carried = self.verbs | it.before
        self._new(it, self.carried | it.after)
        if not self.carried:
            self.open.append(len(self.texts) - 1)


def scope_items(clause: str) -> list[tuple[str, str]]:
    """Return the things of a clause with what is done: made, sold, named or "".

    A verb before a thing holds for those that follow it, one behind for those that
    stand before it without a verb. What a scope leaves out is no thing of it.

    >>> scope_items("生产、销售：钛锭、钛板")
    [('销售：钛锭', 'made'), ('钛板', 'made')]
    >>> scope_items("钛锭、钛板的销售")
    [('钛锭', 'sold'), ('钛板的销售', 'sold')]
    """
    read = _Clause()
    for text in _PART.split(_heading().sub("", clause)):
        text = text.strip()
        if text.startswith(words("against", "except")):
            if text.endswith("外"):
                continue
            break
        if text:
            read.add(item(text))
    return [(t, strongest(s)) for t, s in zip(read.texts, read.senses, strict=True)]
