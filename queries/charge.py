"""Who is in charge of a gap, and the clause of a document that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from chainatlas.graph.store import Row, View
from chainatlas.queries.run import run

QUOTED = 160
"""Characters of a clause that are quoted; the document has the rest."""


@dataclass(frozen=True)
class Task:
    """A task about the gap, with the names of its units in printed order.

    ``named`` tells that it names the link itself, not only its category; ``text`` is
    what the document prints, "" for a task without a passage; ``above`` are the
    headings it stands under. ``by_convention`` tells that the document lists the units
    without saying who leads: the first-named is taken to.
    """

    id: str
    title: str
    text: str
    named: bool
    document: str
    above: str
    passage: str
    lead: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    by_convention: bool = False

    @property
    def quote(self) -> str:
        """The beginning of the printed text in one line; the title without one."""
        line = "".join((self.text or self.title).split("\n"))
        return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"


@dataclass(frozen=True)
class InCharge:
    """The tasks about a gap: those that name its link, else those of its category.

    ``read`` tells whether a document in force in the region was read: without one,
    nobody knows who is in charge.
    """

    read: bool
    tasks: tuple[Task, ...] = ()

    @property
    def units(self) -> tuple[str, ...] | None:
        """The units that lead, else all that answer; None while nothing is known."""
        if not self.read:
            return None
        lead = dict.fromkeys(unit for task in self.tasks for unit in task.lead)
        joint = dict.fromkeys(unit for task in self.tasks for unit in task.joint)
        return tuple(lead or joint)

    @property
    def clause(self) -> str | None:
        """The first clause as it is quoted: document, heading, printed text."""
        if not self.tasks:
            return None
        first = self.tasks[0]
        return " · ".join(filter(None, (first.document, first.above, first.quote)))


def _document(row: Row) -> str:
    title, number = row["document_title"] or "", row["document_number"]
    return f"{title}（{number}）" if number else title


def _above(row: Row) -> str:
    """Return the headings above a task; that of a numbered task is the task itself."""
    path = (row["heading"] or "").split(" / ")
    return " / ".join(path[:-1] if path[-1] == row["title"] else path)


def _tasks(rows: Sequence[Row]) -> Iterator[Task]:
    for _, group in groupby(rows, key=lambda row: row["task"]):
        every = list(group)
        first = every[0]
        by_role: dict[str, list[str]] = {"lead": [], "joint": []}
        for row in every:
            if row["unit_name"]:
                by_role[row["role"]].append(row["unit_name"])
        yield Task(
            id=first["task"],
            title=first["title"],
            text=first["text"] or "",
            named=first["about"] == "link",
            document=_document(first),
            above=_above(first),
            passage=first["passage"] or "",
            lead=tuple(by_role["lead"]),
            joint=tuple(by_role["joint"]),
            by_convention=any(row["basis"] == "convention" for row in every),
        )


def in_charge(view: View, region: str, link: str, category: str) -> InCharge:
    """Return who answers for a gap, by the documents in force in its region.

    A document is in force in the region it was issued for and in all inside it; one
    for no region is so everywhere.
    """
    asked = {"region": region, "link": link, "category": category}
    tasks = tuple(_tasks(run(view, "gap_clauses", **asked)))
    if tasks:
        return InCharge(True, tuple(t for t in tasks if t.named) or tasks)
    return InCharge(bool(run(view, "documents", region=region)))
