"""The built-in tables of the ontology as frames of text."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import polars as pl


@cache
def base_table(name: str) -> pl.DataFrame:
    """Return a table of the base, every cell as text."""
    path = files("chainatlas.ontology").joinpath(f"base/{name}.csv")
    return pl.read_csv(path.read_bytes(), infer_schema=False)
