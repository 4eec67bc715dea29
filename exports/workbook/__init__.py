"""The target workbook: what an investment bureau takes along."""

from chainatlas.exports.workbook.model import (
    Book,
    EvidenceRow,
    GapRow,
    Meta,
    SourceRow,
    TargetRow,
)
from chainatlas.exports.workbook.rows import evidence_rows, target_row
from chainatlas.exports.workbook.write import write

__all__ = [
    "Book",
    "EvidenceRow",
    "GapRow",
    "Meta",
    "SourceRow",
    "TargetRow",
    "evidence_rows",
    "target_row",
    "write",
]
