"""What goes with every answer: what was asked of which data, by which thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from chainatlas.graph.store import View
from chainatlas.queries.thresholds import thresholds


@dataclass(frozen=True)
class Meta:
    """What was asked of what: printed with every json answer, and in every hand-out."""

    query: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    data_version: str | None = None
    engine: str | None = None
    weights: Mapping[str, float] = field(default_factory=dict)
    generated_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def as_json(self) -> dict[str, Any]:
        """Return the meta object of the json format."""
        found = {k: v for k, v in asdict(self).items() if k != "weights" or v}
        moment = self.generated_at.isoformat(timespec="seconds")
        return {**found, "generated_at": moment}


def meta_of(
    view: View,
    query: str,
    parameters: Mapping[str, Any],
    weights: Mapping[str, float] | None = None,
) -> Meta:
    """Return the meta of an answer from a view."""
    version = view.meta().get("digest")
    return Meta(query, parameters, thresholds(), version, view.engine, weights or {})
