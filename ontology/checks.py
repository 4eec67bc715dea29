"""The checks of the chain tables, as a registry of pure functions.

They hold for the bundled base and for a chain of one's own: acyclic, nothing orphaned,
names that lead to one link, stages in order. Reading errors (missing columns, values
outside a list) are reported when the tables are read, not here.
"""

from __future__ import annotations

from chainatlas.ontology.check_feeds import (
    input_cycle,
    main_cycle,
    orphan_link,
    recycle_feeds,
)
from chainatlas.ontology.check_finding import Check, Finding, Severity, Tables
from chainatlas.ontology.check_labels import exact_alias, same_label_en, same_label_zh
from chainatlas.ontology.check_references import unknown_reference
from chainatlas.ontology.check_routes import (
    byproduct_input,
    many_main_inputs,
    route_without_link,
)
from chainatlas.ontology.check_stages import category_stages, stage_order

__all__ = ["CHECKS", "Check", "Finding", "Severity", "Tables", "check", "severity"]

CHECKS: dict[str, Check] = {
    "unknown_reference": Check(unknown_reference),
    "route_without_link": Check(route_without_link),
    "main_cycle": Check(main_cycle),
    "input_cycle": Check(input_cycle),
    "recycle_feeds": Check(recycle_feeds),
    "orphan_link": Check(orphan_link, "warning"),
    "category_stages": Check(category_stages, "warning"),
    "stage_order": Check(stage_order, "warning"),
    "same_label_zh": Check(same_label_zh),
    "same_label_en": Check(same_label_en, "warning"),
    "exact_alias": Check(exact_alias),
    "many_main_inputs": Check(many_main_inputs, "warning"),
    "byproduct_input": Check(byproduct_input),
}
"""Every check by name, in the order in which findings are given."""


def check(tables: Tables) -> list[Finding]:
    """Run every check on all-text frames by table name; no finding means sound.

    Tables that are absent are passed over. The order of the findings depends on the
    content alone, not on the order of rows (paths and labels aside).
    """
    return [finding for each in CHECKS.values() for finding in each.find(tables)]


def severity(finding: Finding) -> Severity:
    """Return how grave a finding is: an error, or a warning that may be meant."""
    return CHECKS[finding.check].severity
