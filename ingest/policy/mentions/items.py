"""The items of a list: what stands between 、, brackets and quotes kept whole."""

from __future__ import annotations


def items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return (start, end) of the items of the list that fills a span.

    >>> items("甲（乙、丙）、丁", 0, 8)
    [(0, 6), (7, 8)]
    """
    found, at, deep = [], start, 0
    for n in range(start, end):
        char = text[n]
        deep += (char in "（(“《") - (char in "）)”》" and deep > 0)
        if char == "、" and not deep:
            found.append((at, n))
            at = n + 1
    return [*found, (at, end)]
