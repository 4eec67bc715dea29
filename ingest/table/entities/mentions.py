"""What rows say about who they are, each different statement once.

A *mention* is a (name, region_id, credit_code) as printed. Its *unit* is what the rules
look at: key and said place of the name (see ``core_name``), node of the place, code.
The node is that of the region; of the place in the name, where this lies in the region
or no region is given. Names, cores and keys are numbers here (``Words``), which take
less room than texts.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.table.entities.core_name import add_core
from chainatlas.ingest.table.entities.place_names import PlaceNames
from chainatlas.ingest.table.entities.register import Register
from chainatlas.ingest.table.entities.spool import columns
from chainatlas.ingest.table.entities.tree import Tree

PRINTED = ("name", "region_id", "credit_code")
UNIT = ("key", "said", "node", "credit_code")
_STATED = ("word", "region_id", "credit_code")
_BATCH = 500_000


@dataclass(frozen=True)
class Words:
    """Every name, once and in order; a name's row is its number ``word``.

    Attributes:
        frame: name, core (a number), key (twice the core, and 1 more where a place
            stands in brackets), said, said_node.
        cores: the text of each core.
    """

    frame: pl.DataFrame
    cores: pl.Series

    @classmethod
    def of(cls, names: pl.Series, places: PlaceNames) -> Words:
        """Read names, each of which stands there once."""
        every = names.to_frame("name")
        read = [_read(part, places) for part in every.iter_slices(_BATCH)]
        frame = pl.concat(read or [_read(every, places)])
        cores = frame["core"].unique().sort()
        number = cores.to_frame().with_row_index("number")
        found = frame.join(number, on="core", how="left", maintain_order="left")
        numbered = found.with_columns(core="number", key=found["number"] * 2)
        key = pl.col("key") + pl.col("bracketed").cast(pl.UInt32)
        return cls(numbered.with_columns(key).drop("bracketed", "number"), cores)

    def names(self, words: pl.Series) -> pl.Series:
        """Return the names of words."""
        return self.frame["name"].gather(words)

    def core_texts(self, words: pl.Series) -> pl.Series:
        """Return the cores of words, as text."""
        return self.cores.gather(self.frame["core"].gather(words))

    def key_texts(self, keys: pl.Series) -> pl.Series:
        """Return keys as ``core_name`` writes them."""
        bracket = pl.select(
            pl.when(keys % 2 == 1).then(pl.lit("()")).otherwise(pl.lit(""))
        )
        return self.cores.gather(keys // 2) + bracket.to_series()


def _read(names: pl.DataFrame, places: PlaceNames) -> pl.DataFrame:
    read = add_core(names, "name", places)
    there = places.tree.node_of(pl.col("said_id")).alias("said_node")
    bracketed = (pl.col("key") != pl.col("core")).alias("bracketed")
    return read.select("name", "core", bracketed, "said", there)


@dataclass(frozen=True)
class Mentions:
    """The mentions of a run, of the register, and the former names stated in rows.

    Attributes:
        words: the names of all of them.
        of_row: the number of the mention of each row, in the order of the rows.
        printed: one row per mention, its number: word, region_id, core and UNIT.
        known: the same of the names of the register, with id, first_seen, last_seen.
        former: former names of mentions: mention, and word, core, key, said, node.
    """

    words: Words
    of_row: pl.Series
    printed: pl.DataFrame
    known: pl.DataFrame
    former: pl.DataFrame


def _units(frame: pl.DataFrame, words: Words, tree: Tree) -> pl.DataFrame:
    """Add core, key, said and node to words with a region."""
    read = words.frame.select("core", "key", "said", "said_node")[frame["word"]]
    region, said = tree.node_of(pl.col("region_id")), pl.col("said_node")
    deeper = pl.when(tree.nested(region, said)).then(pl.max_horizontal(region, said))
    both = pl.concat([frame, read], how="horizontal")
    return both.with_columns(node=deeper.otherwise(region)).drop("said_node")


def _words_of(names: pl.Series, words: Words) -> pl.Series:
    """Return the numbers of names."""
    known = words.frame.select("name").with_row_index("word")
    found = names.to_frame("name").join(
        known, on="name", how="left", maintain_order="left"
    )
    return found["word"]


def _former(rows: pl.LazyFrame) -> pl.DataFrame:
    """Return row, region_id and former_name of the rows that state one."""
    if "former_name" not in rows.collect_schema().names():
        rows = rows.with_columns(former_name=pl.lit(None, pl.String))
    stated = rows.select("region_id", "former_name").with_row_index("row")
    return stated.drop_nulls("former_name").collect()


def _mentions(rows: pl.LazyFrame, word: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
    """Return each mention once, and the number of the mention of each row."""
    numbered = columns(rows, PRINTED[1:]).with_columns(word)
    each = numbered.unique().sort(_STATED, nulls_last=True).select(_STATED)
    number = each.with_row_index("mention")
    of_row = numbered.join(
        number, on=_STATED, how="left", nulls_equal=True, maintain_order="left"
    )
    return each, of_row["mention"]


def read_mentions(
    rows: pl.LazyFrame, register: Register, places: PlaceNames
) -> Mentions:
    """Return the mentions of rows with PRINTED and maybe former_name."""
    known = columns(register.names, ["id", *PRINTED, "first_seen", "last_seen"])
    stated = _former(rows)
    printed = columns(rows, ["name"])["name"]
    names = [
        n.unique().alias("name")
        for n in (printed, known["name"], stated["former_name"])
    ]
    words = Words.of(pl.concat(names).unique().sort(), places)
    del names
    word = _words_of(printed, words)
    del printed
    each, of_row = _mentions(rows, word)
    former = pl.DataFrame(
        {
            "mention": of_row.gather(stated["row"]),
            "word": _words_of(stated["former_name"], words),
            "region_id": stated["region_id"],
        }
    ).unique()
    numbered = known.with_columns(_words_of(known["name"], words)).drop("name")
    tree = places.tree
    return Mentions(
        words=words,
        of_row=of_row,
        printed=_units(each, words, tree).with_row_index("mention"),
        known=_units(numbered, words, tree),
        former=_units(former, words, tree),
    )
