"""What a check of a document finds: where, what, and the values of its message."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chainatlas.ontology.catalogue import Lang, say

COLUMNS = ("document_id", "check", "start", "end", "printed", "values", "zh", "en")


@dataclass(frozen=True)
class Finding:
    """One thing of a document that does not fit; it is told and never corrected.

    Attributes:
        check: name of the check, a key of the messages ``policy_findings``.
        start, end: where the document says it; both 0 for the document as a whole.
        values: placeholders of the message.
    """

    check: str
    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)

    def message(self, lang: Lang) -> str:
        """Return what does not fit and what to do, in ``lang``."""
        return say(f"policy_findings.{self.check}", lang, **self.values)


def finding_rows(
    document_id: str, text: str, findings: Iterable[Finding]
) -> list[dict[str, str]]:
    """Return findings as rows of ``findings.csv``, in the order of their places."""
    ordered = sorted(
        findings, key=lambda f: (f.start, f.end, f.check, sorted(f.values.items()))
    )
    return [
        {
            "document_id": document_id,
            "check": f.check,
            "start": str(f.start),
            "end": str(f.end),
            "printed": text[f.start : f.end],
            "values": json.dumps(dict(f.values), ensure_ascii=False, sort_keys=True),
            "zh": f.message("zh"),
            "en": f.message("en"),
        }
        for f in ordered
    ]
