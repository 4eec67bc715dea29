"""``chainatlas ingest table``: spreadsheets of enterprises into an atlas folder."""

from __future__ import annotations

import shlex
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chainatlas.commands.output import FORMATS
from chainatlas.commands.session import Printing, Session, with_session
from chainatlas.ontology.catalogue import say
from chainatlas.ontology.errors import BadInput, StoreUnavailable
from chainatlas.queries.answer import Meta

if TYPE_CHECKING:
    import polars as pl

    from chainatlas.ingest.table.gather import Gathered, Given
    from chainatlas.ingest.table.month import Month

COLUMNS = ("file", "source", "read", "kept", "rejected", "values")
_CHANGES = ("new", "gone", "moved", "renamed", "code_added", "merged")


@dataclass(frozen=True)
class Job:
    """What was asked for on the command line."""

    files: tuple[Path, ...]
    folder: Path
    mapping: Path | None
    decisions: Path | None
    within: str | None
    source: str
    as_of: str
    order: str
    surveys: tuple[str, ...]
    scope: str
    form: str
    shown: str


def _tell_columns(session: Session, gathered: Gathered) -> None:
    """Tell what each column of each sheet was taken for, and why."""
    sheets: dict[tuple[str, str, str], list[str]] = {}
    for row in gathered.mapping:
        words = {"column": row["column"], "target": row["as"]}
        words["reason"] = say(f"table.reason.{row['reason']}", session.lang)
        key = row["file"], row["sheet"], row["header_rows"]
        sheets.setdefault(key, []).append(say("table.column", session.lang, **words))
    for (file, sheet, rows), columns in sheets.items():
        label = f"{file}[{sheet}]" if sheet else file
        session.say("table.read_as", file=label, rows=rows, columns="; ".join(columns))
    for skipped in gathered.skipped:
        names = ", ".join(skipped.columns[:20])
        session.say("table.skipped", file=skipped.location.label, columns=names)


def _tell_changes(session: Session, month: Month) -> None:
    counts = dict(month.changes["change"].value_counts().iter_rows())
    what = "; ".join(
        f"{say(f'table.change.{name}', session.lang)} {counts[name]}"
        for name in _CHANGES
        if name in counts
    )
    if what:
        session.say("table.happened", what=what)


def _decisions(folder: Path, given: Path | None) -> pl.DataFrame:
    """Return the verdicts of the folder's own queue, and those given now."""
    from chainatlas.exports.enterprise_folder import REVIEW
    from chainatlas.ingest.table.entities import add_decisions, read_review
    from chainatlas.ingest.table.entities.decisions import no_decisions

    found = no_decisions()
    for path in (folder / REVIEW, given):
        if path is not None and (path == given or path.exists()):
            found = add_decisions(found, read_review(path))
    return found


def _given(job: Job) -> Given:
    from chainatlas.ingest.policy.base import gazetteer
    from chainatlas.ingest.table.columns.mapping import Agreed, read_mapping
    from chainatlas.ingest.table.gather import Given

    region = None
    if job.within:
        region = gazetteer().by_id_or_name(job.within).region_id
        if region is None:
            raise BadInput("table.region", value=job.within)
    agreed = read_mapping(job.mapping) if job.mapping else Agreed()
    return Given(job.source, job.as_of, region, agreed)


def _month(job: Job, gathered: Gathered) -> Month:
    from chainatlas.ingest.table.month import month
    from chainatlas.ingest.table.past import Past
    from chainatlas.ingest.table.survey import Survey

    sources = {c.source for c in gathered.counts}
    source = sources.pop() if len(sources) == 1 else None
    surveys = [Survey.parse(s, job.as_of or None, source) for s in job.surveys]
    order = [name.strip() for name in job.order.split(",") if name.strip()]
    past = Past.read(job.folder)
    said = _decisions(job.folder, job.decisions)
    return month(gathered, past, said, surveys, order, job.scope)


def _run(session: Session, job: Job) -> None:
    from chainatlas.exports.enterprise_folder import write_enterprise_folder
    from chainatlas.exports.folder import restore
    from chainatlas.ingest.table.gather import gather

    restore(job.folder)
    gathered = gather(job.files, _given(job))
    _tell_columns(session, gathered)
    found = _month(job, gathered)
    pairs = write_enterprise_folder(
        gathered, found, job.folder, job.form, session.lang, datetime.now(UTC)
    )
    meta = Meta("ingest table", {"files": [str(f) for f in job.files]})
    rows = [asdict(count) for count in gathered.counts]
    Printing(job.shown, None).rows(session, rows, meta, COLUMNS)
    _report(session, gathered, found, job.folder, pairs)


def _report(
    session: Session, gathered: Gathered, month: Month, folder: Path, pairs: int
) -> None:
    _tell_changes(session, month)
    where = shlex.quote(str(folder))
    if pairs:
        session.say("table.review", count=pairs, path=folder / "review.xlsx")
    session.say(
        "table.written",
        path=folder,
        shell=where,
        read=sum(c.read for c in gathered.counts),
        entities=len(month.tables["enterprises"]),
        rejected=len(gathered.rejects),
        values=len(gathered.blanked),
    )


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The atlas folder; that of last month is carried on.",
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What columns mean: the mapping.csv of a former run, edited.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A review.xlsx with verdicts about pairs of enterprises.",
)
@click.option("--region", "within", metavar="REGION", help="All rows lie in it.")
@click.option(
    "--source", default="", help="Their source. [default: the names of files]"
)
@click.option("--as-of", default="", help="Their date. [default: that in their names]")
@click.option("--order", default="", help="Sources that win before others, by comma.")
@click.option(
    "--survey",
    "surveys",
    multiple=True,
    metavar="REGION:CATEGORY:COMPLETENESS",
    help="What the files cover: complete, broad, partial or none.",
)
@click.option(
    "--scope",
    type=click.Choice(["site", "group"]),
    default="site",
    show_default=True,
    help="group: the files name head offices, whose plants may lie elsewhere.",
)
@click.option(
    "--tables",
    "form",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help="Form of the atlas tables.",
)
@click.option(
    "--format",
    "shown",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How the table of files is printed.",
)
@with_session
def table(session: Session, **options: Any) -> None:
    """Read tables of enterprises (csv, xlsx, xls, parquet; files or folders).

    Headers are looked for, values cleaned, enterprises told apart and given ids that
    stay, products matched with links. Files given now replace the former ones of their
    source; what else FOLDER holds is carried on.

    \b
    Examples:
      chainatlas ingest table 企业名单2026年10月.xlsx -o enterprises --region 攀枝花
      chainatlas ingest table counties/ -o enterprises --survey 攀枝花市:ti:complete
      chainatlas build enterprises
    """
    from filelock import FileLock, Timeout

    job = Job(**options)
    try:
        with FileLock(f"{job.folder}.lock", timeout=0):
            _run(session, job)
    except Timeout as error:
        raise StoreUnavailable("table.busy", path=job.folder) from error
