"""The library of canned queries: ``library/GROUP/NAME.cypher``, by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from chainatlas.ontology.errors import UnknownName
from chainatlas.queries.header import BadQueryFile, Query, parse


@cache
def _files() -> dict[str, tuple[str, Traversable]]:
    """Return the file of each query by name, with its group, sorted."""
    found: dict[str, tuple[str, Traversable]] = {}
    for group in files(__package__).joinpath("library").iterdir():
        for file in group.iterdir():
            name = file.name.removesuffix(".cypher")
            if name in found:
                where = f"{group.name}/{file.name}:1"
                raise BadQueryFile(f"{where}: a query of that name is there already")
            found[name] = (group.name, file)
    return dict(sorted(found.items()))


@cache
def canned(name: str) -> Query:
    """Return the canned query of that name.

    Raises:
        UnknownName: there is none; lists the known ones.
        BadQueryFile: its header is wrong; names file and line.
    """
    if name not in _files():
        raise UnknownName("query.unknown", name=name, known=", ".join(_files()))
    group, file = _files()[name]
    text = file.read_text(encoding="utf-8")
    return parse(name, text, f"{group}/{file.name}")


def library() -> dict[str, Query]:
    """Return every canned query by name, sorted, each checked.

    Raises:
        BadQueryFile: a header is wrong, or two files have one name.
    """
    return {name: canned(name) for name in _files()}
