"""Every kind of evidence of a run, as one queue."""

from __future__ import annotations

import polars as pl

from chainatlas.ingest.table.entities.faces import FACE
from chainatlas.ingest.table.entities.look_alikes import look_alikes
from chainatlas.ingest.table.entities.mentions import Words
from chainatlas.ingest.table.entities.owned import Owned
from chainatlas.ingest.table.entities.review import contested, queue
from chainatlas.ingest.table.entities.same_core import same_core
from chainatlas.ingest.table.entities.stated import former_names, names_of_codes
from chainatlas.ingest.table.entities.tree import Tree

_NAME = ["number", "core", "key", "said", "node"]


def _faces(identities: pl.LazyFrame, here: pl.Series, tree: Tree) -> pl.DataFrame:
    """Return the faces, each at the row that is the number of its id."""
    seen = pl.int_range(pl.len(), dtype=pl.UInt32).is_in(here.implode())
    node = tree.node_of(pl.col("region_id"))
    return identities.with_columns(here=seen, node=node).select(*FACE).collect()


def evidence(
    identities: pl.LazyFrame, owned: Owned, words: Words, tree: Tree
) -> pl.DataFrame:
    """Return the review queue of a run.

    ``identities`` are those to be kept, in the order of the ids.
    """
    faces = _faces(identities, owned.mentions["number"].unique(), tree)
    both = (owned.mentions, owned.known)
    names = pl.concat([frame.select(_NAME) for frame in both]).unique()
    found = [
        contested(owned.ruling, faces),
        names_of_codes(faces, owned.mentions, owned.former, words),
        former_names(faces, owned.former, names, tree),
        same_core(faces, names, tree),
        look_alikes(faces, tree),
    ]
    return queue(found, owned.ruling)
