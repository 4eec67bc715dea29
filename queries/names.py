"""Finding what a person means by a name: id, full name, or unambiguous short name."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from chainatlas.graph.store import View
from chainatlas.ingest.places import short_name
from chainatlas.ontology.errors import AmbiguousName, UnknownName, WrongUse
from chainatlas.queries.gaps import split_gap

Thing = Literal["region", "category", "link", "enterprise", "unit", "document"]
_NEAR = 8

# For each kind of thing: (id, name) pairs, surest names first. $text is what was typed;
# only enterprises are looked up by it, since there may be a million of them.
_NAMES: dict[Thing, tuple[str, ...]] = {
    "region": ("MATCH (n:Region) RETURN n.id AS id, n.zh AS name",),
    "category": (
        "MATCH (n:Category) RETURN n.id AS id, n.zh AS name",
        "MATCH (n:Category) RETURN n.id AS id, n.en AS name",
    ),
    "link": (
        "MATCH (n:Link) RETURN n.id AS id, n.zh AS name",
        "MATCH (n:Link) RETURN n.id AS id, n.en AS name",
        "MATCH (t:Term)-[:NAMES]->(n:Link) WHERE t.kind IN ['exact', 'abbreviation'] "
        "RETURN n.id AS id, t.alias AS name",
    ),
    "enterprise": (
        "MATCH (n:Enterprise) WHERE n.id = $text OR n.name = $text "
        "OR n.short_name = $text RETURN n.id AS id, $text AS name",
    ),
    "unit": ("MATCH (n:Unit) RETURN n.id AS id, n.zh AS name",),
    "document": (
        "MATCH (n:Document) RETURN n.id AS id, n.title AS name",
        "MATCH (n:Document) RETURN n.id AS id, n.number AS name",
    ),
}
_IDS: dict[Thing, str] = {
    "region": "Region",
    "category": "Category",
    "link": "Link",
    "enterprise": "Enterprise",
    "unit": "Unit",
    "document": "Document",
}
_CATEGORY_ENDINGS = ("产业链", "产业", "材料")


def _short(kind: Thing, name: str) -> str:
    if kind == "region":
        return short_name(name)
    if kind == "category":
        for ending in _CATEGORY_ENDINGS:
            name = name.removesuffix(ending) or name
    return name.casefold()


@dataclass(frozen=True)
class Named:
    """An id with its zh name, as shown to people."""

    id: str
    name: str


def _by_name(
    pairs: Iterable[Named], kind: Thing, short: bool
) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for named in pairs:
        key = _short(kind, named.name) if short else named.name
        if named not in found[key]:
            found[key].append(named)
    return found


def _near(text: str, names: list[str]) -> list[str]:
    """Return the names most like a text: those that hold it, then those close to it."""
    holding = [n for n in names if text.casefold() in n.casefold()]
    close = difflib.get_close_matches(text, names, n=_NEAR, cutoff=0.5)
    return list(dict.fromkeys([*sorted(holding, key=len), *close]))[:_NEAR]


def _pairs(view: View, query: str, text: str) -> list[Named]:
    rows = view.rows(query, {"text": text} if "$text" in query else {})
    return [Named(r["id"], r["name"]) for r in rows if r["name"]]


def _has_id(view: View, kind: Thing, text: str) -> bool:
    query = f"MATCH (n:{_IDS[kind]}) WHERE n.id = $text RETURN n.id AS id"
    return bool(view.rows(query, {"text": text}))


def resolve(view: View, kind: Thing, text: str) -> str:
    """Return the id of the thing that a person names.

    An id goes first, then a full name, then one without ending (市, 材料) or case.

    Raises:
        AmbiguousName: the name fits several; lists them.
        UnknownName: nothing has it; lists the near names.
    """
    text = text.strip().encode("utf-8", "replace").decode("utf-8")
    if _has_id(view, kind, text):
        return text
    every: list[Named] = []
    for query in _NAMES[kind]:
        every += _pairs(view, query, text)
        for short in (False, True):
            key = _short(kind, text) if short else text
            ids = {n.id: n for n in _by_name(every, kind, short).get(key, ())}
            if len(ids) == 1:
                return next(iter(ids))
            if ids:
                shown = ", ".join(f"{n.id} {n.name}" for n in ids.values())
                raise AmbiguousName("names.ambiguous", name=text, found=shown)
    near = ", ".join(_near(text, sorted({n.name for n in every}))) or "-"
    raise UnknownName(f"names.{kind}", name=text, near=near)


def resolve_gap(view: View, text: str) -> tuple[str, str]:
    """Return the ids of the region and link of a gap, each named by id or name.

    The region ends at the first ``/``; where it is named by a name with a ``/`` in
    it, at a later one.

    Raises:
        WrongUse: the text is no gap.
        AmbiguousName, UnknownName: nothing, or more than one thing, has the name.
    """
    first: UnknownName | None = None
    split_gap(text)
    for cut in (at for at, sign in enumerate(text) if sign == "/"):
        try:
            region = resolve(view, "region", text[:cut])
            return region, resolve(view, "link", text[cut + 1 :])
        except UnknownName as error:
            first = first or error
    raise first or WrongUse("names.gap", gap=text)
