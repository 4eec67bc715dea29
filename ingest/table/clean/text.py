"""Text of a cell: half-width, without invisible characters and empty words."""

from __future__ import annotations

import polars as pl

_INVISIBLE = "[\\p{Cf}\\u{FFFE}\\u{FFFF}]|[\\p{Cc}--[\\t\\n\\r]]"
_SPACE = r"[\s\u{3000}]+"
_NOTHING = (
    r"(?i)^(?:[-—–_/\\.*·、,，?？#\s]+|无|暂无|没有|不详|未知|不明|待定|空"
    r"|null|none|nan|nil|n/?a|#n/a|#ref!|#value!|#name\?|#div/0!)$"
)


def plain_text(column: pl.Expr) -> pl.Expr:
    """Return cells in NFKC, invisible characters out, one space for each gap.

    A cell that says that there is nothing (无, /, N/A, #REF!) is null.
    """
    text = (
        column.str.normalize("NFKC")
        .str.replace_all(_INVISIBLE, "")
        .str.replace_all(_SPACE, " ")
        .str.strip_chars(" '\"`")
    )
    nothing = (text == "") | text.str.contains(_NOTHING)
    return pl.when(~nothing).then(text)


def name_text(column: pl.Expr) -> pl.Expr:
    """Return names of enterprises: no spaces between Han, brackets as registers print.

    A number before the name (1. 甲公司) is taken off.
    """
    text = plain_text(column).str.replace(r"^\(?\d{1,4}(?:\)|[.、])\s*(\p{Han})", "$1")
    text = text.str.replace_all(r"(\p{Han}|[()]) +", "$1").str.replace_all(
        r" +(\p{Han}|[()])", "$1"
    )
    return text.str.replace_all(r"[(\[【〔]", "（").str.replace_all(r"[)\]】〕]", "）")
