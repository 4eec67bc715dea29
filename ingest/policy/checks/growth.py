"""Growth rates that do not fit the two values they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from chainatlas.ingest.policy.checks.finding import Finding
from chainatlas.ingest.policy.numbers import base
from chainatlas.ingest.policy.targets import Figure
from chainatlas.ingest.policy.targets.words import words

_ROUNDED = Decimal("0.5")
_EXACT = ("eq", "about")
_BY_YEAR = ("年均增长", "年均增速", "年均", "递增")


def _stem(measure: str) -> tuple[str, str]:
    """Return a measure without its word of change, and that word."""
    word = next((w for w in words("change") if measure.endswith(w)), "")
    return measure[: len(measure) - len(word)], word


def _tolerance(stated: str) -> Decimal:
    """Return by how much a printed rate may be off: half of its last digit."""
    digits = stated.partition(".")[2].rstrip("%％")
    return _ROUNDED.scaleb(-len(digits)) + Decimal("0.05")


def _values(figures: Sequence[Figure]) -> dict[tuple[str, str, str], dict[int, Figure]]:
    found: dict[tuple[str, str, str], dict[int, Figure]] = {}
    for each in figures:
        if each.year is None or each.unit == "%" or each.value_to is not None:
            continue
        key = (each.subject, each.measure, base(each.value, each.unit)[1])
        found.setdefault(key, {}).setdefault(each.year, each)
    return found


def _finding(rate: Figure, first: Figure, second: Figure, actual: Decimal) -> Finding:
    return Finding(
        "growth_mismatch",
        rate.start,
        rate.end,
        {
            "subject": second.subject + second.measure,
            "first_year": str(first.year),
            "second_year": str(second.year),
            "first": format(first.value, "f"),
            "second": format(second.value, "f"),
            "unit": second.unit,
            "actual": format(actual.quantize(Decimal("0.1")), "f"),
            "stated": format(rate.value, "f"),
        },
    )


def growth(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Yield yearly rates (增幅, 同比增长) that the values of two years do not give.

    A rate may be off by half of its last printed digit. 年均 rates are left alone: the
    year they count from is seldom printed.
    """
    values = _values(figures)
    for rate in figures:
        stem, word = _stem(rate.measure)
        if (
            rate.unit != "%"
            or not word
            or word in _BY_YEAR
            or rate.comparison not in _EXACT
        ):
            continue
        for (subject, measure, _), years in values.items():
            if (subject, measure) != (rate.subject, stem) or rate.year not in years:
                continue
            second, first = years[rate.year], years.get(rate.year - 1)
            if first is None or not first.value:
                continue
            a, b = base(first.value, first.unit)[0], base(second.value, second.unit)[0]
            actual = (b / a - 1) * 100
            if abs(actual - rate.value) > _tolerance(rate.printed):
                yield _finding(rate, first, second, actual)
