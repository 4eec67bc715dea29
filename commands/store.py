"""``chainatlas info`` and ``verify``: what is in the store, and whether it holds."""

from __future__ import annotations

from dataclasses import asdict

import click

from chainatlas.commands.session import (
    Finished,
    Printing,
    Session,
    with_printing,
    with_session,
)
from chainatlas.ontology.schema import edge_types, node_tables


@click.command()
@with_printing
@with_session
def info(session: Session, printing: Printing) -> None:
    """Show what is in the store.

    \b
    Example:
      chainatlas info --db atlas.lbug
    """
    with session.view() as view:
        rows = [{"what": k, "count": v} for k, v in sorted(view.meta().items())]
        for label in node_tables():
            found = view.rows(f"MATCH (n:{label}) RETURN count(n) AS count", {})
            rows.append({"what": label, "count": found[0]["count"]})
        for name in edge_types():
            found = view.rows(f"MATCH ()-[e:{name}]->() RETURN count(e) AS count", {})
            rows.append({"what": name, "count": found[0]["count"]})
        meta = session.meta(view, "info", {})
    printing.rows(session, rows, meta, ("what", "count"))


@click.command()
@with_printing
@with_session
def verify(session: Session, printing: Printing) -> None:
    """Recount the presence layer against the enterprises, and the content digest.

    \b
    Example:
      chainatlas verify --db atlas.lbug
    """
    from chainatlas.graph.verify import verify as recount

    with session.view() as view:
        rows = [asdict(difference) for difference in recount(view)]
        meta = session.meta(view, "verify", {})
    printing.rows(session, rows, meta, ("what", "key", "stored", "expected"))
    if rows:
        raise Finished("cli.differs", count=len(rows))
    session.say("cli.verified")
