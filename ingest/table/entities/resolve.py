"""One entity each: the rows of many files become enterprises with stable ids.

Two rows are of one enterprise only if they have the same credit code, or the same key
(``core_name``) at places that fit (``sites``), and never if they have two codes. What
else looks alike goes to a queue for people, whose decisions are kept. The register of
former months gives known enterprises their ids again.

A run takes the newest file of every source; so the winning values are those of all of
them, and what a new file lacks is known to be gone from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from chainatlas.ingest.places import Gazetteer
from chainatlas.ingest.record import ROW
from chainatlas.ingest.table.entities.changes import (
    COMPARED,
    carry_sightings,
    changes,
    gone,
    seen_now,
)
from chainatlas.ingest.table.entities.decisions import no_decisions
from chainatlas.ingest.table.entities.evidence import evidence
from chainatlas.ingest.table.entities.kept import (
    completed,
    dated_names,
    kept_identities,
    kept_names,
    spans,
)
from chainatlas.ingest.table.entities.mentions import Words, read_mentions
from chainatlas.ingest.table.entities.owned import Owned, own, replaced
from chainatlas.ingest.table.entities.place_names import PlaceNames
from chainatlas.ingest.table.entities.register import IDENTITIES, SIGHTINGS, Register
from chainatlas.ingest.table.entities.spool import Spool, columns
from chainatlas.ingest.table.entities.tree import Tree
from chainatlas.ingest.table.entities.winners import Ordered, winners


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

    entities: pl.LazyFrame
    rows: pl.LazyFrame
    losing: pl.LazyFrame
    review: pl.DataFrame
    changes: pl.LazyFrame
    register: Register


def _check(rows: pl.LazyFrame) -> None:
    """Refuse rows without a name."""
    blank = (pl.col("name").str.strip_chars() == "").fill_null(True)
    bad = rows.filter(blank).select("file", ROW).head(1).collect()
    if len(bad):
        raise ValueError(f"row without a name: {bad['file'][0]} {bad[ROW][0]}")


def _with_scope(rows: pl.LazyFrame) -> pl.LazyFrame:
    if "scope" in rows.collect_schema().names():
        return rows
    return rows.with_columns(scope=pl.lit(None, pl.String))


def _names(
    rows: pl.LazyFrame, of_row: pl.Series, owned: Owned, words: Words, spool: Spool
) -> tuple[pl.LazyFrame, pl.DataFrame]:
    """Return the names to be kept, and the first and last date of each id."""
    dated = dated_names(columns(rows, ["as_of"]).with_columns(of_row), owned)
    names = spool.keep(kept_names(dated, owned.ids, words), "names")
    return names, spans(dated)


def _sightings(
    past: Register, rows: pl.LazyFrame, owned: Owned, number: pl.Series, spool: Spool
) -> tuple[pl.LazyFrame, pl.DataFrame]:
    """Return the sightings to be kept, and the changes ``gone``.

    ``number`` is that of the id of each row.
    """
    sighted = rows.select("source_id", "scope", "as_of").collect()
    seen = seen_now(sighted.with_columns(number=number), owned.ids)
    del sighted
    then = columns(past.sightings, [*SIGHTINGS])
    former = replaced(then, "id", owned.ruling.merged).unique(maintain_order=True)
    kept = spool.keep(carry_sightings(former, seen), "sightings")
    return kept, gone(former, seen)


def _changes(
    past: Register,
    kept: tuple[pl.LazyFrame, pl.DataFrame],
    owned: Owned,
    lost: pl.DataFrame,
    tree: Tree,
) -> pl.DataFrame:
    """Return the changes; ``lost`` are those that are called gone.

    ``kept`` are the identities to be kept, and the former ones with the ids of now.
    """
    identities, before = kept
    here = owned.ids.gather(owned.mentions["number"].unique())
    now = identities.filter(pl.col("id").is_in(here.implode())).select(*COMPARED)
    known = columns(past.identities, ["id"])
    ended = owned.ruling.merged.join(known, on="id", how="semi")
    return changes(before, now.collect(), ended, lost, tree)


def resolve(
    rows: pl.LazyFrame | pl.DataFrame,
    gazetteer: Gazetteer,
    register: Register | None = None,
    decisions: pl.DataFrame | None = None,
    folder: Path | None = None,
) -> Resolved:
    """Give every row its enterprise, and every enterprise its values.

    Args:
        rows: cleaned rows: file, _row, source_id, source_rank (0 wins), as_of (ISO date
            or null), name, region_id, credit_code (valid or null); also former_name and
            scope (what part of its source a file covers) where there are such; every
            other column is a field, as text. A scan is read several times, some columns
            at a time.
        gazetteer: the regions.
        register: that of the month before; None in the first.
        decisions: see ``decisions.DECISIONS``; None is none.
        folder: an empty folder for the frames that are returned, which must stay while
            they are used; None is memory.

    Raises:
        ValueError: a row has no name.
        OSError: the folder cannot be written to.
    """
    lazy, tree, spool = _with_scope(rows.lazy()), Tree(gazetteer), Spool(folder)
    past = Register.empty() if register is None else register
    _check(lazy)
    read = read_mentions(lazy, past, PlaceNames(tree))
    owned = own(read, past, no_decisions() if decisions is None else decisions, tree)
    words, of_row = read.words, read.of_row
    del read
    number = owned.mentions["number"].gather(of_row)
    names, spanned = _names(lazy, of_row, owned, words, spool)
    won, losing = winners(Ordered.of(lazy, number), owned.ids, spool)
    won = completed(won, owned, tree)
    entities = spool.keep(won.drop("number", "at"), "entities")
    before = columns(past.identities, [*IDENTITIES])
    before = before.join(owned.ruling.merged, on="id", how="anti")
    word = owned.mentions["word"].gather(of_row.gather(won["at"]))
    every = kept_identities(won, words.core_texts(word), spanned, before)
    identities = spool.keep(every, "identities")
    del won, every
    sightings, lost = _sightings(past, lazy, owned, number, spool)
    told = _changes(past, (identities, before), owned, lost, tree)
    each = columns(lazy, ["file", ROW]).with_columns(entity_id=owned.ids.gather(number))
    outcome = Resolved(
        entities=entities,
        rows=spool.keep(each, "rows"),
        losing=losing,
        review=pl.DataFrame(),
        changes=spool.keep(told, "changes"),
        register=Register(identities, names, sightings),
    )
    del told, each
    return replace(outcome, review=evidence(identities, owned, words, tree))
