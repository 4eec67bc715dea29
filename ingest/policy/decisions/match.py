"""Which row of a new reading a decision is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from chainatlas.ingest.policy.decisions.decision import Decision, same
from chainatlas.ingest.policy.decisions.keyed import Keyed
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED

_Group = dict[str, list[Keyed]]


@dataclass
class Matched:
    """Decisions by table and key of their row, and those that found none."""

    found: dict[tuple[str, str], Decision] = field(default_factory=dict)
    unmatched: dict[tuple[object, ...], Decision] = field(default_factory=dict)


def _pick(decision: Decision, rows: Sequence[Keyed]) -> Keyed | None:
    """Return the row of one document that a decision is about.

    The heading tells equal rows apart, then the order. Under another heading a row is
    the same only where there was one and is one.
    """
    place = decision.place
    under = [row for row in rows if row.place.heading == place.heading]
    if under:
        return under[place.ordinal] if place.ordinal < len(under) else None
    return rows[0] if len(rows) == place.equals == 1 else None


def _hits(decision: Decision, group: _Group, read: Collection[str]) -> list[Keyed]:
    """Return the rows of a decision: in its own document where that was read again."""
    own = decision.place.document
    everywhere = REVIEWED[decision.place.table].shared or own not in read
    documents = list(group) if everywhere else [own]
    picked = (_pick(decision, group.get(name, ())) for name in documents)
    return [row for row in picked if row is not None]


def match(
    rows: Iterable[Keyed],
    documents: Collection[str],
    sources: Iterable[Iterable[Decision]],
) -> Matched:
    """Find the rows of decisions; ``documents`` are those that were read.

    ``sources`` go from the newest to the oldest: the first decision about a row holds,
    and one from the row's own document goes before one from a former version.
    """
    groups: dict[tuple[str, ...], _Group] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[same(row.place, row.read)][row.place.document].append(row)
    matched = Matched()
    for source in sources:
        for one in sorted(source, key=lambda d: d.place.document not in documents):
            hits = _hits(one, groups.get(one.same, {}), documents)
            for hit in hits:
                new = replace(one, place=hit.place, read=hit.read)
                matched.found.setdefault(hit.key, new)
            if not hits:
                place = replace(one.place, printed="")
                left = replace(one, state="unmatched", row="")
                matched.unmatched.setdefault((place, *one.same), left)
    return matched
