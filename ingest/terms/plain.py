"""The form in which terms are compared: half-width and in small letters."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.numbers.folding import fold

_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_LATIN = re.compile(r"[a-z0-9]")


def plain(text: str) -> str:
    """Return a text half-width and in small letters; the length stays.

    >>> plain("ＰＶＤＦ树脂")
    'pvdf树脂'
    """
    return fold(text).translate(_UPPER)


def within_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin term of a plain text is part of a longer word.

    >>> within_word("pvdfx", 0, 4), within_word("pvdf膜", 0, 4)
    (True, False)
    """
    before = start and _LATIN.match(text[start]) and _LATIN.match(text[start - 1])
    after = end < len(text) and _LATIN.match(text[end - 1]) and _LATIN.match(text[end])
    return bool(before or after)
