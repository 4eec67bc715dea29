"""Mentions with their owner: the id of the enterprise that they are of."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.table.entities.assign import assign
from chainatlas.ingest.table.entities.decisions import Ruling, rule
from chainatlas.ingest.table.entities.mentions import UNIT, Mentions
from chainatlas.ingest.table.entities.register import Register
from chainatlas.ingest.table.entities.renamed import formerly
from chainatlas.ingest.table.entities.spool import columns
from chainatlas.ingest.table.entities.tree import Tree


def replaced(frame: pl.DataFrame, column: str, merged: pl.DataFrame) -> pl.DataFrame:
    """Replace ids that were merged into others; ``merged`` is (id, owner)."""
    if merged.is_empty():
        return frame
    into = merged.rename({"id": column, "owner": "_into"})
    found = frame.join(into, on=column, how="left", maintain_order="left")
    return found.with_columns(pl.coalesce("_into", column).alias(column)).drop("_into")


@dataclass(frozen=True)
class Owned:
    """The mentions of a run and of the register, with the ids of now.

    Attributes:
        ids: every id that is known now, in order; an id's row is its ``number``.
        mentions: those of the run: mention, word, region_id, core, UNIT, number.
        known: those of the register: the same without mention; first_seen, last_seen.
        former: former names stated in rows: number, core, key, said, node.
        codes: (number, credit_code) of every id that has one.
        ruling: what the decisions mean.
    """

    ids: pl.Series
    mentions: pl.DataFrame
    known: pl.DataFrame
    former: pl.DataFrame
    codes: pl.DataFrame
    ruling: Ruling


def _numbered(frame: pl.DataFrame, column: str, ids: pl.Series) -> pl.DataFrame:
    """Put the number of an id in its place."""
    number = ids.alias(column).to_frame().with_row_index("number")
    found = frame.join(number, on=column, how="left", maintain_order="left")
    return found.drop(column)


def _owners(read: Mentions, codes: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Return the mentions with their owner, before any decision."""
    units = read.printed.select(UNIT)
    owned = assign(units, read.known.select(*UNIT, "id"), codes, read.words, tree)
    mentions = read.printed.join(
        owned, on=UNIT, how="left", nulls_equal=True, maintain_order="left"
    )
    slim = mentions.select("mention", "owner", "credit_code")
    once = formerly(read.former, slim, read.known, tree).rename({"id": "once"})
    named = mentions.join(once, on="owner", how="left", maintain_order="left")
    return named.with_columns(owner=pl.coalesce("once", "owner")).drop("once")


def _ruling(
    decisions: pl.DataFrame,
    read: Mentions,
    mentions: pl.DataFrame,
    codes: pl.DataFrame,
    register: Register,
) -> Ruling:
    if decisions.is_empty():
        return Ruling.none()
    both = ["id", "word", "region_id", "credit_code"]
    now = mentions.rename({"owner": "id"}).select(both)
    every = pl.concat([now, read.known.select(both)]).unique()
    known = every.with_columns(name=read.words.names(every["word"]))
    seen = columns(register.identities, ["id", "first_seen"]).fill_null("")
    code_of = dict(codes.select("id", "credit_code").iter_rows())
    return rule(decisions, known, code_of, dict(seen.iter_rows()))


def own(
    read: Mentions, register: Register, decisions: pl.DataFrame, tree: Tree
) -> Owned:
    """Give every mention its owner, decisions applied."""
    then = columns(register.identities, ["credit_code", "id"])
    coded = then.drop_nulls()
    mentions = _owners(read, coded, tree)
    now = mentions.select("credit_code", id="owner").drop_nulls()
    codes = pl.concat([now, coded]).unique()
    ruling = _ruling(decisions, read, mentions, codes, register)
    mentions = replaced(mentions, "owner", ruling.merged)
    known = replaced(read.known, "id", ruling.merged)
    codes = replaced(codes, "id", ruling.merged).unique()
    every = [mentions["owner"].unique(), replaced(then, "id", ruling.merged)["id"]]
    ids = pl.concat([e.alias("id") for e in every]).unique().sort()
    numbered = _numbered(mentions, "owner", ids)
    former = read.former.join(numbered.select("mention", "number"), on="mention")
    return Owned(
        ids=ids,
        mentions=numbered,
        known=_numbered(known, "id", ids),
        former=former.select("number", "core", "key", "said", "node").unique(),
        codes=_numbered(codes, "id", ids),
        ruling=ruling,
    )
