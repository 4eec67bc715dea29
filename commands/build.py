"""``chainatlas build`` and ``check``: tables into a store, or only looked at."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from pathlib import Path

import click
import polars as pl

from chainatlas.commands.output import csv_cell, deliver
from chainatlas.commands.session import (
    Finished,
    Printing,
    Session,
    with_printing,
    with_session,
)
from chainatlas.commands.stopping import stoppable
from chainatlas.graph.build import build as build_store
from chainatlas.graph.build import read_on_top, stored
from chainatlas.graph.digest import content_digest
from chainatlas.graph.server.admin_import import ImportFolder, commands
from chainatlas.ingest.record import Intake
from chainatlas.ontology.catalogue import Lang, say
from chainatlas.queries.answer import Meta

COLUMNS = ("table", "read", "loaded", "unchanged", "rejected")
REJECT_COLUMNS = ("file", "row", "column", "value", "reason", "remedy")
_MOST = 20
_FOLDERS = click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER...",
)
_BARE = click.option("--bare", is_flag=True, help="Leave the built-in base out.")
_REJECTS = click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the rejected rows to this csv file.",
)


def _rejects_csv(rejects: pl.DataFrame, lang: Lang) -> str:
    lines = [",".join(REJECT_COLUMNS)]
    for row in rejects.iter_rows(named=True):
        told = {
            part: say(f"rejects.{row['reason']}.{part}", lang, detail=row["detail"])
            for part in ("reason", "remedy")
        }
        cells = (csv_cell({**row, **told}[name]) for name in REJECT_COLUMNS)
        lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
    return "\n".join(lines) + "\n"


def _report(
    session: Session,
    printing: Printing,
    intake: Intake,
    meta: Meta,
    rejects: Path | None,
) -> None:
    """Print the counts, write the rejects, tell of warnings."""
    for key, values in intake.warnings:
        session.say(key, **values)
    rows = [asdict(count) for count in intake.counts]
    printing.rows(session, rows, meta, COLUMNS)
    if rejects is not None:
        deliver(_rejects_csv(intake.rejects, session.lang), rejects)
    if len(intake.rejects):
        count = len(intake.rejects)
        if rejects is not None:
            raise Finished("build.rejected_to", count=count, path=rejects)
        _show_some(session, intake.rejects)
        raise Finished("build.rejected", count=count)


def _show_some(session: Session, rejects: pl.DataFrame, most: int = 5) -> None:
    for row in rejects.head(most).iter_rows(named=True):
        reason = say(
            f"rejects.{row['reason']}.reason", session.lang, detail=row["detail"]
        )
        session.say("build.reject", **{**row, "reason": reason})


def _say_how(session: Session, folder: Path, digest: str) -> None:
    """Tell the commands that import the files of a folder."""
    load, shell = commands()
    where = shlex.quote(str(folder))
    told = {"folder": where, "command": load, "shell": shell, "digest": digest}
    session.say("store.import_how", **told)


@click.command()
@_FOLDERS
@_BARE
@_REJECTS
@click.option(
    "--admin-import",
    "files",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write files for neo4j-admin database import into a new folder instead.",
)
@with_printing
@with_session
def build(
    session: Session,
    folders: tuple[Path, ...],
    bare: bool,
    rejects: Path | None,
    files: Path | None,
    printing: Printing,
) -> None:
    """Load atlas folders into the store, after the built-in base.

    \b
    Examples:
      chainatlas build my-tables --rejects rejects.csv
      chainatlas build my-tables --admin-import import-files
    """
    store = ImportFolder(files) if files else stoppable(session.store)
    built = build_store(store, folders, bare=bare)
    if files:
        _say_how(session, files, built.digest)
    else:
        session.say("build.done", address=store.address, digest=built.digest)
    meta = Meta("build", {"folders": [str(f) for f in folders], "bare": bare})
    told = Meta(meta.query, meta.parameters, data_version=built.digest)
    _report(session, printing, built.intake, told, rejects)


@click.command()
@_FOLDERS
@_BARE
@_REJECTS
@with_printing
@with_session
def check(
    session: Session,
    folders: tuple[Path, ...],
    bare: bool,
    rejects: Path | None,
    printing: Printing,
) -> None:
    """Do what build does without writing, and check the chain that results.

    \b
    Example:
      chainatlas check my-tables --rejects rejects.csv
    """
    from chainatlas.ontology.checks import check as check_chain

    intake = read_on_top(stored(session.store), folders, bare=bare)
    parameters = {"folders": [str(f) for f in folders], "bare": bare}
    digest = content_digest(intake.tables)
    findings = check_chain(intake.tables)
    for finding in findings[:_MOST]:
        click.echo(finding.message(session.lang), err=True)
    if len(findings) > _MOST:
        session.say("build.more", count=len(findings) - _MOST)
    _report(
        session,
        printing,
        intake,
        Meta("check", parameters, data_version=digest),
        rejects,
    )
