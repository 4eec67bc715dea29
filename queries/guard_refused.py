"""The refusal of a user's own query: where it stands in the text, and why."""

from __future__ import annotations

from chainatlas.ontology.catalogue import Lang, say
from chainatlas.ontology.errors import WrongUse

SHOWN = 80
"""Characters of a user's word that a message repeats at most."""


def shown(text: str) -> str:
    """Return ``text`` short and printable: what cannot be printed is escaped."""
    cut = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
        for c in cut
    )


class QueryRefused(WrongUse):
    """A query that the guard does not let through to the engine.

    ``reason`` is a key of the message section ``guard``; ``line`` and ``column``
    count characters from 1 and point at what was refused.
    """

    def __init__(self, reason: str, line: int, column: int, **values: object) -> None:
        clean = {k: shown(v) if isinstance(v, str) else v for k, v in values.items()}
        super().__init__(f"guard.{reason}", **clean)
        self.reason = reason
        self.line = line
        self.column = column

    def message(self, lang: Lang) -> str:
        """Return the refusal in words: the place, the reason and the remedy."""
        text = super().message(lang)
        return say("guard.at", lang, line=self.line, column=self.column, text=text)
