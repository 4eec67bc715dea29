"""The page on security says what the guard does: lists and limits are the same."""

from __future__ import annotations

import re
from pathlib import Path

import chainatlas
from chainatlas.queries.guard_frame import MAX_CASES, MAX_DEPTH, MAX_HOPS, MAX_OPERATORS
from chainatlas.queries.guard_names import MAX_RANGE
from chainatlas.queries.guard_words import FIRST, FUNCTIONS, PROCEDURES
from chainatlas.queries.tokens import MAX_BYTES

PAGE = Path(chainatlas.__path__[0], "docs", "security.md").read_text(encoding="utf-8")


def test_functions_are_listed() -> None:
    listed = re.findall(r"`(\w+)`", PAGE.split("## The functions")[1])
    assert listed == sorted(FUNCTIONS)


def test_procedures_and_clauses_are_named() -> None:
    assert all(f"`{name}`" in PAGE for name in PROCEDURES)
    assert all(word in PAGE for word in FIRST)


def test_limits_are_those_of_the_code() -> None:
    limits = re.findall(
        r"^\| [^|]+ \| ([\d,]+)", PAGE.split("## Limits")[1], re.MULTILINE
    )
    assert [int(limit.replace(",", "")) for limit in limits] == [
        MAX_BYTES,
        MAX_DEPTH,
        MAX_CASES,
        MAX_OPERATORS,
        MAX_HOPS,
        MAX_RANGE,
    ]
