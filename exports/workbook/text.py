"""Text that a spreadsheet can hold, whatever it was."""

from __future__ import annotations

import re
from math import ceil
from urllib.parse import urlsplit

LONGEST = 32_767
"""A cell holds so many UTF-16 units; an emoji is two."""

LONGEST_LINK = 2_000
"""Excel refuses a link of more than 2,079 characters."""

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_NO_CHARACTER = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINKABLE = re.compile(r"https?://[!-~]+", re.IGNORECASE)


def clean(text: str) -> str:
    """Return the text with line ends as \\n and control characters made visible.

    U+0000–U+001F become their pictures (␀ ...; tab and line feed stay), what is no
    character at all becomes U+FFFD: nothing vanishes silently.
    """
    if text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0])), text)
    return _NO_CHARACTER.sub("\ufffd", text)


def units(text: str) -> int:
    """Return the length as a spreadsheet counts it, in UTF-16 units."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)


def fits(text: str, longest: int = LONGEST) -> bool:
    """Return whether a cell can hold the text."""
    return len(text) * 2 <= longest or units(text) <= longest


def cut(text: str, mark: str, longest: int = LONGEST) -> str:
    """Return a text that does not fit cut to ``longest`` units, the mark at its end."""
    room = longest - units(mark)
    whole = text.encode("utf-16-le")[: room * 2]
    return whole.decode("utf-16-le", errors="ignore") + mark


def lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column of so many characters.

    Signs from U+2E80 on (Chinese, emoji) are two characters wide.
    """
    room = max(1.0, width - 1)
    return sum(
        max(1, ceil((len(line) + sum(sign > "\u2e7f" for sign in line)) / room))
        for line in text.split("\n")
    )


def linkable(address: str | None) -> bool:
    """Return whether an address may become a link: plain http(s) with a host.

    Not with blanks, control or non-ASCII signs, user names or an impossible port:
    these stay text.
    """
    if not address or len(address) > LONGEST_LINK or not _LINKABLE.fullmatch(address):
        return False
    try:
        parsed = urlsplit(address)
        return bool(parsed.hostname) and parsed.port != 0 and "@" not in parsed.netloc
    except ValueError:
        return False
