"""What a column can mean, and the usual wordings of each meaning."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chainatlas.ingest.table.columns.units import is_unit
from chainatlas.ingest.table.reading.header import tidy

KEEP, IGNORE = "keep", "ignore"
"""Not known, so kept under its own name; left out because a person said so."""
MONEY = frozenset({"revenue_yi", "output_yi", "capital_yi", "investment_yi"})
"""Amounts of money, written in 亿元."""
_BRACKET = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?(?:度|底|末)?")
_MARKS = re.compile(r"[*※:：。、_\-—·]+")


@dataclass(frozen=True)
class Wordings:
    """The usual names of one meaning: whole headers, and what a header ends with."""

    whole: frozenset[str]
    ends: tuple[str, ...]


@cache
def wordings() -> dict[str, Wordings]:
    """Return the wordings of each meaning; the meanings are the accepted ones."""
    path = files(__package__).joinpath("wordings.toml")
    spec = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        target: Wordings(
            frozenset(map(plain, (*each.get("is", ()), *each["ends"]))),
            tuple(map(plain, each["ends"])),
        )
        for target, each in spec.items()
    }


def plain(header: str) -> str:
    """Return a header without group, unit, brackets, years and marks, in small letters.

    >>> plain("2023年营业收入（万元）"), plain("基本信息/企业名称"), plain("产能/吨")
    ('营业收入', '企业名称', '产能')
    """
    head, slash, tail = tidy(header).rpartition("/")
    text = head if slash and is_unit(tail) else tail
    text = _YEAR.sub("", _BRACKET.sub("", text.lower()))
    return _MARKS.sub("", text)


def known(header: str) -> bool:
    """Whether a text names a column in one of the usual wordings."""
    text = plain(header)
    return bool(text) and any(
        text in each.whole or text.endswith(each.ends or ("\0",))
        for each in wordings().values()
    )
