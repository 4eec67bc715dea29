"""``chainatlas regions``, ``categories`` and ``links``: what can be asked."""

from __future__ import annotations

import click

from chainatlas.commands.session import Printing, Session, with_printing, with_session
from chainatlas.queries.library_index import canned
from chainatlas.queries.names import resolve
from chainatlas.queries.run import run

_SEARCH = click.option(
    "--search", default="", metavar="TEXT", help="Part of a name or id."
)


def _print(session: Session, printing: Printing, name: str, **values: str) -> None:
    with session.view() as view:
        for kind in ("within", "category"):
            if values.get(kind):
                thing = "region" if kind == "within" else "category"
                values[kind] = resolve(view, thing, values[kind])  # type: ignore[arg-type]
        rows = run(view, name, **values)
        meta = session.meta(view, name, values)
    printing.rows(session, rows, meta, canned(name).columns)


@click.command()
@click.option("--within", default="", metavar="REGION", help="Only regions inside it.")
@click.option(
    "--level",
    type=click.Choice(["country", "province", "city", "county"]),
    default=None,
    help="Only regions of this level.",
)
@_SEARCH
@with_printing
@with_session
def regions(
    session: Session, within: str, level: str | None, search: str, printing: Printing
) -> None:
    """List regions.

    \b
    Example:
      chainatlas regions --within 四川 --level city
    """
    _print(
        session, printing, "regions", within=within, level=level or "", search=search
    )


@click.command()
@_SEARCH
@with_printing
@with_session
def categories(session: Session, search: str, printing: Printing) -> None:
    """List categories.

    \b
    Example:
      chainatlas categories --search 钛
    """
    _print(session, printing, "categories", search=search)


@click.command()
@click.option("--category", default="", metavar="CATEGORY", help="Only its links.")
@_SEARCH
@with_printing
@with_session
def links(session: Session, category: str, search: str, printing: Printing) -> None:
    """List links; --search looks in names, ids and aliases.

    \b
    Example:
      chainatlas links --category 锂电材料 --search 隔膜
    """
    _print(session, printing, "links", category=category, search=search)
