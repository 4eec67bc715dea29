"""Every listed company of the reference material stays one entity of its own.

A second list has the names only. A few cannot be placed by them: firms whose name says
another province than their seat, and names that start with a county by chance.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from chainatlas.ingest.table.entities import resolve
from chainatlas.tests.ingest.table.entities.small import gazetteer, rows

FILE = (
    Path(__file__).resolve().parents[5]
    / "shared/data/companies/ashare_company_region_products.csv.gz"
)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILE.is_file(), reason="the companies are not here"),
]


def test_full_names_are_entities_of_their_own() -> None:
    listed = pl.read_csv(FILE, infer_schema=False).unique("fullname").sort("code")
    places = gazetteer()
    provinces = [places.by_names((p, None, None)).region_id for p in listed["province"]]
    register = rows(*zip(listed["fullname"], provinces, strict=True), source="R")
    again = rows(*((name, None) for name in listed["fullname"]), source="L", rank=1)
    found = resolve(pl.concat([register, again]), places)
    owner = found.rows.collect()["entity_id"].to_list()
    count = len(listed)
    assert len(set(owner[:count])) == count
    assert len(set(owner[count:])) == count
    joined = sum(a == b for a, b in zip(owner[:count], owner[count:], strict=True))
    assert joined >= 0.98 * count
