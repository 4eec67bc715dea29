"""``chainatlas ingest policy``: documents into an atlas folder."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chainatlas.commands.ingest_table import table
from chainatlas.commands.output import FORMATS
from chainatlas.commands.session import Finished, Printing, Session, with_session
from chainatlas.ontology.errors import BadInput
from chainatlas.queries.answer import Meta

if TYPE_CHECKING:
    from chainatlas.ingest.policy.decisions import Applied, Decision

COLUMNS = (
    "document",
    "title",
    "file",
    "tasks",
    "units",
    "responsibilities",
    "targets",
    "figures",
    "projects",
    "enterprises",
    "parks",
    "findings",
)
PEOPLE = tuple(name for name in COLUMNS if name not in ("document", "figures", "parks"))
_COUNTED = COLUMNS[3:]


@click.group()
def ingest() -> None:
    """Turn documents and spreadsheets into atlas folders that `chainatlas build` loads.

    \b
    Examples:
      chainatlas ingest policy plan.docx -o plan
      chainatlas ingest table 企业名单.xlsx -o enterprises
    """


ingest.add_command(table)


def _counts(rows: Mapping[str, list[dict[str, str]]]) -> Iterator[tuple[str, int]]:
    named = {row["unit_id"] for row in rows.get("responsibilities", ())}
    for name in _COUNTED:
        yield name, len(named) if name == "units" else len(rows.get(name, ()))


def _sources(
    session: Session, folder: Path, given: Path | None
) -> list[list[Decision]]:
    """Return the decisions to apply: those handed in, then those of the folder."""
    from chainatlas.ingest.policy.decisions import FILE, read_csv_file, read_decisions

    sources: list[list[Decision]] = []
    if given is not None:
        new = read_decisions(given)
        for remark in new.remarks:
            session.say(remark.key, **remark.values)
        sources.append(new.decisions)
    if (folder / FILE).is_file():
        sources.append(read_csv_file(folder / FILE))
    return sources


def _write(folder: Path, applied: Applied) -> None:
    """Write tables, texts and decisions, in place of a former reading."""
    from chainatlas.exports.folder import saving_folder
    from chainatlas.ingest.policy.decisions import FILE, decisions_csv
    from chainatlas.ingest.policy.read import collected

    tables = collected(applied.readings)
    about = {"format": "policy", "rows": {n: len(r) for n, r in tables.rows.items()}}
    with saving_folder(folder, about) as new:
        for name in tables.rows:
            if tables.of(name):
                (new / f"{name}.csv").write_bytes(tables.csv(name))
        for reading in applied.readings:
            document = reading.document
            (new / f"{document.id}.txt").write_bytes(document.text.encode("utf-8"))
        if applied.decisions:
            (new / FILE).write_bytes(decisions_csv(applied.decisions))


def _tell(session: Session, applied: Applied, path: Path) -> None:
    """Say how many decisions were applied, and how many found no row."""
    count = sum(one.state == "applied" for one in applied.decisions)
    if count:
        session.say("review.applied", count=count)
    if applied.unmatched:
        session.say("review.unmatched", count=applied.unmatched, path=path)


@ingest.command()
@click.argument(
    "documents",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="DOC...",
)
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The atlas folder to write; one that this command wrote is replaced.",
)
@click.option(
    "--decisions",
    "given",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Decisions to apply: a filled-in review.xlsx, or a decisions.csv.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How the table of documents is printed.",
)
@with_session
def policy(
    session: Session,
    documents: tuple[Path, ...],
    folder: Path,
    given: Path | None,
    form: str,
) -> None:
    """Read policy documents (txt, md, html, docx, pdf; files or folders).

    Tasks, responsible units, targets, projects and names are written as the tables of
    an atlas folder, each with its passage; the clean texts stand beside them. What
    `chainatlas review` let a person decide is applied, now and at every later reading
    into the same folder.

    \b
    Examples:
      chainatlas ingest policy plan.docx -o plan
      chainatlas ingest policy documents/ -o policy
      chainatlas ingest policy documents/ -o policy --decisions review.xlsx
      chainatlas build policy
    """
    from chainatlas.ingest.policy.decisions import FILE, apply
    from chainatlas.ingest.policy.read import Reading, read_document
    from chainatlas.ingest.policy.reading import files_in

    sources = _sources(session, folder, given)
    found: dict[str, tuple[Reading, Path]] = {}
    failed = 0
    files = files_in(documents)
    for path in files:
        try:
            reading = read_document(path)
        except BadInput as error:
            if len(files) == 1:
                raise
            failed += 1
            click.echo(error.message(session.lang), err=True)
            continue
        first = found.setdefault(reading.document.id, (reading, path))[1]
        if first is not path:
            session.say("policy.same_text", path=path, first=first)
    if not found:
        raise BadInput("policy.nothing_read", count=failed)
    applied = apply([reading for reading, _ in found.values()], sources)
    every = applied.readings
    _write(folder, applied)
    rows = [
        {
            "document": r.document.id,
            "title": r.document.title,
            "file": r.rows["documents"][0]["file"],
            **dict(_counts(r.rows)),
        }
        for r in every
    ]
    meta = Meta("ingest policy", {"documents": [str(p) for p in documents]})
    Printing(form, None).rows(session, rows, meta, COLUMNS, PEOPLE)
    _tell(session, applied, folder / FILE)
    session.say("policy.written", path=folder, shell=shlex.quote(str(folder)))
    if failed:
        raise Finished("policy.not_read", count=failed, path=folder)
