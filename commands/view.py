"""``chainatlas view``: one offline page."""

from __future__ import annotations

from pathlib import Path

import click

from chainatlas.commands.output import deliver
from chainatlas.commands.session import Session, with_session
from chainatlas.economics.weights import read_weights
from chainatlas.graph.store import View
from chainatlas.queries.answer import meta_of
from chainatlas.queries.names import resolve


def write_page(
    session: Session, view: View, region: str, category: str, path: Path
) -> None:
    """Write the page of a region and category (ids) to a file."""
    from chainatlas.exports.page import render
    from chainatlas.exports.page_of import page_of

    asked = {"region": region, "category": category}
    answer = meta_of(view, "view", asked, read_weights())
    deliver(render(page_of(view, region, category, answer), session.lang), path)
    session.say("cli.written", path=path)


@click.command()
@click.option("--region", required=True, metavar="REGION", help="Id or name.")
@click.option("--category", required=True, metavar="CATEGORY", help="Id or name.")
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The page.",
)
@with_session
def view(session: Session, region: str, category: str, path: Path) -> None:
    """Write the chain of a category in a region as one offline HTML page.

    \b
    Example:
      chainatlas view --region 攀枝花 --category 钛材料 -o atlas.html
    """
    with session.view() as opened:
        place = resolve(opened, "region", region)
        about = resolve(opened, "category", category)
        write_page(session, opened, place, about, path)
