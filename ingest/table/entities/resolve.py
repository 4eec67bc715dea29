"""One entity each: the rows of many files become enterprises with stable ids.

Two rows are of one enterprise only if they have the same credit code, or the same key
(``core_name``) at places that fit (``sites``), and never if they have two codes. What
else looks alike goes to a queue for people, whose decisions are kept. The register of
former months gives known enterprises their ids again.

A run takes the newest file of every source; so the winning values are those of all of
them, and what a new file lacks is known to be gone from it.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from chainatlas.ingest.places import Gazetteer
from chainatlas.ingest.record import ROW
from chainatlas.ingest.table.entities.assign import assign
from chainatlas.ingest.table.entities.changes import (
    carry_sightings,
    changes,
    seen_now,
)
from chainatlas.ingest.table.entities.decisions import Ruling, no_decisions, rule
from chainatlas.ingest.table.entities.faces import FACE
from chainatlas.ingest.table.entities.look_alikes import look_alikes
from chainatlas.ingest.table.entities.mentions import (
    PRINTED,
    UNIT,
    Mentions,
    read_mentions,
)
from chainatlas.ingest.table.entities.place_names import PlaceNames
from chainatlas.ingest.table.entities.register import IDENTITIES, NAMES, Register
from chainatlas.ingest.table.entities.renamed import formerly
from chainatlas.ingest.table.entities.review import contested, queue
from chainatlas.ingest.table.entities.same_core import same_core
from chainatlas.ingest.table.entities.stated import former_names, names_of_codes
from chainatlas.ingest.table.entities.tree import Tree
from chainatlas.ingest.table.entities.winners import Ordered, winners

_NEEDED = (*PRINTED, "former_name", "source_id", "scope", "as_of", "file", ROW)


@dataclass(frozen=True)
class Resolved:
    """The enterprises of a run.

    Attributes:
        entities: one row per enterprise: id, name, region_id, credit_code, every other
            column of the rows, source_id and as_of of the row whose name won.
        rows: file, _row, entity_id of every row of the run, in its order.
        losing: entity_id, field, value, file, row, source_id of values that differ from
            the winning one, each once.
        review: pairs for people (see ``review.REVIEW``), the strongest evidence first.
        changes: entity_id, change, before, after (see ``changes``).
        register: what is to be kept for the next month; ``register.identities`` has one
            row per id.
    """

    entities: pl.DataFrame
    rows: pl.DataFrame
    losing: pl.DataFrame
    review: pl.DataFrame
    changes: pl.DataFrame
    register: Register


def _read(rows: pl.LazyFrame) -> pl.DataFrame:
    """Return the columns that say who a row is of; absent ones are null.

    Raises:
        ValueError: a row has no name; reading rejects such rows.
    """
    there = rows.collect_schema().names()
    columns = [
        pl.col(n) if n in there else pl.lit(None, pl.String).alias(n) for n in _NEEDED
    ]
    frame = rows.select(columns).collect()
    blank = (pl.col("name").str.strip_chars() == "").fill_null(True)
    bad = frame.filter(blank)
    if len(bad):
        raise ValueError(f"row without a name: {bad['file'][0]} {bad[ROW][0]}")
    return frame


def _owners(read: Mentions, register: Register, tree: Tree) -> pl.DataFrame:
    """Return the mentions with their owner, before any decision."""
    codes = register.identities.select("credit_code", "id").drop_nulls()
    owned = assign(read.printed, read.known, codes, tree)
    mentions = read.printed.join(
        owned, on=UNIT, how="left", nulls_equal=True, maintain_order="left"
    )
    slim = mentions.select("mention", "owner", "credit_code")
    once = formerly(read.former, slim, read.known, tree).rename({"id": "once"})
    named = mentions.join(once, on="owner", how="left", maintain_order="left")
    return named.with_columns(owner=pl.coalesce("once", "owner")).drop("once")


def _codes(mentions: pl.DataFrame, register: Register) -> pl.DataFrame:
    """Return (id, credit_code): those of the run, and of the register."""
    now = mentions.select(id="owner", credit_code="credit_code")
    then = register.identities.select("id", "credit_code")
    return pl.concat([now, then]).drop_nulls().unique()


def _ruling(
    decisions: pl.DataFrame, mentions: pl.DataFrame, register: Register
) -> Ruling:
    if decisions.is_empty():
        return Ruling.none()
    known = pl.concat(
        [
            mentions.select(pl.col("owner").alias("id"), *PRINTED),
            register.names.select("id", *PRINTED),
        ]
    )
    codes = dict(_codes(mentions, register).iter_rows())
    seen = register.identities.select("id", pl.col("first_seen").fill_null(""))
    return rule(decisions, known, codes, dict(seen.iter_rows()))


def _into(frame: pl.DataFrame, column: str, merged: pl.DataFrame) -> pl.DataFrame:
    """Replace ids that were merged into others."""
    if merged.is_empty():
        return frame
    into = merged.rename({"id": column, "owner": "_into"})
    found = frame.join(into, on=column, how="left", maintain_order="left")
    return found.with_columns(pl.coalesce("_into", column).alias(column)).drop("_into")


def _names(
    rows: pl.DataFrame, mentions: pl.DataFrame, before: pl.DataFrame
) -> pl.DataFrame:
    """Return the names to be kept, with the dates of the first and last row."""
    dated = rows.group_by("mention").agg(
        first_seen=pl.col("as_of").min(), last_seen=pl.col("as_of").max()
    )
    now = mentions.join(dated, on="mention").rename({"owner": "id"}).select(*NAMES)
    key = ["id", *PRINTED]
    return (
        pl.concat([before, now])
        .group_by(key)
        .agg(
            pl.col("core").last(),
            pl.col("first_seen").min(),
            pl.col("last_seen").max(),
        )
        .select(*NAMES)
        .sort(key, nulls_last=True)
    )


def _completed(
    entities: pl.DataFrame, mentions: pl.DataFrame, codes: pl.DataFrame, tree: Tree
) -> pl.DataFrame:
    """Fill an empty region with the place in the name, an empty code from before."""
    place = (
        mentions.filter(pl.col("node") != 0)
        .group_by(id="owner")
        .agg(pl.col("node").max())
        .select("id", place=tree.region_of(pl.col("node")))
    )
    known = codes.rename({"credit_code": "code"})
    found = entities.join(place, on="id", how="left", maintain_order="left").join(
        known, on="id", how="left", maintain_order="left"
    )
    return found.with_columns(
        region_id=pl.coalesce("region_id", "place"),
        credit_code=pl.coalesce("credit_code", "code"),
    ).drop("place", "code")


def _identities(
    entities: pl.DataFrame, names: pl.DataFrame, before: pl.DataFrame
) -> pl.DataFrame:
    """Return the identities to be kept: of the run, and the others as they were."""
    cores = names.select("id", "name", "core").unique(["id", "name"])
    dates = names.group_by("id").agg(
        pl.col("first_seen").min(), pl.col("last_seen").max()
    )
    now = entities.join(cores, on=["id", "name"], how="left").join(dates, on="id")
    kept = before.join(now, on="id", how="anti")
    return pl.concat([now.select(*IDENTITIES), kept.select(*IDENTITIES)]).sort("id")


def _review(
    register: Register, read: Mentions, mentions: pl.DataFrame, ruling: Ruling,
    tree: Tree,
) -> pl.DataFrame:  # fmt: skip
    here = mentions.select(id="owner", here=pl.lit(True)).unique()
    faces = (
        register.identities.join(here, on="id", how="left")
        .with_columns(
            pl.col("here").fill_null(False), node=tree.node_of(pl.col("region_id"))
        )
        .select(FACE)
    )
    columns = ["id", "core", "key", "said", "node"]
    known = _into(read.known, "id", ruling.merged)
    names = pl.concat(
        [mentions.rename({"owner": "id"}).select(columns), known.select(columns)]
    ).unique()
    owner = mentions.select("mention", "owner")
    former = read.former.join(owner, on="mention")
    found = [
        contested(ruling, faces),
        names_of_codes(faces, mentions, former.select("owner", "core").unique()),
        former_names(faces, former, names, tree),
        same_core(faces, names, tree),
        look_alikes(faces, tree),
    ]
    return queue(found, ruling)


def _carried(
    register: Register, merged: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return identities, names and sightings of the register with the ids of now."""
    ended = register.identities.join(merged, on="id", how="anti")
    names = _into(register.names, "id", merged)
    return ended, names, _into(register.sightings, "id", merged).unique()


def resolve(
    rows: pl.LazyFrame | pl.DataFrame,
    gazetteer: Gazetteer,
    register: Register | None = None,
    decisions: pl.DataFrame | None = None,
) -> Resolved:
    """Give every row its enterprise, and every enterprise its values.

    Args:
        rows: cleaned rows: file, _row, source_id, source_rank (0 wins), as_of (ISO date
            or null), name, region_id, credit_code (valid or null); also former_name and
            scope (what part of its source a file covers) where there are such; every
            other column is a field, as text.
        gazetteer: the regions.
        register: that of the month before; None in the first.
        decisions: see ``decisions.DECISIONS``; None is none.

    Raises:
        ValueError: a row has no name.
    """
    lazy, tree = rows.lazy(), Tree(gazetteer)
    past = Register.empty() if register is None else register
    said = no_decisions() if decisions is None else decisions
    table = _read(lazy)
    read = read_mentions(table, past, PlaceNames(tree))
    table = table.select("file", ROW, "source_id", "scope", "as_of", read.of_row)
    mentions = _owners(read, past, tree)
    ruling = _ruling(said, mentions, past)
    mentions = _into(mentions, "owner", ruling.merged)
    owner = mentions["owner"][table["mention"]]
    ended, old_names, old_seen = _carried(past, ruling.merged)
    codes = _into(_codes(mentions, past), "id", ruling.merged).unique()
    won, losing = winners(Ordered.of(lazy, owner))
    entities = _completed(won, mentions, codes, tree)
    seen = seen_now(table.with_columns(id=owner))
    names = _names(table, mentions, old_names)
    kept = Register(
        _identities(entities, names, ended), names, carry_sightings(old_seen, seen)
    )
    now = kept.identities.join(entities.select("id"), on="id", how="semi")
    ids = past.identities.select("id")
    merged = ruling.merged.join(ids, on="id", how="semi")
    return Resolved(
        entities=entities,
        rows=table.select("file", ROW).with_columns(entity_id=owner),
        losing=losing,
        review=_review(kept, read, mentions, ruling, tree),
        changes=changes(ended, now, merged, (old_seen, seen), tree),
        register=kept,
    )
