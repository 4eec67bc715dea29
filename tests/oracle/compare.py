"""Compare printed rows with the expected ones, field by field."""

from __future__ import annotations

from typing import Any

ROUNDING = 1.01e-4  # a tie in the fifth decimal may be rounded either way


def differences(expected: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[str]:
    """Say what differs, in words; empty where got equals expected.

    Order counts; further fields in got do not. An lq may differ by one unit of its
    fourth decimal, since a tie can be rounded either way.
    """
    wanted = [row["link"] for row in expected]
    found = [row.get("link") for row in got]
    if wanted != found:
        return [f"links in order: expected {wanted}, got {found}"]
    return [
        f"{row['region']}/{row['link']} {field}: expected {value!r}, "
        f"got {other.get(field)!r}"
        for row, other in zip(expected, got, strict=True)
        for field, value in row.items()
        if not _same(field, value, other.get(field, "absent"))
    ]


def _same(field: str, expected: Any, got: Any) -> bool:
    if field == "lq" and isinstance(expected, float) and isinstance(got, int | float):
        return abs(expected - got) < ROUNDING
    return type(expected) is type(got) and bool(expected == got)
