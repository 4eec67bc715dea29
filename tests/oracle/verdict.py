"""Status of a link in a region, and kind of a gap: first that applies."""

from __future__ import annotations

from chainatlas.tests.oracle.chain import Link
from chainatlas.tests.oracle.local import Local


def status_of(local: Local, link: Link, category: str) -> str:
    """One of strong, weak, present, planned, missing, unknown, alternative ..."""
    makers = local.count(link.id)
    if makers:
        return _made(local, link.id, makers)
    if link.id in local.opens:
        return _wanted(local, link.id, category)
    return "alternative" if link.id in local.alternatives else "not_needed"


def _made(local: Local, link: str, makers: int) -> str:
    limits = local.limits
    lq = local.lq(link)
    if makers >= limits.strong_makers and lq is not None and lq >= limits.strong_lq:
        return "strong"
    if makers <= limits.weak_makers and len(local.buyers(link)) >= limits.weak_buyers:
        return "weak"
    return "present"


def _wanted(local: Local, link: str, category: str) -> str:
    if local.planned(link):
        return "planned"
    surveyed = local.coverage(link, category) in local.limits.surveyed
    return "missing" if surveyed and not local.unproven(link) else "unknown"


def kind_of(local: Local, link: Link) -> str | None:
    """One of resource, break, supply, extension; None where there is no gap."""
    if link.id in local.opens:
        if link.kind == "resource":
            return "resource"
        return "break" if link.inputs() & local.have else "supply"
    return "extension" if _extends(local, link) else None


def _extends(local: Local, link: Link) -> bool:
    if link.id in local.have or link.id in local.alternatives:
        return False
    if link.kind in {"application", "by_product"}:
        return False
    return any(
        route.inputs <= local.have
        and any((local.lq(i) or 0) >= local.limits.extension_lq for i in route.inputs)
        for route in link.routes
    )
