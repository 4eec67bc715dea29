"""``chainatlas export``: the whole graph in an open format."""

from __future__ import annotations

from pathlib import Path

import click

from chainatlas.commands.session import Session, with_session

# Those of chainatlas.exports.formats, which loads rdflib and networkx.
FORMATS = ("graphml", "ttl", "jsonld", "parquet", "csv")


@click.command()
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(FORMATS),
    help="The format.",
)
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file, or a folder for csv and parquet.",
)
@with_session
def export(session: Session, form: str, path: Path) -> None:
    """Write the graph: graphml, ttl and jsonld a file, csv and parquet an atlas folder.

    \b
    Examples:
      chainatlas export --format ttl -o atlas.ttl
      chainatlas export --format csv -o my-atlas
    """
    from chainatlas.exports.formats import export as write

    with session.view() as view:
        exported = write(view, form, path)
    if exported.replaced:
        session.say("cli.replaced", count=exported.replaced)
    session.say("cli.written", path=path)
