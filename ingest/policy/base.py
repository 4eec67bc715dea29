"""The built-in tables that a reading of documents needs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import polars as pl

from chainatlas.ingest.places import Gazetteer
from chainatlas.ingest.policy.mentions import RegionNames
from chainatlas.ingest.policy.structure.regions import RegionTree


@cache
def base_table(name: str) -> pl.DataFrame:
    """Return a table of the base, every cell as text."""
    path = files("chainatlas.ontology").joinpath(f"base/{name}.csv")
    return pl.read_csv(path.read_bytes(), infer_schema=False)


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
