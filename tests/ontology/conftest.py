from __future__ import annotations

import io
from importlib.resources import files

import polars as pl
import pytest


def packaged(package: str, name: str) -> pl.DataFrame:
    """Read one shipped table as text, from the package and not from the checkout."""
    data = files(package).joinpath(name).read_bytes()
    if name.endswith(".tsv"):
        options = {"separator": "\t", "comment_prefix": "#", "quote_char": None}
        return pl.read_csv(io.BytesIO(data), infer_schema=False, **options)
    return pl.read_csv(io.BytesIO(data), infer_schema=False)


BASE = {
    name: f"base/{name}.csv"
    for name in (
        "sources",
        "categories",
        "links",
        "memberships",
        "routes",
        "inputs",
        "byproducts",
        "recycles",
        "aliases",
        "negative_terms",
        "regions",
    )
} | {"crosswalk": "base/crosswalk.sssom.tsv"}

FACTS = (
    "sources",
    "parks",
    "enterprises",
    "produces",
    "supplies",
    "invests",
    "projects",
    "coverage",
)


@pytest.fixture(scope="session")
def base() -> dict[str, pl.DataFrame]:
    return {k: packaged("chainatlas.ontology", v) for k, v in BASE.items()}


@pytest.fixture(scope="session")
def facts() -> dict[str, pl.DataFrame]:
    return {k: packaged("chainatlas.facts", f"{k}.csv") for k in FACTS}


@pytest.fixture(scope="session")
def atlas(
    base: dict[str, pl.DataFrame], facts: dict[str, pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    """Base and facts together; of a source in both, the one row."""
    sources = pl.concat([base["sources"], facts["sources"]]).unique()
    return {**base, **facts, "sources": sources}
