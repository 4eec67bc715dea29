"""``chainatlas ingest policy``: documents into an atlas folder."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from chainatlas.commands.output import FORMATS
from chainatlas.commands.session import Finished, Printing, Session, with_session
from chainatlas.ontology.errors import BadInput
from chainatlas.queries.answer import Meta

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
    """Turn documents into atlas folders that `chainatlas build` loads.

    \b
    Example:
      chainatlas ingest policy plan.docx -o plan
    """


def _counts(rows: Mapping[str, list[dict[str, str]]]) -> Iterator[tuple[str, int]]:
    named = {row["unit_id"] for row in rows.get("responsibilities", ())}
    for name in _COUNTED:
        yield name, len(named) if name == "units" else len(rows.get(name, ()))


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
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How the table of documents is printed.",
)
@with_session
def policy(
    session: Session, documents: tuple[Path, ...], folder: Path, form: str
) -> None:
    """Read policy documents (txt, md, html, docx, pdf; files or folders).

    Tasks, responsible units, targets, projects and names are written as the tables of
    an atlas folder, each with its passage; the clean texts stand beside them.

    \b
    Examples:
      chainatlas ingest policy plan.docx -o plan
      chainatlas ingest policy documents/ -o policy
      chainatlas build policy
    """
    from chainatlas.exports.folder import saving_folder
    from chainatlas.ingest.policy.read import Reading, collected, read_document
    from chainatlas.ingest.policy.reading import files_in

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
    every = [reading for reading, _ in found.values()]
    tables = collected(every)
    about = {"format": "policy", "rows": {n: len(r) for n, r in tables.rows.items()}}
    with saving_folder(folder, about) as new:
        for name in tables.rows:
            if tables.of(name):
                (new / f"{name}.csv").write_bytes(tables.csv(name))
        for reading in every:
            document = reading.document
            (new / f"{document.id}.txt").write_bytes(document.text.encode("utf-8"))
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
    session.say("policy.written", path=folder, shell=shlex.quote(str(folder)))
    if failed:
        raise Finished("policy.not_read", count=failed, path=folder)
