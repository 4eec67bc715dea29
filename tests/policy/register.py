"""The built-in regions and terms, as the grammars of names are given them."""

from __future__ import annotations

from functools import cache

from chainatlas.ingest.policy.base import gazetteer
from chainatlas.ingest.policy.document import Document
from chainatlas.ingest.policy.mentions import Places, RegionNames
from chainatlas.ingest.policy.terms import base_known as known

__all__ = ["SICHUAN", "document", "known", "places", "regions"]

SICHUAN = "510000"


@cache
def regions() -> RegionNames:
    return RegionNames(gazetteer())


def places(scope: str | None = SICHUAN) -> Places:
    return Places(regions(), scope)


def document(
    text: str,
    title: str = "",
    year: int = 2023,
    region: str | None = SICHUAN,
    period: tuple[int, int] | None = None,
) -> Document:
    return Document("doc", title, "", "", region, f"{year}-01-01", period, "", text)
