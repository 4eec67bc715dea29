"""``chainatlas explain``: the proof of one gap."""

from __future__ import annotations

import click

from chainatlas.commands.output import deliver, shown
from chainatlas.commands.session import Printing, Session, with_printing, with_session
from chainatlas.exports.explanation import explanation
from chainatlas.queries.gaps import english_names
from chainatlas.queries.names import resolve_gap
from chainatlas.queries.proof import proof


# A gap may begin with a dash, as ids may.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("gap")
@with_printing
@with_session
def explain(session: Session, gap: str, printing: Printing) -> None:
    """Show the proof of one gap: who needs it, what is there, how we know.

    \b
    Examples:
      chainatlas explain 510400/ti.tube
      chainatlas explain 攀枝花/钛管 --format json
    """
    with session.view() as view:
        region, link = resolve_gap(view, gap)
        found = proof(view, region, link)
        meta = session.meta(view, "explain", {"gap": found["gap"]})
        english = english_names(view) if session.lang == "en" else {}
    if printing.form == "table":
        names = english or found["names"]
        name = english.get(link, found["link_name"])
        text = explanation({**found, "names": names}, session.lang, name)
        deliver(shown(text), printing.path)
    else:
        printing.rows(session, [found], meta, list(found))
