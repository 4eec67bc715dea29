"""``chainatlas demo``: from the bundled sample atlas to a workbook and a page."""

from __future__ import annotations

import shlex
from importlib.resources import as_file, files
from pathlib import Path

import click

from chainatlas.commands.output import deliver, table
from chainatlas.commands.session import Session, with_session
from chainatlas.commands.stopping import stoppable
from chainatlas.commands.targets import write_book
from chainatlas.commands.view import write_page
from chainatlas.economics.gather import gap_targets, market
from chainatlas.economics.weights import read_weights
from chainatlas.exports.errors import export_failed
from chainatlas.graph.build import build
from chainatlas.graph.store import View
from chainatlas.queries.answer import meta_of
from chainatlas.queries.gaps import english_names, gap_rows
from chainatlas.queries.names import resolve

REGIONS = ("攀枝花市", "丽水市")
CATEGORIES = ("钛材料", "锂电材料")
TOP = 10


def _print_gaps(session: Session, view: View, region: str, category: str) -> None:
    place = resolve(view, "region", region)
    about = resolve(view, "category", category)
    rows = gap_rows(view, place, about)
    session.say("demo.gaps", region=region, category=category, count=len(rows))
    name = "link_name"
    if session.lang == "en":
        names, name = english_names(view), "link_name_en"
        rows = [{**row, name: names[row["link"]]} for row in rows]
    columns = ("gap", name, "kind", "status", "opens", "upstream", "buyers", "coverage")
    deliver(table(rows, columns, session.lang) if rows else "", None)


def _write_targets(session: Session, view: View, path: Path) -> None:
    weights, found = read_weights(), []
    for region in REGIONS:
        where = market(view, resolve(view, "region", region))
        for category in CATEGORIES:
            about = resolve(view, "category", category)
            for gap in gap_rows(view, where.region.id, about):
                if gap["kind"] != "resource":
                    found.append((gap, gap_targets(where, gap, weights, TOP)))
    meta = meta_of(view, "demo", {}, weights)
    write_book(session, view, found, meta, path)


@click.command()
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path), default=Path("demo"),
    show_default=True, metavar="DIR", help="Where the files go.",
)  # fmt: skip
@with_session
def demo(session: Session, folder: Path) -> None:
    """Build the bundled sample atlas and show what it answers.

    \b
    Example:
      chainatlas demo -o demo
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise export_failed(folder, error) from error
    address = folder / "atlas.lbug"
    sample = Session(str(address), session.lang)
    with as_file(files("chainatlas.facts")) as facts:
        built = build(stoppable(sample.store), [facts])
    session.say("build.done", address=address, digest=built.digest)
    with sample.view() as view:
        for region in REGIONS:
            for category in CATEGORIES:
                _print_gaps(session, view, region, category)
        _write_targets(session, view, folder / "targets.xlsx")
        place, about = (
            resolve(view, "region", REGIONS[0]),
            resolve(view, "category", CATEGORIES[0]),
        )
        write_page(session, view, place, about, folder / "atlas.html")
    session.say("demo.next", address=shlex.quote(str(address)))
