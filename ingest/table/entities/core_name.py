"""The core of a firm's name: what is left without place and legal form.

The rules, in this order; a name that they would leave with less than two signs keeps
what the rule would take.

1. NFKC, capital letters, without blanks and punctuation.
2. The first two brackets: one that is a place (甲乙（四川）有限公司) is dropped and
   becomes the place that the name says; kinds of ownership (普通合伙) are dropped; of
   any other the content stays: 甲乙（集团）有限公司 is 甲乙集团.
3. The place at the head is dropped: 四川省攀枝花市鑫源矿业 becomes 鑫源矿业, and says
   攀枝花.
4. The legal form is dropped: 有限公司, 股份有限公司, ... wherever it stands, so that
   甲有限公司乙分公司 becomes 甲乙分公司: a branch is no other firm's core. 公司 and
   股份 are dropped at the end only. 集团, 厂, 分公司, 总公司 stay, as does the word of
   the trade: 鑫源矿业 and 鑫源钛业 are two cores.

What two names must share to be one firm is the *key*: the core, and whether there is a
place in brackets. 天齐锂业（射洪）有限公司 is a daughter of 天齐锂业股份有限公司, not
the firm itself, so that the core alone is not enough.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import polars as pl

from chainatlas.ingest.table.entities.place_names import PlaceNames

_SHORTEST = 2
_BRACKETS = r"[\[【〔〖{<《「]", r"[\]】〕〗}>》」]"
_NOISE = r"[\s·•・.,、，。;:'\"“”‘’*/_-]"
_BRACKET = r"\(([^()]*)\)"


@cache
def _words(kind: str) -> str:
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return "|".join(map(re.escape, tomllib.loads(text)[kind]))


def _tidy(name: pl.Expr) -> pl.Expr:
    opening, closing = _BRACKETS
    return (
        name.str.normalize("NFKC")
        .str.to_uppercase()
        .str.replace_all(opening, "(")
        .str.replace_all(closing, ")")
        .str.replace_all(_NOISE, "")
    )


def _enough(text: pl.Expr, otherwise: pl.Expr) -> pl.Expr:
    long = text.str.len_chars() >= _SHORTEST
    return pl.when(long).then(text).otherwise(otherwise)


def _without_bracket(frame: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Take the first bracket of ``core`` away; its place, if any, into ``inner``."""
    core = pl.col("core")
    bracket = core.str.extract(_BRACKET, 1)
    read = frame.with_columns(bracket=bracket).join(
        places, on="bracket", how="left", maintain_order="left"
    )
    dropped = (
        pl.col("in_brackets").is_not_null()
        | pl.col("bracket").str.contains(f"^(?:{_words('bracketed')})$")
    ).fill_null(False)
    gone = core.str.replace(_BRACKET, "")
    bare = core.str.replace(_BRACKET, "${1}")
    return read.with_columns(
        core=pl.when(dropped).then(_enough(gone, bare)).otherwise(bare),
        inner=pl.coalesce("inner", "in_brackets"),
        inner_id=pl.coalesce("inner_id", "there"),
    ).drop("bracket", "in_brackets", "there")


def _without_head(frame: pl.DataFrame, places: PlaceNames) -> pl.DataFrame:
    """Take the place at the head away; it stands in ``said`` and ``said_id``."""
    read = places.add(frame, "core")
    rest = pl.col("core").str.slice(pl.col("length"))
    bare = _without_form(rest)
    long = bare.str.len_chars() >= _SHORTEST
    return read.with_columns(
        core=pl.when(long).then(rest).otherwise("core"),
        said=pl.when(long).then("said").otherwise(pl.lit("")),
    ).drop("length")


def _without_form(core: pl.Expr) -> pl.Expr:
    bare = _enough(core.str.replace_all(_words("forms"), ""), core)
    ended = bare.str.replace(f"([^分总子])(?:{_words('endings')})$", "${1}")
    return _enough(ended, bare)


def add_core(frame: pl.DataFrame, name: str, places: PlaceNames) -> pl.DataFrame:
    """Add what a column of names says: core, key, said, said_id.

    ``key`` is the core, with ``()`` after it where a place stands in brackets; ``said``
    is the short name of the place in the name ("攀枝花", in brackets "(四川)", ""
    without), ``said_id`` its region: of the brackets first, null where several fit. The
    frame must not have these columns yet; names should be unique, for speed only.
    """
    blank = pl.lit(None, pl.String)
    read = frame.with_columns(core=_tidy(pl.col(name)), inner=blank, inner_id=blank)
    texts = places.region_names()
    for _ in range(2):
        read = _without_bracket(read, texts)
    read = read.with_columns(core=pl.col("core").str.replace_all(r"[()]", ""))
    read = _without_head(read, places)
    core = _without_form(pl.col("core"))
    inner = pl.col("inner")
    return (
        read.with_columns(
            core=core,
            said=pl.col("said") + ("(" + inner + ")").fill_null(""),
            said_id=pl.coalesce("inner_id", "said_id"),
        )
        .with_columns(key=pl.col("core") + pl.when(inner.is_not_null())
                      .then(pl.lit("()")).otherwise(pl.lit("")))
        .drop("inner", "inner_id")
    )  # fmt: skip
