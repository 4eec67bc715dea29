"""Numerals as Chinese documents print them, as exact decimals."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MULTIPLES = {"万": 10**4, "亿": 10**8, **_PLACES}


def _below_ten_thousand(text: str) -> int | None:
    total, digit = 0, None
    for at, char in enumerate(text):
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif digit == 0 or (digit is None and at and text[at - 1] in _PLACES):
            return None
        else:
            total += (1 if digit is None else digit) * _PLACES[char]
            digit = None
    return total + (digit or 0)


def _digit_by_digit(text: str) -> int | None:
    if len(text) < 2 or any(c not in _DIGITS for c in text):
        return None
    return int("".join(str(_DIGITS[c]) for c in text))


def numeral(text: str) -> Decimal | None:
    """Return the value of digits or of a Chinese numeral, None where it is neither.

    >>> numeral("1,200.5"), numeral("三十五"), numeral("二〇二五"), numeral("三三十")
    (Decimal('1200.5'), Decimal('35'), Decimal('2025'), None)
    """
    if text[:1].isdigit():
        return Decimal(text.replace(",", ""))
    if any(c not in _DIGITS and c not in _PLACES for c in text):
        return None
    whole = _digit_by_digit(text)
    found = _below_ten_thousand(text) if whole is None else whole
    return None if found is None else Decimal(found)


def multiple(text: str) -> Decimal:
    """Return what the characters after a number multiply it by.

    >>> multiple("万亿"), multiple("")
    (Decimal('1000000000000'), Decimal('1'))
    """
    product = Decimal(1)
    for char in text:
        product *= _MULTIPLES[char]
    return product
