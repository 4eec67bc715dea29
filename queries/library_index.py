"""The library of canned queries: ``library/GROUP/NAME.cypher``, by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from chainatlas.ontology.errors import UnknownName
from chainatlas.queries.header import BadQueryFile, Query, parse


@cache
def library() -> dict[str, Query]:
    """Return every canned query by name, sorted.

    Raises:
        BadQueryFile: a header is wrong, or two files have one name.
    """
    found: dict[str, Query] = {}
    for group in files(__package__).joinpath("library").iterdir():
        for file in group.iterdir():
            name = file.name.removesuffix(".cypher")
            where = f"{group.name}/{file.name}"
            if name in found:
                raise BadQueryFile(f"{where}:1: a query of that name is there already")
            found[name] = parse(name, file.read_text(encoding="utf-8"), where)
    return dict(sorted(found.items()))


def canned(name: str) -> Query:
    """Return the canned query of that name.

    Raises:
        UnknownName: there is none; lists the known ones.
    """
    if name not in library():
        raise UnknownName("query.unknown", name=name, known=", ".join(library()))
    return library()[name]
