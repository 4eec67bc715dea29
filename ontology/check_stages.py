"""Checks on the place of links in categories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from chainatlas.ontology.check_feeds import feeds
from chainatlas.ontology.check_finding import Finding, Tables, ids, rows

STAGES = ("upstream", "midstream", "downstream")

OUT_OF_ORDER: frozenset[tuple[str, str, str]] = frozenset()
"""(category, input link, output link) that may run against the stages.

None is needed by the base: its stages follow its routes throughout.
"""


def _positions(tables: Tables) -> dict[str, dict[str, str]]:
    """Map category to link to stage; the home category first, then memberships."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, link_column in (("links", "id"), ("memberships", "link_id")):
        columns = (link_column, "category", "stage")
        for link, category, stage in rows(tables, name, *columns):
            found[category].setdefault(link, stage)
    return found


def category_stages(tables: Tables) -> Iterator[Finding]:
    """Every category has links upstream, midstream and downstream."""
    positions = _positions(tables)
    for category in sorted(ids(tables, "categories") | positions.keys() - {""}):
        held = set(positions.get(category, {}).values())
        lacking = [stage for stage in STAGES if stage not in held]
        if lacking:
            values = {"stages": ", ".join(lacking)}
            yield Finding("category_stages", category, values)


def stage_order(tables: Tables) -> Iterator[Finding]:
    """Within a category no input stands at a later stage than what is made of it.

    Recycled links and the pairs in ``OUT_OF_ORDER`` are excepted.
    """
    loops = set(rows(tables, "recycles", "from_id", "to_id"))
    pairs = sorted(feeds(tables, ("main", "auxiliary")) - loops)
    for category, stage_of in sorted(_positions(tables).items()):
        for first, then in pairs:
            early, late = stage_of.get(first), stage_of.get(then)
            if early not in STAGES or late not in STAGES:
                continue
            excepted = (category, first, then) in OUT_OF_ORDER
            if STAGES.index(early) > STAGES.index(late) and not excepted:
                values = {"category": category, "other": then}
                values |= {"stage": early, "other_stage": late}
                yield Finding("stage_order", first, values)
