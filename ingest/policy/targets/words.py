"""The words of ``words.toml``, ready for matching."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import get_args

from chainatlas.ingest.policy.targets.found import Comparison


@cache
def _toml() -> dict[str, dict[str, list[str]]]:
    path = files(__package__).joinpath("words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w))))


@cache
def words(section: str, key: str = "words") -> tuple[str, ...]:
    """Return the words of one list, the longest first."""
    found = _toml()[section][key]
    return tuple(sorted(set(found), key=lambda w: (-len(w), w)))


@cache
def anywhere(section: str, key: str = "words") -> re.Pattern[str]:
    """Return a pattern that finds any word of a list."""
    return re.compile(_any(_toml()[section][key]))


@cache
def comparisons(side: str) -> tuple[tuple[str, Comparison], ...]:
    """Return (word, comparison) of one side of a number, the longest word first."""
    names = get_args(Comparison)
    pairs = [(w, n) for n in names for w in _toml()[side].get(n, ())]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
