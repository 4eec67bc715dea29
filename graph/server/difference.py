"""What must change in a stored graph so that it becomes another: frames compared."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from chainatlas.graph.records import FROM, TO

PAIR = [FROM, TO]
_JOINT = "\x1f"


@dataclass(frozen=True)
class Change:
    """Rows to be made, to be changed in place, and the keys of those to be removed."""

    made: pl.DataFrame
    changed: pl.DataFrame
    gone: pl.DataFrame
    parallel: pl.DataFrame = field(default_factory=pl.DataFrame)
    """Edges that replace all edges between their ends; ``gone`` leaves them out."""
    cleared: pl.DataFrame = field(default_factory=pl.DataFrame)
    """Ends between which ``parallel`` edges take the place of all others."""

    @property
    def size(self) -> int:
        """How many rows are written."""
        frames = (self.made, self.changed, self.gone, self.parallel, self.cleared)
        return sum(map(len, frames))


def by_key(stored: pl.DataFrame, target: pl.DataFrame, key: list[str]) -> Change:
    """Compare two frames of the same columns, in which each key stands once."""
    if stored.is_empty():
        return Change(target, target.clear(), stored.select(key))
    made = target.join(stored, on=key, how="anti")
    gone = stored.join(target, on=key, how="anti").select(key)
    rest = [c for c in target.columns if c not in key]
    if not rest:
        return Change(made, target.clear(), gone)
    both = target.join(stored, on=key, suffix="_stored")
    differs = (pl.col(c).ne_missing(pl.col(f"{c}_stored")) for c in rest)
    changed = both.filter(pl.any_horizontal(differs)).select(target.columns)
    return Change(made, changed, gone)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Return lists as texts, and a number for each further copy of a row."""
    lists = [n for n, t in frame.schema.items() if t == pl.List]
    texts = (
        pl.concat_str(pl.col(n).list.len(), pl.col(n).list.join(_JOINT), separator=":")
        for n in lists
    )
    flat = frame.with_columns(t.alias(n) for n, t in zip(lists, texts, strict=True))
    return flat.with_columns(pl.int_range(pl.len()).over(flat.columns).alias("_copy"))


def _many(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs that stand there more than once."""
    return frame.group_by(PAIR).len().filter(pl.col("len") > 1).select(PAIR)


def of_edges(stored: pl.DataFrame, target: pl.DataFrame) -> Change:
    """Compare edges of one type: several may stand between the same two nodes."""
    several = pl.concat([_many(stored), _many(target)]).unique()
    if several.is_empty() or stored.is_empty():
        return by_key(stored, target, PAIR)
    one = [f.join(several, on=PAIR, how="anti") for f in (stored, target)]
    more = [f.join(several, on=PAIR, how="semi") for f in (stored, target)]
    flat = [_flat(f) for f in more]
    sides = (
        flat[a].join(flat[b], on=flat[0].columns, how="anti", nulls_equal=True)
        for a, b in ((0, 1), (1, 0))
    )
    cleared = pl.concat([f.select(PAIR) for f in sides]).unique().sort(PAIR)
    single = by_key(one[0], one[1], PAIR)
    parallel = more[1].join(cleared, on=PAIR, how="semi").sort(PAIR)
    return Change(single.made, single.changed, single.gone, parallel, cleared)
