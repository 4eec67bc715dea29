"""``chainatlas review``: what was read, beside the text, to look at or to fill in."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

from chainatlas.commands.session import Session, with_session
from chainatlas.ontology.errors import WrongUse


def _check_place(folder: Path, path: Path) -> None:
    """Refuse another form, and a file in the folder that a reading replaces."""
    if path.suffix.lower() not in (".html", ".xlsx"):
        raise WrongUse("review.suffix", path=path)
    if folder.resolve() in path.resolve().parents:
        raise WrongUse("review.inside", folder=folder)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A page to look at (.html) or a workbook to fill in (.xlsx).",
)
@with_session
def review(session: Session, folder: Path, path: Path) -> None:
    """Show what `chainatlas ingest policy` read into FOLDER, beside the text.

    The page colours in the documents what each row rests on. In the workbook a person
    accepts, corrects or refuses rows; `chainatlas ingest policy --decisions` applies
    it.

    \b
    Examples:
      chainatlas review policy -o review.html
      chainatlas review policy -o review.xlsx
    """
    from chainatlas.exports.atomic import save
    from chainatlas.exports.review import render_page, render_workbook
    from chainatlas.ingest.policy.folder import read_folder

    _check_place(folder, path)
    read = read_folder(folder)
    if path.suffix.lower() == ".html":
        save(render_page(read, session.lang).encode("utf-8"), path)
    else:
        save(render_workbook(read, session.lang, folder, datetime.now(UTC)), path)
    session.say("cli.written", path=path)
    if path.suffix.lower() == ".xlsx":
        where = {"folder": shlex.quote(str(folder)), "path": shlex.quote(str(path))}
        session.say("review.next", **where)
