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
        mentions: those of the run: mention, word, region_id, core, UNIT, owner.
        known: those of the register: the same, with id; first_seen, last_seen.
        former: former names stated in rows: owner, core, key, said, node.
        ruling: what the decisions mean.
        codes: (id, credit_code) of every id that has one.
    """

    mentions: pl.DataFrame
    known: pl.DataFrame
    former: pl.DataFrame
    ruling: Ruling
    codes: pl.DataFrame


def _owners(read: Mentions, codes: pl.DataFrame, tree: Tree) -> pl.DataFrame:
    """Return the mentions with their owner, before any decision."""
    units = read.printed.select(UNIT)
    owned = assign(units, read.known.select(*UNIT, "id"), codes, read.words.keys, tree)
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
    then = columns(register.identities, ["credit_code", "id"]).drop_nulls()
    mentions = _owners(read, then, tree)
    now = mentions.select("credit_code", id="owner").drop_nulls()
    codes = pl.concat([now, then]).unique()
    ruling = _ruling(decisions, read, mentions, codes, register)
    mentions = replaced(mentions, "owner", ruling.merged)
    former = read.former.join(mentions.select("mention", "owner"), on="mention")
    return Owned(
        mentions=mentions,
        known=replaced(read.known, "id", ruling.merged),
        former=former.select("owner", "core", "key", "said", "node").unique(),
        ruling=ruling,
        codes=replaced(codes, "id", ruling.merged).unique(),
    )
