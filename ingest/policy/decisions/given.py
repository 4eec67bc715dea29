"""The decisions that a person hands in: a filled-in workbook, or a decisions.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chainatlas.ingest.policy.decisions.cells import (
    LANGS,
    BadCell,
    from_cell,
    unchanged,
)
from chainatlas.ingest.policy.decisions.decision import VERDICTS, Decision, Verdict
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED
from chainatlas.ingest.policy.decisions.sheets import Filled, filled, normal
from chainatlas.ingest.policy.decisions.table import (
    decision_of,
    read_csv_file,
    unpacked,
)
from chainatlas.ingest.policy.found_rows import Row
from chainatlas.ontology.catalogue import Lang, say, section
from chainatlas.ontology.errors import BadInput


class BadValue(BadInput):
    """A corrected value that its column cannot hold."""

    def message(self, lang: Lang) -> str:
        """Return where it stands, what is wrong with it and what to do."""
        parts = {
            part: say(f"rejects.{self.values['reason']}.{part}", lang, **self.values)
            for part in ("reason", "remedy")
        }
        return say(self.key, lang, **{**self.values, **parts})


@dataclass(frozen=True)
class Remark:
    """Something to tell a person that stops nothing: message key and values."""

    key: str
    values: dict[str, object]

    def message(self, lang: Lang) -> str:
        """Return its text."""
        return say(self.key, lang, **self.values)


@dataclass(frozen=True)
class Given:
    """What was handed in: decisions, and remarks on rows that decide nothing."""

    decisions: list[Decision]
    remarks: list[Remark]


def read_decisions(path: Path) -> Given:
    """Return the decisions of a ``review.xlsx`` or ``decisions.csv``.

    Raises:
        BadInput: it cannot be read, is of another form, or has a decision or a value
            that cannot be; names sheet, row, column and what to do.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise BadInput("ingest.missing", path=path)
    if suffix == ".csv":
        return Given(read_csv_file(path), [])
    if suffix != ".xlsx":
        raise BadInput("review.decisions_form", path=path)
    decisions: list[Decision] = []
    remarks: list[Remark] = []
    for line in filled(path):
        found = _decided(path, line)
        if isinstance(found, Decision):
            decisions.append(found)
        elif found:
            remarks.append(found)
    return Given(decisions, remarks)


def _verdict(path: Path, line: Filled) -> Verdict | None:
    text = normal(line.cells.get("decision", ""))
    if not text:
        return None
    for verdict in VERDICTS:
        words = section("review")[f"word_decision_{verdict}"]
        if text in {verdict, *(normal(words[lang]) for lang in LANGS)}:
            return verdict
    known = " / ".join(
        section("review")[f"word_decision_{v}"][lang]
        for lang in LANGS
        for v in VERDICTS
    )
    where = {"path": path, "sheet": line.sheet, "row": line.number}
    value = line.cells["decision"]
    raise BadInput("review.unknown_decision", value=value, known=known, **where)


def _changed(line: Filled, table: str, read: Row) -> Iterator[tuple[str, str]]:
    """Yield the fields whose cell shows another value than was read."""
    for name in REVIEWED[table].fields:
        text = line.cells.get(name)
        if text is not None and not unchanged(table, name, read.get(name, ""), text):
            yield name, text


def _values(path: Path, line: Filled, table: str, changed: Row) -> Row:
    found = {}
    for name, text in changed.items():
        try:
            found[name] = from_cell(table, name, text)
        except BadCell as error:
            raise BadValue(
                "review.bad_value",
                path=path,
                sheet=line.sheet,
                row=line.number,
                column=line.headers[name],
                value=text,
                reason=error.reason,
                detail=error.detail,
            ) from error
    return found


def _decided(path: Path, line: Filled) -> Decision | Remark | None:
    """Return the decision of a line, a remark if it decides nothing by mistake."""
    where = {"sheet": line.sheet, "row": line.number}
    verdict = _verdict(path, line)
    machine = {k[1:]: v for k, v in line.cells.items() if k.startswith("_")}
    if not machine["read"]:
        return Remark("review.added_row", where) if verdict else None
    try:
        read = unpacked(machine["read"])
        decision = decision_of(machine, verdict or "accept", {}, "")
    except ValueError as error:
        raise BadInput("review.bad_row", path=path, row=where["row"]) from error
    table, note = decision.place.table, line.cells.get("note", "")
    changed = dict(_changed(line, table, read))
    if verdict in (None, "accept") and changed:
        columns = ", ".join(line.headers[name] for name in changed)
        return Remark("review.not_applied", {**where, "columns": columns})
    if verdict is None:
        return None
    values = _values(path, line, table, changed) if verdict == "correct" else {}
    return Decision(verdict, decision.place, read, values, note)
