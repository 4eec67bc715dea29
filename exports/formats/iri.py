"""Addresses of things: stable, ASCII, and different for different keys."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from chainatlas.exports.formats.vocabulary import BASE

_LONGEST = 200


def kebab(name: str) -> str:
    """Return a class name as it stands in addresses: NegativeTerm, negative-term."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _segment(text: str) -> str:
    """Percent-encode all but letters, digits and ``-_.~``; dots alone too."""
    coded = quote(text, safe="")
    return coded if coded.strip(".") else coded.replace(".", "%2E")


@lru_cache(maxsize=1 << 16)
def node_iri(label: str, key: str) -> str:
    """Return the address of a node: the last part is its id, percent-encoded."""
    return f"{BASE}{kebab(label)}/{_segment(key)}"


def statement_iri(rdf_class: str, key: Iterable[str | None]) -> str:
    """Return the address of an edge with properties, from all parts of its key.

    A long key is replaced by the first 128 bits of its SHA-256; that has no ``/``, and
    so equals no written key.
    """
    parts = "/".join(_segment(part or "") for part in key)
    if len(parts) > _LONGEST:
        parts = hashlib.sha256(parts.encode()).hexdigest()[:32]
    return f"{BASE}{kebab(rdf_class.rpartition('#')[2])}/{parts}"
