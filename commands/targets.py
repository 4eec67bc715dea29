"""``chainatlas targets``: whom to invite for the gaps of a region."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from chainatlas.commands.session import Printing, Session, with_printing, with_session
from chainatlas.economics.gather import gap_targets, market
from chainatlas.economics.scoring import TOP, Target
from chainatlas.economics.weights import read_weights
from chainatlas.graph.store import Row, View
from chainatlas.ontology.errors import WrongUse
from chainatlas.queries.answer import Meta, meta_of
from chainatlas.queries.gaps import gap_rows, one_gap
from chainatlas.queries.names import resolve, resolve_gap

COLUMNS = (
    "gap", "link", "enterprise", "enterprise_name", "home_region", "home_region_name",
    "score", "parts", "excluded", "scope", "link_name", "reason", "introduction",
    "confidence", "sources",
)  # fmt: skip
_SHOWN = ("gap", "link_name", "enterprise_name", "home_region_name", "score", "scope",
          "reason", "excluded")  # fmt: skip


def target_row(target: Target, session: Session) -> dict[str, Any]:
    """Return a target as a row of CLI.md, with its reason and introduction in words."""
    from chainatlas.exports.workbook import target_row as worded

    one, words = target.candidate, worded(target, session.lang)
    return {
        "gap": one.gap,
        "link": one.link,
        "enterprise": one.enterprise,
        "enterprise_name": one.enterprise_name,
        "home_region": one.home_region,
        "home_region_name": one.home_region_name,
        "score": target.score,
        "parts": dict(words.parts),
        "excluded": target.excluded,
        "scope": one.scope,
        "link_name": one.link_name,
        "reason": words.reason,
        "introduction": words.introduction,
        "confidence": one.confidence,
        "sources": list(words.source_ids),
    }


def wanted_gaps(view: View, region: str, category: str, link: str | None) -> list[Row]:
    """Return the gaps that targets are asked for: one, or all that can be invited."""
    if link:
        return [one_gap(view, region, link)]
    return [g for g in gap_rows(view, region, category) if g["kind"] != "resource"]


def _place(view: View, region: str | None, gap: str | None) -> tuple[str, str | None]:
    """Return the region that is asked for, and the link of the gap if one is."""
    place = resolve(view, "region", region) if region else None
    if not gap:
        return str(place), None
    there, link = resolve_gap(view, gap)
    if place not in (None, there):
        raise WrongUse("cli.gap_elsewhere", gap=gap, region=place)
    return there, link


@click.command()
@click.option("--region", metavar="REGION", help="Id or name.")
@click.option("--category", metavar="CATEGORY", help="Only gaps of it.")
@click.option("--gap", metavar="GAP", help="Only this gap, such as 510400/ti.tube.")
@click.option("--top", type=click.IntRange(min=1), default=TOP, show_default=True,
              help="Candidates for each gap.")  # fmt: skip
@with_printing
@with_session
def targets(
    session: Session,
    region: str | None,
    category: str | None,
    gap: str | None,
    top: int,
    printing: Printing,
) -> None:
    """Show whom to invite for the gaps of a region; -o book.xlsx writes a workbook.

    \b
    Examples:
      chainatlas targets --region 攀枝花 --category 钛材料 -o targets.xlsx
      chainatlas targets --gap 510400/ti.tube --top 5
    """
    if not region and not gap:
        raise WrongUse("cli.region_or_gap")
    with session.view() as view:
        place, link = _place(view, region, gap)
        about = resolve(view, "category", category) if category else ""
        weights = read_weights()
        gaps = wanted_gaps(view, place, about, link)
        where = market(view, place)
        found = [(g, gap_targets(where, g, weights, top)) for g in gaps]
        named = f"{place}/{link}" if link else None
        asked = {"region": place, "category": about or None, "gap": named, "top": top}
        meta = meta_of(view, "targets", asked, weights)
        if any(g["kind"] == "resource" for g in gaps):
            session.say("cli.suppliers_only")
        if printing.path and printing.path.suffix.lower() == ".xlsx":
            write_book(session, view, found, meta, printing.path)
            return
    rows = [target_row(t, session) for _, targets in found for t in targets]
    printing.rows(session, rows, meta, COLUMNS, _SHOWN)


def write_book(
    session: Session,
    view: View,
    found: list[tuple[Row, tuple[Target, ...]]],
    meta: Meta,
    path: Path,
) -> None:
    """Write the workbook of gaps and their targets."""
    from chainatlas.exports.book import book_of
    from chainatlas.exports.workbook import write

    write(book_of(view, found, meta, session.lang), path, session.lang)
    session.say("cli.written", path=path)
