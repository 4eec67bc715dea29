"""The hidden columns by which a filled-in row is found again."""

from __future__ import annotations

from collections.abc import Callable

from chainatlas.exports.workbook.pen import Cell
from chainatlas.ingest.policy.decisions import Standing
from chainatlas.ingest.policy.decisions.sheets import MACHINE
from chainatlas.ingest.policy.decisions.table import packed

_VALUES: dict[str, Callable[[Standing], Cell]] = {
    "_table": lambda s: s.keyed.place.table,
    "_row": lambda s: s.keyed.key[1],
    "_digest": lambda s: s.keyed.place.digest,
    "_heading": lambda s: s.keyed.place.heading,
    "_printed": lambda s: s.keyed.place.printed,
    "_ordinal": lambda s: s.keyed.place.ordinal,
    "_equals": lambda s: s.keyed.place.equals,
    "_document_id": lambda s: s.keyed.place.document,
    "_read": lambda s: packed(s.keyed.read),
}


def machine_columns() -> list[tuple[str, Callable[[Standing], Cell]]]:
    """Return the header of each, and its value of a row."""
    return [(name, _VALUES[name]) for name in MACHINE]
