"""Addresses of servers: ``neo4j://host:port/database``.

The path names the database, the user's home database where there is none: what
follows a ``?`` is for the driver (the routing context of ``neo4j://``). A user or
password in the address is refused, since an address is printed and seen by others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from chainatlas.ontology.errors import WrongUse

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_DATABASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,62}")


@dataclass(frozen=True)
class Address:
    """What the driver is given, the database, and how to show both."""

    uri: str
    database: str | None
    shown: str


def is_server(address: str) -> bool:
    """Whether an address is that of a server, not a path."""
    return "://" in address


def _split(address: str) -> SplitResult | None:
    """Return the parts of a well-formed address."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises if it is none
    except ValueError:
        return None
    return parts if parts.hostname and not parts.fragment else None


def parse(address: str) -> Address:
    """Take the address of a server apart.

    Raises:
        WrongUse: it holds a user or password, or is malformed; it is not repeated.
    """
    if "@" in address:
        raise WrongUse("store.secret_in_address")
    parts = _split(address)
    if parts is None:
        raise WrongUse("store.bad_address")
    database = parts.path.strip("/")
    if database and not _DATABASE.fullmatch(database):
        raise WrongUse("store.bad_address")
    host = f"{parts.scheme}://{parts.netloc}"
    uri = f"{host}?{parts.query}" if parts.query else host
    shown = f"{host}/{database}" if database else host
    return Address(uri, database or None, shown)
