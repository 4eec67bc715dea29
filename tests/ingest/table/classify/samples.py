"""A small lexicon of its own, and how a test asks for what a text names."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.classify import Lexicon, classify, lexicon

LINKS = {
    "a.sponge": "海绵钛",
    "a.ingot": "钛锭",
    "a.plate": "钛合金板材（宽幅）",
    "a.salt": "碳酸锂",
    "a.pigment": "钛白粉",
    "a.ethylene": "乙烯",
    "a.acid": "磷酸",
    "a.fab": "晶圆制造",
    "a.server": "服务器",
}
ALIASES = [
    ("a.sponge", "小粒海绵钛", "narrow"),
    ("a.sponge", "TiS", "abbreviation"),
    ("a.ingot", "钛制品", "broad"),
    ("a.plate", "钛制品", "broad"),
    ("a.plate", "宽厚钛板", None),
    ("a.salt", "工业碳酸锂", "narrow"),
    ("a.pigment", "颜料用钛白粉", "exact"),
]
NEGATIVE = [("*", "*", "{}设备|{}生产线|外购{}"), ("a.salt", "碳酸锂", "缓释")]


def names() -> Lexicon:
    return lexicon(
        pl.DataFrame(list(LINKS.items()), ["id", "zh"], orient="row"),
        pl.DataFrame(ALIASES, ["link_id", "alias", "kind"], orient="row"),
        pl.DataFrame(NEGATIVE, ["link_id", "alias", "not_when"], orient="row"),
    )


def table(*texts: str | None, column: str = "products") -> pl.DataFrame:
    frame = pl.DataFrame(
        {"file": "book.xlsx", column: texts}, {"file": pl.String, column: pl.String}
    )
    return frame.with_row_index("_row", offset=2)


def products(text: str, column: str = "products") -> set[tuple[str, str]]:
    """Return (link, rule) of what a text says is made."""
    found = classify(table(text, column=column), names()).products
    return set(found.select("link_id", "rule").iter_rows())


def suggestions(text: str, column: str = "products") -> set[tuple[str, str]]:
    """Return (link, rule) of what a text hints at."""
    found = classify(table(text, column=column), names()).suggestions
    return set(found.select("link_id", "rule").iter_rows())
