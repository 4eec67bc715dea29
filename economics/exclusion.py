"""Why a candidate is shown but not counted among the targets."""

from __future__ import annotations

from chainatlas.economics.candidate import Candidate
from chainatlas.economics.fact import Fact, Value, Word, names

REASONS = (
    "not_active",
    "makes_here",
    "already_coming",
    "group_makes_here",
    "unchecked",
)
"""Every reason, in the order in which they are asked; the first one counts."""


def exclusion(candidate: Candidate) -> str | None:
    """Return the key of the first reason that applies, None when there is none.

    - ``not_active``: planned, closed or of unknown status: there is no one to visit;
    - ``makes_here``: the firm itself makes the link at a site in the region;
    - ``already_coming``: the firm has a live project here that builds the link;
    - ``group_makes_here``: a firm of the same group makes the link here;
    - ``unchecked``: the record is of low confidence and its name or product is
      marked 待核: check first, then visit.

    A firm whose group only has some other site here is not excluded: that site is
    the easiest introduction.
    """
    if candidate.status != "active":
        return "not_active"
    if candidate.makes_here:
        return "makes_here"
    if candidate.projects_here:
        return "already_coming"
    if group_makers(candidate):
        return "group_makes_here"
    if candidate.confidence == "low" and candidate.unchecked:
        return "unchecked"
    return None


def exclusion_fact(candidate: Candidate) -> Fact | None:
    """Return the reason with the firms or projects it names, None when there is none.

    ``exclusion_fact(candidate).words(lang)`` says it in words.
    """
    reason = exclusion(candidate)
    if reason is None:
        return None
    values: dict[str, Value] = {
        "link": candidate.link_name or candidate.link,
        "names": group_makers(candidate) or names(candidate.projects_here),
        "status": Word(_status(candidate.status)),
    }
    ties = (candidate.group_ties or ()) if reason == "group_makes_here" else ()
    seen = {tie.source for tie in ties if tie.makes_link and tie.source}
    return Fact(f"excluded_{reason}", values, tuple(sorted(seen)))


def group_makers(candidate: Candidate) -> tuple[str, ...]:
    """Return the names of the group's firms that already make the link here."""
    ties = candidate.group_ties or ()
    return names(tie.firm for tie in ties if tie.makes_link)


def _status(status: str) -> str:
    known = status in ("planned", "closed")
    return f"status_{status}" if known else "status_unknown"
