"""``chainatlas status`` and ``gaps``."""

from __future__ import annotations

import click

from chainatlas.commands.session import Printing, Session, with_printing, with_session
from chainatlas.graph.store import Row, View
from chainatlas.ontology.errors import WrongUse
from chainatlas.queries.gaps import english_names, gap_rows, status_rows
from chainatlas.queries.library_index import canned
from chainatlas.queries.names import resolve
from chainatlas.queries.thresholds import thresholds

STATUSES = (
    "strong",
    "weak",
    "present",
    "planned",
    "missing",
    "unknown",
    "alternative",
    "not_needed",
)
KINDS = ("break", "supply", "resource", "extension")
LEVELS = ("country", "province", "city", "county")
_CATEGORY = click.option("--category", metavar="CATEGORY", help="Only members of it.")


def _columns(name: str) -> tuple[str, ...]:
    return (*canned(name).columns, "link_name_en")


def _named(view: View, rows: list[Row]) -> list[Row]:
    names = english_names(view)
    return [{**row, "link_name_en": names[row["link"]]} for row in rows]


def _shown(session: Session, *columns: str) -> tuple[str, ...]:
    """Return the columns of the table for people, names in their language."""
    english = {"link_name": "link_name_en"} if session.lang == "en" else {}
    return tuple(english.get(c, c) for c in columns)


@click.command()
@click.option("--region", required=True, metavar="REGION", help="Id or name.")
@_CATEGORY
@click.option(
    "--status", "wanted", type=click.Choice(STATUSES), help="Only this status."
)
@with_printing
@with_session
def status(
    session: Session,
    region: str,
    category: str | None,
    wanted: str | None,
    printing: Printing,
) -> None:
    """Show the status of every link in a region.

    \b
    Example:
      chainatlas status --region 攀枝花 --category 钛材料
    """
    with session.view() as view:
        place = resolve(view, "region", region)
        about = resolve(view, "category", category) if category else ""
        rows = [
            r for r in status_rows(view, place, about) if wanted in (None, r["status"])
        ]
        asked = {"region": place, "category": about or None, "status": wanted}
        meta = session.meta(view, "status", asked)
        rows = _named(view, rows)
    shown = _shown(
        session,
        "link",
        "link_name",
        "category",
        "stage",
        "status",
        "makers",
        "common",
        "buyers",
        "lq",
        "opens",
        "coverage",
    )
    printing.rows(session, rows, meta, _columns("status"), shown)


@click.command()
@click.option("--region", metavar="REGION", help="Id or name.")
@click.option("--all-regions", is_flag=True, help="Every region.")
@click.option(
    "--level", type=click.Choice(LEVELS), help="With --all-regions: of this level."
)
@_CATEGORY
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@click.option(
    "--status", "wanted", type=click.Choice(STATUSES), help="Only this status."
)
@with_printing
@with_session
def gaps(
    session: Session,
    region: str | None,
    all_regions: bool,
    level: str | None,
    category: str | None,
    kind: str | None,
    wanted: str | None,
    printing: Printing,
) -> None:
    """Show the gaps of a region, or of all.

    \b
    Examples:
      chainatlas gaps --region 攀枝花 --category 钛材料
      chainatlas gaps --all-regions --level city --kind break --format csv
    """
    if all_regions == bool(region) or (level and not all_regions):
        raise WrongUse("cli.region_or_all")
    with session.view() as view:
        about = resolve(view, "category", category) if category else ""
        place = resolve(view, "region", region) if region else None
        if place:
            rows = gap_rows(view, place, about)
        else:
            from chainatlas.economics.all_regions import all_region_gaps, read

            rows = all_region_gaps(
                read(view), thresholds(), category=about, level=level or ""
            )
        rows = [
            r
            for r in rows
            if kind in (None, r["kind"]) and wanted in (None, r["status"])
        ]
        asked = {
            "region": place,
            "category": about or None,
            "level": level,
            "kind": kind,
            "status": wanted,
        }
        meta = session.meta(view, "gaps", asked)
        rows = _named(view, rows)
    shown = _shown(
        session,
        "gap",
        *(() if place else ("region_name",)),
        "link_name",
        "category",
        "kind",
        "status",
        "opens",
        "upstream",
        "alternatives",
        "buyers",
        "coverage",
    )
    printing.rows(session, rows, meta, _columns("gaps"), shown)
