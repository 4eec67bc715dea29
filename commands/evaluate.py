"""``chainatlas evaluate``: how well a reading agrees with a gold folder."""

from __future__ import annotations

from pathlib import Path

import click

from chainatlas.commands.output import deliver, render
from chainatlas.commands.session import Printing, Session, with_printing, with_session
from chainatlas.ingest.policy.evaluate import Score
from chainatlas.ingest.policy.evaluate import evaluate as compare
from chainatlas.queries.answer import Meta

COLUMNS = ("what", "gold", "found", "right", "precision", "recall", "f1")
MISS_COLUMNS = ("what", "side", "id", "text")


def _row(score: Score) -> dict[str, object]:
    rates = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    rounded = {k: None if v is None else round(v, 4) for k, v in rates.items()}
    counts = {"gold": score.gold, "found": score.found, "right": score.right}
    return {"what": score.what, **counts, **rounded}


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "--misses",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what only one side has to this csv file.",
)
@with_printing
@with_session
def evaluate(
    session: Session, gold: Path, folder: Path, misses: Path | None, printing: Printing
) -> None:
    """Compare a folder of policy tables with a gold folder: precision, recall, F1.

    \b
    Example:
      chainatlas evaluate gold read --misses misses.csv
    """
    scores = compare(gold, folder)
    meta = Meta("evaluate", {"gold": str(gold), "folder": str(folder)})
    printing.rows(session, [_row(s) for s in scores], meta, COLUMNS)
    if misses is not None:
        rows = [vars(m) for s in scores for m in s.misses]
        deliver(render(rows, meta, "csv", session.lang, columns=MISS_COLUMNS), misses)
