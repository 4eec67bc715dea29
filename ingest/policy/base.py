"""The built-in tables that a reading of documents needs."""

from __future__ import annotations

from functools import cache

from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.places import Gazetteer
from chainatlas.ingest.policy.mentions import RegionNames
from chainatlas.ingest.policy.structure.regions import RegionTree


@cache
def gazetteer() -> Gazetteer:
    """Return the regions of the base."""
    return Gazetteer(base_table("regions"))


@cache
def region_tree() -> RegionTree:
    """Return the regions of the base as a tree."""
    return RegionTree(gazetteer())


@cache
def region_names() -> RegionNames:
    """Return the names of the regions of the base, made once."""
    return RegionNames(gazetteer())
