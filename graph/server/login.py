"""Who asks a server: a user and a password that is never shown."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Login:
    """A user of a server; the password stands in no repr, message or log."""

    user: str
    password: str = field(repr=False)
