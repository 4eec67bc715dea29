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
        frame: name, core (a number), key (a number), said, said_node.
        cores: the text of each core.
        keys: the text of each key.
    """

    frame: pl.DataFrame
    cores: pl.Series
    keys: pl.Series

    @classmethod
    def of(cls, names: pl.Series, places: PlaceNames) -> Words:
        """Read names, each of which stands there once."""
        read = [
            _read(part, places) for part in names.to_frame("name").iter_slices(_BATCH)
        ]
        frame = pl.concat(read or [_read(names.to_frame("name"), places)])
        cores, core = _numbered(frame["core"])
        keys, key = _numbered(frame["key"])
        return cls(frame.with_columns(core=core, key=key), cores, keys)

    def names(self, words: pl.Series) -> pl.Series:
        """Return the names of words."""
        return self.frame["name"].gather(words)

    def core_texts(self, words: pl.Series) -> pl.Series:
        """Return the cores of words, as text."""
        return self.cores.gather(self.frame["core"].gather(words))


def _read(names: pl.DataFrame, places: PlaceNames) -> pl.DataFrame:
    read = add_core(names, "name", places)
    there = places.tree.node_of(pl.col("said_id")).alias("said_node")
    return read.select("name", "core", "key", "said", there)


def _numbered(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return the different texts, and the number of each text among them."""
    every = texts.unique(maintain_order=True)
    number = every.to_frame("text").with_row_index("number")
    found = texts.to_frame("text").join(
        number, on="text", how="left", maintain_order="left"
    )
    return every, found["number"]


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


def _worded(frame: pl.DataFrame, words: Words, name: str) -> pl.DataFrame:
    """Put the number of a name in its place; null stays null."""
    known = words.frame.select(pl.col("name").alias(name)).with_row_index("word")
    joined = frame.join(known, on=name, how="left", maintain_order="left")
    return joined.drop(name)


def read_mentions(
    rows: pl.LazyFrame, register: Register, places: PlaceNames
) -> Mentions:
    """Return the mentions of rows with PRINTED and maybe former_name."""
    known = columns(register.names, ["id", *PRINTED, "first_seen", "last_seen"])
    printed = columns(rows, PRINTED)
    blank = pl.lit(None, pl.String).alias("former_name")
    has = "former_name" in rows.collect_schema().names()
    stated = rows.select("region_id", "former_name" if has else blank).collect()
    stated = stated.with_row_index("row").drop_nulls("former_name")
    names = [printed["name"], known["name"], stated["former_name"].alias("name")]
    words = Words.of(pl.concat([n.unique() for n in names]).unique().sort(), places)
    numbered = _worded(printed, words, "name").select(_STATED)
    each = numbered.unique().sort(_STATED, nulls_last=True)
    of_row = numbered.join(
        each.with_row_index("mention"), on=_STATED, how="left", nulls_equal=True,
        maintain_order="left",
    )["mention"]  # fmt: skip
    former = _worded(stated, words, "former_name")
    former = former.with_columns(mention=of_row.gather(former["row"])).drop("row")
    tree = places.tree
    return Mentions(
        words=words,
        of_row=of_row,
        printed=_units(each, words, tree).with_row_index("mention"),
        known=_units(_worded(known, words, "name"), words, tree),
        former=_units(former.unique(), words, tree),
    )
