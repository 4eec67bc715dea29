"""The words of ``words.toml``, ready for matching."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _toml() -> dict[str, dict[str, list[str]]]:
    path = files(__package__).joinpath("words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(section: str, key: str = "words") -> tuple[str, ...]:
    """Return the words of one list, the longest first."""
    return tuple(sorted(set(_toml()[section][key]), key=lambda w: (-len(w), w)))


@cache
def anywhere(section: str, key: str = "words") -> re.Pattern[str]:
    """Return a pattern that finds any word of a list."""
    return re.compile("|".join(map(re.escape, words(section, key))))


def made_of(text: str, section: str, key: str = "words") -> bool:
    """Whether a text is nothing but words of a list.

    >>> made_of("大型骨干", "generic"), made_of("晶科", "generic")
    (True, False)
    """
    at = 0
    while at < len(text):
        word = next((w for w in words(section, key) if text.startswith(w, at)), "")
        if not word:
            return False
        at += len(word)
    return True
