"""Checks on names: a label or exact alias leads to one link."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from chainatlas.ontology.check_finding import Finding, Tables, rows


def fold(text: str) -> str:
    """Return the form in which two names count as the same (width, case, spaces)."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _shared(pairs: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield each name that several ids bear, and the ids."""
    owners: dict[str, set[str]] = defaultdict(set)
    printed: dict[str, str] = {}
    for owner, name in pairs:
        if name:
            owners[fold(name)].add(owner)
            printed.setdefault(fold(name), name)
    for key, bearers in sorted(owners.items()):
        if len(bearers) > 1:
            yield printed[key], ", ".join(sorted(bearers))


def same_label_zh(tables: Tables) -> Iterator[Finding]:
    """No two links, and no two categories, have the same Chinese label."""
    for name in ("links", "categories"):
        for label, bearers in _shared(rows(tables, name, "id", "zh")):
            yield Finding("same_label_zh", label, {"ids": bearers})


def same_label_en(tables: Tables) -> Iterator[Finding]:
    """No two links, and no two categories, have the same English label."""
    for name in ("links", "categories"):
        for label, bearers in _shared(rows(tables, name, "id", "en")):
            yield Finding("same_label_en", label, {"ids": bearers})


def exact_alias(tables: Tables) -> Iterator[Finding]:
    """An exact alias names one link, and is no other link's label."""
    columns = ("link_id", "alias", "kind")
    exact = [
        (link, alias)
        for link, alias, kind in rows(tables, "aliases", *columns)
        if kind == "exact"
    ]
    names = {fold(alias) for _, alias in exact}
    labels = [*rows(tables, "links", "id", "zh"), *rows(tables, "links", "id", "en")]
    bearing = (pair for pair in labels if fold(pair[1]) in names)
    for alias, bearers in _shared([*exact, *bearing]):
        yield Finding("exact_alias", alias, {"ids": bearers})
