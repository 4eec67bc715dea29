"""Checks of a document itself: what it says that does not fit together."""

from chainatlas.ingest.policy.checks.finding import Finding, finding_rows
from chainatlas.ingest.policy.checks.run import Checked, check_document

__all__ = ["Checked", "Finding", "check_document", "finding_rows"]
