"""Write docs/queries.md from the headers of the canned queries.

    python tools/query_docs.py

A test fails when the page is older than the queries.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chainatlas.queries.header import Parameter, Query
from chainatlas.queries.library_index import library

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "queries.md"
GROUPS = {
    "gaps": "缺口 Gaps",
    "chain": "产业链 Chains",
    "region": "地区 Regions",
    "enterprise": "企业 Enterprises",
    "project": "项目与园区 Projects and parks",
    "policy": "政策 Policy",
    "quality": "数据质量 Data quality",
}
"""The folders of the library in the order of the page."""

HEAD = """# The canned queries

Made from the headers of `queries/library/*/*.cypher` by `python tools/query_docs.py`.

    chainatlas query --list
    chainatlas query --show NAME
    chainatlas query NAME -p parameter=value ...

Parameters in bold are required; the others take the default shown, where `''` means
all. A region, category, link, enterprise or unit is given by id or by name. Columns
with `[]` are lists, sorted and without doubles. Rows come in the same order each time.
"""


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return ""
    shown = parameter.default if parameter.default != "" else "''"
    return f" = `{shown}`"


def _parameter(parameter: Parameter) -> str:
    """Say what a parameter is, its default, and where its values come from."""
    name = f"**{parameter.name}**" if parameter.required else parameter.name
    picks = f", from [{parameter.picks}](#{parameter.picks})" if parameter.picks else ""
    known = ", ".join(f"`{choice}`" for choice in parameter.choices if choice)
    choices = f": {known}" if known else ""
    return f"- {name} ({parameter.type}{picks}){_default(parameter)}{choices}"


def _columns(query: Query) -> str:
    marked = (f"{c}[]" if c in query.lists else c for c in query.columns)
    return ", ".join(f"`{column}`" for column in marked)


def _section(query: Query) -> Iterator[str]:
    yield f"\n### {query.name}\n"
    yield f"**{query.title['zh']}** · **{query.title['en']}**\n"
    yield f"{query.doc['zh']}\n"
    yield f"{query.doc['en']}\n"
    yield from map(_parameter, query.parameters)
    yield f"{chr(10) if query.parameters else ''}Columns: {_columns(query)}"


def _names(group: str) -> list[str]:
    folder = ROOT / "queries" / "library" / group
    return sorted(file.stem for file in folder.glob("*.cypher"))


def page() -> str:
    """Return the text of the page."""
    lines = [HEAD]
    for group, title in GROUPS.items():
        links = (f"[{n}](#{n}) {library()[n].title['en']}" for n in _names(group))
        lines += [f"- {title}: {', '.join(links)}"]
    for group, title in GROUPS.items():
        lines.append(f"\n## {title}")
        for name in _names(group):
            lines += _section(library()[name])
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
