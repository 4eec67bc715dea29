"""The errors that a user can cause or mend, as one tree.

AtlasError                  message key and values; ``message(lang)``; exit code
├── WrongUse        (2)     wrong names, wrong files, refused queries
│   ├── BadInput            an input file or folder cannot be read
│   ├── UnknownName         no region, category, link, query ... of that name
│   ├── AmbiguousName       a name that fits several
│   ├── QueryFailed         the engine does not accept the query or its parameters
│   └── ExportFailed        the output cannot be written
└── StoreUnavailable (3)    the store is missing, foreign, damaged, locked, unreachable
    └── LoadStopped (130)   Ctrl-C came while a load was half written
"""

from __future__ import annotations

from typing import ClassVar

from chainatlas.ontology.catalogue import Lang, say


class AtlasError(Exception):
    """An error with a message for people in zh and en, and an exit code."""

    exit_code: ClassVar[int] = 2

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def message(self, lang: Lang) -> str:
        """Return the text of the error, with what to do about it."""
        return say(self.key, lang, **self.values)

    def __str__(self) -> str:
        return self.message("en")


class WrongUse(AtlasError):
    """The command was asked something it cannot do."""


class BadInput(WrongUse):
    """An input file or folder cannot be read."""


class UnknownName(WrongUse):
    """Nothing has that id or name."""


class AmbiguousName(WrongUse):
    """A name fits several things."""


class QueryFailed(WrongUse):
    """The engine does not accept a query or its parameters."""


class ExportFailed(WrongUse):
    """The output cannot be written."""


class StoreUnavailable(AtlasError):
    """The store cannot be reached or opened."""

    exit_code = 3


class LoadStopped(StoreUnavailable):
    """Ctrl-C came while a load was half written; the same build run again ends it."""

    exit_code = 130
