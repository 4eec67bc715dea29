"""Tasks, units and categories of a document that do not meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chainatlas.ingest.policy.checks.finding import Finding

Row = Mapping[str, str]
Where = Callable[[str], tuple[int, int]]
"""Returns start and end of the passage of that id; (0, 0) for the document."""


def unknown_units(
    units: Iterable[Row],
    responsibilities: Iterable[Row],
    tasks: Iterable[Row],
    known: Callable[[str], bool],
    where: Where,
) -> Iterator[Finding]:
    """Yield units that the register lacks, at the first task that names them."""
    passages = {t["id"]: t.get("passage_id", "") for t in tasks}
    first: dict[str, str] = {}
    for row in responsibilities:
        first.setdefault(row["unit_id"], passages.get(row["task_id"], ""))
    for unit in units:
        if unit["id"] in first and not known(unit["zh"]):
            yield Finding(
                "unit_unknown", *where(first[unit["id"]]), {"unit": unit["zh"]}
            )


def tasks_without_unit(
    tasks: Iterable[Row], responsibilities: Sequence[Row], where: Where
) -> Iterator[Finding]:
    """Yield tasks without a unit, in a document that names units at all."""
    owned = {row["task_id"] for row in responsibilities}
    if not owned:
        return
    for task in tasks:
        if task["id"] not in owned:
            yield Finding(
                "task_without_unit",
                *where(task.get("passage_id", "")),
                {"task": task["title"]},
            )


def categories_without_task(
    mentions: Iterable[Row],
    tasks: Sequence[Row],
    category_of: Mapping[str, str],
    where: Where,
) -> Iterator[Finding]:
    """Yield categories that the document names and no task concerns.

    A task concerns a category by itself or by one of its links.
    """
    if not tasks:
        return
    met = {key for t in tasks for key in t.get("category", "").split(";")}
    met |= {
        category_of.get(k, "") for t in tasks for k in t.get("links", "").split(";")
    }
    seen: set[str] = set()
    for row in mentions:
        category = row.get("category", "")
        if row["kind"] == "category" and category not in met | seen:
            seen.add(category)
            place = where(row.get("passage_id", ""))
            yield Finding("category_without_task", *place, {"category": row["name"]})
