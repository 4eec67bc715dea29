"""A decision of a person about one row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from chainatlas.ingest.policy.decisions.reviewed import REVIEWED
from chainatlas.ingest.policy.found_rows import Row

Verdict = Literal["accept", "correct", "refuse"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

State = Literal["applied", "unmatched", "follows"]
"""``follows`` is a row that went because the row it hangs on was refused."""
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class Place:
    """Where a row was read.

    Attributes:
        table: its table.
        digest: SHA-256 of the words that it is known by.
        heading: the headings above them.
        ordinal: its number among equal rows under that heading, from 0.
        equals: how many equal rows the document has.
        document: id of the document; new with every version of it.
        printed: the words of its own passage.
    """

    table: str
    digest: str
    heading: str = ""
    ordinal: int = 0
    equals: int = 1
    document: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Decision:
    """What a person decided about a row.

    Attributes:
        verdict: accept, correct or refuse.
        place: where the row was read.
        read: the row as it was read.
        changes: the corrected columns.
        note: what the person wrote beside it.
        state: whether the row was found in the last reading.
        row: key of the row as it stands in its table, "" where it stands in none.
    """

    verdict: Verdict
    place: Place
    read: Row
    changes: Row
    note: str = ""
    state: State = "unmatched"
    row: str = ""

    @property
    def same(self) -> tuple[str, ...]:
        """What is equal in rows that are the same, in any document."""
        return same(self.place, self.read)


def same(place: Place, read: Row) -> tuple[str, ...]:
    """Return table, digest and identity of a row that was read."""
    identity = REVIEWED[place.table].identity
    return (place.table, place.digest, *(read.get(name, "") for name in identity))
