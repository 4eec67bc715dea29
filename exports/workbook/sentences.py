"""The three sentences to know, computed from the rows of the book."""

from __future__ import annotations

from collections import Counter

from chainatlas.exports.workbook.evidence import common_ids, rests_on_common
from chainatlas.exports.workbook.model import Book
from chainatlas.exports.workbook.pen import Pen

KINDS = ("break", "supply", "resource", "extension")
"""The kinds of gaps in the order in which they are counted."""


def three_sentences(pen: Pen, book: Book) -> tuple[str, str, str]:
    """Return what is missing, whom to see, and how far to trust it."""
    return _gaps(pen, book), _targets(pen, book), _trust(pen, book)


def common_share(book: Book) -> tuple[int, int]:
    """Return how many facts with a source rest on common knowledge, and of how many."""
    common = common_ids(book)
    sourced = [row for row in book.evidence if row.source_ids]
    return sum(rests_on_common(row, common) for row in sourced), len(sourced)


def _gaps(pen: Pen, book: Book) -> str:
    where = pen.listed(book.meta.regions)
    what = pen.listed(book.meta.categories) or pen.say("all_categories")
    if not book.gaps:
        return pen.say("sentence_no_gaps", where=where, what=what)
    kinds = Counter(gap.kind for gap in book.gaps)
    counted = [
        pen.say("counted", name=pen.word("kind", kind), count=kinds[kind])
        for kind in (*KINDS, *sorted(set(kinds) - set(KINDS)))
        if kinds[kind]
    ]
    unknown = sum(gap.status == "unknown" for gap in book.gaps)
    said = pen.say(
        "sentence_gaps",
        where=where,
        what=what,
        count=len(book.gaps),
        kinds=pen.listed(counted),
    )
    return said + (pen.say("sentence_unknown", count=unknown) if unknown else "")


def _targets(pen: Pen, book: Book) -> str:
    counted = [target for target in book.targets if target.excluded is None]
    excluded = len(book.targets) - len(counted)
    if not counted:
        return pen.say("sentence_no_targets", excluded=excluded)
    best = min(counted, key=lambda t: (-(t.score or 0.0), t.enterprise))
    return pen.say(
        "sentence_targets",
        firms=len({target.enterprise for target in counted}),
        gaps=len({target.gap for target in counted}),
        of=len(book.gaps),
        excluded=excluded,
        best=best.enterprise_name,
        link=best.link_name,
        score=pen.say("not_known") if best.score is None else f"{best.score:.2f}",
    )


def _trust(pen: Pen, book: Book) -> str:
    common, sourced = common_share(book)
    counted = [target for target in book.targets if target.excluded is None]
    blank = sum(target.capacity is None for target in counted)
    if not book.evidence:
        return pen.say("sentence_no_evidence")
    share = f"{common / sourced:.0%}" if sourced else "0%"
    return pen.say(
        "sentence_trust",
        share=share,
        common=common,
        sourced=sourced,
        blank=blank,
        counted=len(counted),
    )
