"""Guessing what a column means: from its header, else from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chainatlas.ingest.table.columns.target import KEEP, MONEY, plain, wordings
from chainatlas.ingest.table.columns.units import unit_in
from chainatlas.ingest.table.reading.header import tidy

_CODE = re.compile(r"[0-9A-Za-z]{2}\d{6}[0-9A-Za-z]{10}")
_FIRM = re.compile(r".{2,}(?:公司|厂|集团|合作社|研究院|中心|商行|经营部|合伙\))$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NUMBER = re.compile(r"[\d.,%\-]+")
_IN_WORDS = frozenset({"name", "products", "scope", "address", "industry", "park"})
"""Meanings whose values are words: a column of numbers has another."""
_SHARE = 0.8
"""Least share of the values that have to look like what is guessed."""


@dataclass(frozen=True)
class Guess:
    """What one column is taken for.

    Attributes:
        header: the name of the column in the sheet.
        target: what it means, or ``keep``.
        unit: unit of its amounts, "" for none.
        year: the year its header names, "" for none.
        reason: why: header (it says so), ending (it ends so), values (they look so),
            repeated (another column has that meaning), numbers (the header says it, but
            there are only numbers), unknown, or mapping.
        sure: how sure that is, from 0 to 1; 0 for a column that is kept.
    """

    header: str
    target: str
    unit: str = ""
    year: str = ""
    reason: str = "unknown"
    sure: float = 0.0


def _by_header(header: str) -> tuple[str, str, float] | None:
    text = plain(header)
    if not text:
        return None
    whole = next((t for t, w in wordings().items() if text in w.whole), None)
    if whole:
        return whole, "header", 1.0
    ends = [
        (len(end), target)
        for target, each in wordings().items()
        for end in each.ends
        if text.endswith(end)
    ]
    return (max(ends)[1], "ending", 0.9) if ends else None


def _by_values(
    values: Sequence[str], is_place: Callable[[str], bool]
) -> tuple[str, str, float] | None:
    said = [v for value in values if (v := tidy(value))]
    tests: Mapping[str, Callable[[str], bool]] = {
        "credit_code": lambda v: bool(_CODE.fullmatch(v)),
        "name": lambda v: bool(_FIRM.fullmatch(v)),
        "region": is_place,
    }
    for target, fits in tests.items():
        if said and sum(map(fits, said)) >= _SHARE * len(said):
            return target, "values", 0.6
    return None


def _guess(
    header: str, values: Sequence[str], unit: str, is_place: Callable[[str], bool]
) -> Guess:
    found = _by_header(header) or _by_values(values, is_place)
    year = _YEAR.search(tidy(header))
    own = unit_in(header)
    said = year[0] if year else ""
    if found is None:
        return Guess(header, KEEP, own, said)
    target, reason, sure = found
    if target in _IN_WORDS and _all_numbers(values):
        return Guess(header, KEEP, own, said, "numbers")
    return Guess(
        header, target, own or (unit if target in MONEY else ""), said, reason, sure
    )


def _order(guess: Guess, values: Sequence[str]) -> tuple[float, int, str]:
    """Return how good a column is for its meaning: of two names the full one."""
    firms = sum(1 for v in values if v and _FIRM.fullmatch(tidy(v)))
    return guess.sure, firms if guess.target == "name" else 0, guess.year


def _all_numbers(values: Sequence[str]) -> bool:
    said = [v for v in values if v]
    return bool(said) and all(_NUMBER.fullmatch(tidy(v)) for v in said)


def guesses(
    names: Sequence[str],
    values: Mapping[str, Sequence[str]],
    unit: str,
    is_place: Callable[[str], bool],
) -> list[Guess]:
    """Return what each column of a sheet is taken for, in the order of the columns.

    ``values`` holds some values of each column; ``unit`` is the unit printed above the
    header. Each meaning is given once: to the surest column, of several years the last;
    the others are kept under their own names.
    """
    found = [_guess(name, values.get(name, ()), unit, is_place) for name in names]
    best: dict[str, Guess] = {}
    for guess in found:
        former, said = best.get(guess.target), values.get(guess.header, ())
        if former is None or _order(guess, said) > _order(
            former, values.get(former.header, ())
        ):
            best[guess.target] = guess
    return [
        guess
        if guess.target == KEEP or best[guess.target] is guess
        else Guess(guess.header, KEEP, guess.unit, guess.year, "repeated")
        for guess in found
    ]
