"""What is known of a document before its numbers are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from chainatlas.ingest.policy.numbers import Amount
from chainatlas.ingest.policy.targets.clauses import Span


@dataclass(frozen=True)
class Setting:
    """What is known of a document before its numbers are read.

    Attributes:
        now: its year, None where it is not known.
        rules: it is a set of rules (管理办法), not a plan.
        taken: spans whose numbers say something else (capacity of a project).
        headings: (start of the text under it, texts of the headings above it, joined),
            ascending.
        plan: first and last year that the title gives; a plan of one year sets the year
            of goals that print none.
    """

    now: int | None = None
    rules: bool = False
    taken: tuple[Span, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    plan: tuple[int, int] | None = None

    @property
    def only_year(self) -> int | None:
        """The one year of the plan, None where it has several or none."""
        return self.plan[0] if self.plan and self.plan[0] == self.plan[1] else None

    def above(self, at: int) -> str:
        """Return the headings above a place, "" where there are none."""
        found = bisect_right(self.headings, at, key=lambda h: h[0])
        return self.headings[found - 1][1] if found else ""

    def free(self, found: Sequence[Amount]) -> list[Amount]:
        """Return the numbers that lie in no taken span."""
        spans, kept, at = sorted(self.taken, key=lambda s: s.start), [], 0
        for amount in found:
            while at < len(spans) and spans[at].end <= amount.start:
                at += 1
            if at == len(spans) or spans[at].start >= amount.end:
                kept.append(amount)
        return kept
