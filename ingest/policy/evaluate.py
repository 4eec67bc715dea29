"""How well a reading agrees with a gold folder: precision, recall and F1.

Each thing of the gold is matched with at most one that was found, the likeliest pair
first. What has to agree:

- tasks: the passages overlap, or the titles are alike.
- units: the names agree (``gold_units.same_unit``), and so do the tasks: they are
  matched, or the found one lies in the passage of the gold one, which it splits finer.
- targets: value and unit on one scale (5 亿元 = 50000 万元, counts whatever their
  classifier), the end of a range, the year where both have one; and the passages
  overlap.
- projects: the names are alike, and the passages overlap where both have one.
- enterprises: the names without their legal form are the same, or one holds the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

from chainatlas.ingest.policy.gold_tables import Duty, Folder, Piece
from chainatlas.ingest.policy.gold_units import same_unit

_ALIKE = 0.75
"""Least likeness of two names, from 0 to 1."""
_INSIDE = 0.8
"""Least share of a found task that lies in the gold task it is part of."""


@dataclass(frozen=True)
class Miss:
    """Something that only one side has: gold (not found) or found (not in the gold)."""

    what: str
    side: str
    id: str
    text: str


@dataclass(frozen=True)
class Score:
    """How many things of one kind agree.

    ``precision`` and ``recall`` are None where there is nothing to divide by.
    """

    what: str
    gold: int
    found: int
    right: int
    misses: tuple[Miss, ...] = field(default=(), compare=False)

    @property
    def precision(self) -> float | None:
        """Share of what was found that is in the gold."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        whole = self.gold + self.found
        return 2 * self.right / whole if whole else None


def _overlap(a: Piece, b: Piece) -> float:
    """Return the share of the shorter passage that lies in the other, from 0 to 1."""
    if a.span is None or b.span is None:
        return 0.0
    common = min(a.span[1], b.span[1]) - max(a.span[0], b.span[0])
    shorter = min(a.span[1] - a.span[0], b.span[1] - b.span[0])
    return max(0, common) / shorter if shorter > 0 else 0.0


def _alike(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    if a in b or b in a:
        return max(_ALIKE, min(len(a), len(b)) / max(len(a), len(b)))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _task(gold: Piece, found: Piece) -> float:
    if gold.span and found.span:
        return _overlap(gold, found)
    alike = _alike(gold.name, found.name)
    return alike if alike >= _ALIKE else 0.0


def _target(gold: Piece, found: Piece) -> float:
    years = {gold.year, found.year} - {""}
    if gold.keys != found.keys or len(years) > 1:
        return 0.0
    if gold.span and found.span and not _overlap(gold, found):
        return 0.0
    return 1 + _alike(gold.name, found.name) + (gold.year == found.year)


def _project(gold: Piece, found: Piece) -> float:
    alike = _alike(gold.name, found.name)
    if gold.span and found.span and not _overlap(gold, found):
        return 0.0
    return alike if alike >= _ALIKE else 0.0


def _enterprise(gold: Piece, found: Piece) -> float:
    if gold.name == found.name:
        return 2.0
    held = gold.name in found.name or found.name in gold.name
    return (
        _alike(gold.name, found.name)
        if held and min(map(len, (gold.name, found.name))) > 1
        else 0.0
    )


def _documents(gold: Folder, found: Folder) -> dict[str, str]:
    """Return found documents by gold ones: by id, by title, or the only two."""
    ours, theirs = gold.documents, found.documents
    if len(ours) == 1 and len(theirs) == 1:
        return dict(zip(ours, theirs, strict=True))
    titles = {title: key for key, title in theirs.items() if title}
    return {
        key: key if key in theirs else titles.get(title, "")
        for key, title in ours.items()
    }


def _pairs(
    gold: Sequence[Piece],
    found: Sequence[Piece],
    like: Callable[[Piece, Piece], float],
    documents: dict[str, str],
) -> dict[str, str]:
    """Return found ids by gold ids: the likeliest pairs, each thing at most once."""
    by_document: dict[str, list[int]] = {}
    for m, piece in enumerate(found):
        by_document.setdefault(piece.document, []).append(m)
    scored = [
        (-score, n, m)
        for n, a in enumerate(gold)
        for m in by_document.get(documents.get(a.document, a.document), ())
        if (score := like(a, found[m])) > 0
    ]
    chosen: dict[str, str] = {}
    used: set[int] = set()
    taken: set[int] = set()
    for _, n, m in sorted(scored):
        if n not in taken and m not in used:
            taken.add(n)
            used.add(m)
            chosen[gold[n].id] = found[m].id
    return chosen


def _score(
    what: str, gold: Sequence[Piece], found: Sequence[Piece], pairs: dict[str, str]
) -> Score:
    right = set(pairs.values())
    misses = [Miss(what, "gold", p.id, p.shown) for p in gold if p.id not in pairs]
    misses += [Miss(what, "found", p.id, p.shown) for p in found if p.id not in right]
    return Score(what, len(gold), len(found), len(pairs), tuple(misses))


def _homes(
    gold: Sequence[Piece],
    found: Sequence[Piece],
    pairs: dict[str, str],
    documents: dict[str, str],
) -> dict[str, str]:
    """Return gold task ids by found ones: their match, or the task they lie in."""
    homes = {ours: theirs for theirs, ours in pairs.items()}
    for piece in found:
        around = [
            task
            for task in gold
            if documents.get(task.document) == piece.document and _within(piece, task)
        ]
        if around and piece.id not in homes:
            homes[piece.id] = max(around, key=lambda task: _overlap(task, piece)).id
    return homes


def _within(piece: Piece, task: Piece) -> bool:
    if piece.span is None or task.span is None:
        return False
    inner, outer = piece.span[1] - piece.span[0], task.span[1] - task.span[0]
    return inner <= outer and _overlap(piece, task) > _INSIDE


def _distinct(duties: Iterable[Duty], homes: dict[str, str]) -> list[Duty]:
    """Return duties under their home task, each unit of a task once."""
    found: dict[tuple[str, frozenset[str]], Duty] = {}
    for duty in duties:
        task = homes.get(duty.task, duty.task)
        found.setdefault((task, duty.unit.names), replace(duty, task=task))
    return list(found.values())


def _met(ours: Sequence[Duty], theirs: Sequence[Duty]) -> dict[int, int]:
    """Return places in ``theirs`` by places in ``ours``; equal names go first."""
    tasks: dict[str, list[int]] = {}
    for m, duty in enumerate(theirs):
        tasks.setdefault(duty.task, []).append(m)
    scored = [
        (not a.unit.names & theirs[m].unit.names, n, m)
        for n, a in enumerate(ours)
        for m in tasks.get(a.task, ())
        if same_unit(a.unit, theirs[m].unit)
    ]
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for _, n, m in sorted(scored):
        if n not in chosen and m not in used:
            used.add(m)
            chosen[n] = m
    return chosen


def _units(gold: Folder, found: Folder, homes: dict[str, str]) -> Score:
    ours, theirs = _distinct(gold.duties(), {}), _distinct(found.duties(), homes)
    met = _met(ours, theirs)
    right = set(met.values())
    missed = [d for n, d in enumerate(ours) if n not in met]
    over = [d for m, d in enumerate(theirs) if m not in right]
    misses = [Miss("units", "gold", d.task, d.shown) for d in missed]
    misses += [Miss("units", "found", d.task, d.shown) for d in over]
    return Score("units", len(ours), len(theirs), len(met), tuple(misses))


def evaluate(gold_folder: Path, found_folder: Path) -> list[Score]:
    """Return the scores of tasks, units, targets, projects and enterprises.

    Raises:
        BadInput: a folder is missing, empty or has a table without its columns.
    """
    gold, found = Folder(gold_folder), Folder(found_folder)
    same = _documents(gold, found)
    tasks = _pairs(gold.tasks(), found.tasks(), _task, same)
    scores = [
        _score("tasks", gold.tasks(), found.tasks(), tasks),
        _units(gold, found, _homes(gold.tasks(), found.tasks(), tasks, same)),
    ]
    kinds = (
        ("targets", Folder.targets, _target),
        ("projects", Folder.projects, _project),
        ("enterprises", Folder.enterprises, _enterprise),
    )
    for what, pieces, like in kinds:
        ours, theirs = pieces(gold), pieces(found)
        scores.append(_score(what, ours, theirs, _pairs(ours, theirs, like, same)))
    return scores
