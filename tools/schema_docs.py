"""Write docs/schema.md from ontology/schema.toml.

    python tools/schema_docs.py

A test fails when the page is older than the schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chainatlas.ontology.schema import (
    Column,
    EdgeType,
    Table,
    derived_properties,
    edge_types,
    tables,
)

PAGE = Path(__file__).parents[1] / "docs" / "schema.md"
HEAD = """# The schema

Made from [`ontology/schema.toml`](../ontology/schema.toml) by
`python tools/schema_docs.py`. What a folder may look like stands in
[tables.md](tables.md), how rows become RDF in [formats.md](formats.md). Columns in bold
are required. Every row keeps unknown columns in the property `extra`, as a JSON object.
"""


def _range(column: Column) -> str:
    low = "" if column.min is None else f"{column.min:g}"
    high = "" if column.max is None else f"{column.max:g}"
    return f"{low} to {high}" if low and high else f"{low} or more" if low else ""


def _ref(column: Column) -> str:
    if not column.ref:
        return ""
    by = "id or name" if column.by else "ids" if column.type == "list" else "id"
    return f"{by} of a {column.ref}"


def _values(column: Column) -> str:
    """Say what a column may hold."""
    parts = [
        _ref(column),
        ", ".join(f"`{choice}`" for choice in column.choices),
        _range(column),
        f"empty = `{column.default}`" if column.default is not None else "",
        f"also headed `{'`, `'.join(column.also)}`" if column.also else "",
        "or `province`, `city`, `county` by name" if column.place else "",
        f"no `{column.without}`" if column.without else "",
        f"prefix `{column.prefix}` is cut" if column.prefix else "",
    ]
    return "; ".join(part for part in parts if part)


def _edge(table: Table, column: Column) -> str:
    """Say which edge a reference becomes."""
    if not column.edge:
        return ""
    ends = (table.node, column.ref)
    start, end = reversed(ends) if column.reverse else ends
    return f"`({start})-[:{column.edge}]->({end})`"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _becomes(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    if table.node:
        return f"Each row is a node `(:{table.node})`, told apart by {key}."
    first, last = table.column(table.source).ref, table.column(table.target).ref
    pattern = f"({first})-[:{table.edge}]->({last})"
    return f"Each row is an edge `{pattern}`, told apart by {key}."


def _table(table: Table) -> Iterator[str]:
    yield f"\n### {table.name} {table.zh}\n\n{table.doc} {_becomes(table)}\n"
    yield _row("column", "type", "values", "edge", "RDF")
    yield _row(*["---"] * 5)
    for column in table.columns:
        name = f"**{column.name}**" if column.required else column.name
        rdf = f"`{column.rdf}`" if column.rdf else ""
        lang = f" @{column.lang}" if column.lang else ""
        edge = _edge(table, column)
        yield _row(name, column.type, _values(column), edge, rdf + lang)


def _properties(columns: tuple[Column, ...]) -> str:
    return ", ".join(f"`{c.name}`" for c in columns)


def _edge_row(edge: EdgeType) -> str:
    ends = "; ".join(f"{a} → {b}" for a, b in edge.ends)
    own = _properties(edge.columns)
    return _row(f"`{edge.name}`", ends, edge.doc, own, f"`{edge.rdf}`")


def _edges() -> Iterator[str]:
    head = (_row("edge", "ends", "meaning", "properties", "RDF"), _row(*["---"] * 5))
    yield "\n## Edges\n"
    yield from head
    yield from (_edge_row(e) for e in edge_types().values() if not e.derived)
    yield "\n## Derived after each load\n"
    yield "These follow from the rest and are no part of the content digest.\n"
    yield from head
    yield from (_edge_row(e) for e in edge_types().values() if e.derived)
    yield ""
    yield _row("property", "type", "meaning")
    yield _row(*["---"] * 3)
    derived = [
        *derived_properties().items(),
        *((e.name, e.columns) for e in edge_types().values() if e.derived),
    ]
    for owner, columns in derived:
        for column in columns:
            yield _row(f"`{owner}.{column.name}`", column.type, column.doc)


def page() -> str:
    """Return the text of docs/schema.md."""
    lines = [HEAD, "## Tables"]
    for table in tables().values():
        lines += _table(table)
    return "\n".join([*lines, *_edges()]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
