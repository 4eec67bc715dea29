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
    return re.compile(rf"^\s*{one_of(words('against', 'headings'))}\s*[：:]")


@dataclass
class _Clause:
    """A clause while it is read from left to right."""

    things: list[tuple[str, set[str]]] = field(default_factory=list)
    """Each thing with what is done with it."""
    carried: set[str] = field(default_factory=set)
    """What the last verb before a thing said; it holds for the things that follow."""
    verbs: set[str] = field(default_factory=set)
    """What verbs said that stand alone and wait for their thing."""
    group: set[str] = field(default_factory=set)
    """What is done with the last things that have no verb before them: their verbs
    may follow them, so these things share the set."""
    open: bool = False
    """Whether a verb alone belongs to ``group``."""

    def add(self, it: Item) -> None:
        if not it.thing:
            (self.group if self.open else self.verbs).update(it.after)
        elif it.after and not it.before:
            self._behind(it)
        else:
            self._before(it)

    def _behind(self, it: Item) -> None:
        """Add a thing whose verb stands behind it, as for those that wait for one."""
        if self.group:
            self.group = set()
        self._new(it, self.group, opens=True)
        self.group.update(it.after)

    def _before(self, it: Item) -> None:
        """Add a thing with a verb before it, of its own or of a thing before."""
        if it.before or self.verbs:
            self.carried = self.verbs | it.before
        if it.before or self.verbs or self.group:
            self.group = set()
        if self.carried:
            self._new(it, self.carried | it.after, opens=False)
        else:
            self._new(it, self.group, opens=True)

    def _new(self, it: Item, senses: set[str], *, opens: bool) -> None:
        self.things.append((it.text, senses))
        self.verbs, self.open = set(), opens


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
    for text in map(str.strip, _PART.split(_heading().sub("", clause))):
        if text.startswith(words("against", "except")):
            break
        if text and not text.endswith("外"):
            read.add(item(text))
    return [(text, strongest(senses)) for text, senses in read.things]
