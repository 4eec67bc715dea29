"""Lines of a sheet that are no enterprises: totals, remarks, headings, headers."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.record import ROW
from chainatlas.ingest.sieve import Sieve

_TOTAL = r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|平\s*均|total|sum)\s*[:：]?"
_REMARK = (
    r"^(?:注\s*[:：\d]|备\s*注|说\s*明|填\s*报|填\s*表|制\s*表|审\s*核|联\s*系"
    r"|数据来源|单位负责人|以上|附\s*[:：])"
)
_NUMBERED = (
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）])"
)


def drop_no_rows(sieve: Sieve, name: str, header: str) -> None:
    """Take out what is no row of an enterprise.

    ``name`` is the column of names, ``header`` what stands above it in the sheet.
    """
    cells = pl.exclude(ROW)
    first = pl.coalesce(cells)
    filled = pl.sum_horizontal(cells.is_not_null())
    no_name = pl.col(name).is_null()
    total = (no_name | (pl.col(name) == first)) & first.str.contains(_TOTAL)
    sieve.drop(total, name, "total_row", value=first)
    remark = first.str.contains(_REMARK) & (filled <= 2)
    sieve.drop(remark, name, "remark_row", value=first)
    again = pl.col(name).str.replace_all(r"\s", "") == header.split("/")[-1]
    sieve.drop(again, name, "header_again")
    numbered = pl.col(name).str.contains(_NUMBERED)
    alone = (filled == 1) & (no_name | numbered)
    sieve.drop(alone, name, "heading_row", value=first)
    sieve.drop(no_name, name, "no_name", value=first)
