"""Judging every piece of text once: a frame of pieces to a frame of matches."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from chainatlas.ingest.table.classify.items import MADE, NAMED, item, strongest
from chainatlas.ingest.table.classify.judge import Match, judge
from chainatlas.ingest.table.classify.lexicon import Lexicon
from chainatlas.ingest.table.classify.verdicts import verdict

PIECE = ("source", "mode", "clean")
_COLUMNS = (*PIECE, "link_id", "words", "outcome", "rule", "confidence")


def judged(pieces: pl.DataFrame, names: Lexicon) -> pl.DataFrame:
    """Return the matches of pieces.

    Args:
        pieces: source, mode (made, sold, named, "" for not said; null for a member of
            a list, which says it itself), clean.
        names: the names that are looked for.

    Returns:
        for each different piece and match: source, mode, clean, link_id, words,
        outcome, rule, confidence.
    """
    unique = pieces.select(PIECE).unique(maintain_order=True)
    rows = [
        row
        for source, mode, clean in unique.iter_rows()
        for row in _rows(source, mode, clean, names)
    ]
    return pl.DataFrame(rows, dict.fromkeys(_COLUMNS, pl.String), orient="row")


def _rows(
    source: str, mode: str | None, clean: str, names: Lexicon
) -> Iterator[tuple[str | None, ...]]:
    for match in judge(clean, names):
        done = _done(source, clean, match) if mode is None else mode
        worth = verdict(source, done, match.place, match.kind)
        named = (match.link_id, match.words)
        yield source, mode, clean, *named, worth.outcome, worth.rule, worth.confidence


def _done(source: str, clean: str, match: Match) -> str:
    """Return what is done with a member of a list: made, if it says nothing else.

    An industry only names what its enterprises may make.
    """
    if source == "industry":
        return NAMED
    if match.words == clean:
        return MADE
    thing = item(clean)
    return strongest(thing.before | thing.after) or MADE
