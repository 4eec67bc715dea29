"""Which source wins for a field; what lost is kept."""

from __future__ import annotations

import polars as pl

from chainatlas.tests.ingest.table.entities.small import CITY, DONG, rows, solve

X = "鑫源矿业有限公司"
LONG = "四川省攀枝花市鑫源矿业有限责任公司"


def with_status(frame: pl.DataFrame, *status: str | None) -> pl.DataFrame:
    return frame.with_columns(pl.Series("status", status, dtype=pl.String))


def won(*frames: pl.DataFrame) -> dict[str, object]:
    found = solve(*frames)
    assert len(found.entities) == 1
    return found.entities.row(0, named=True)


def test_rank_then_date_then_first_row() -> None:
    county = with_status(rows((X, DONG), source="C", rank=1), "closed")
    register = with_status(rows((LONG, CITY), source="R", as_of="2025-01-01"), "active")
    assert won(county, register)["status"] == "active"
    assert won(county, register)["name"] == LONG
    newer = with_status(rows((X, DONG), source="R", as_of="2025-02-01"), "planned")
    assert won(county, register, newer)["status"] == "planned"
    undated = with_status(rows((X, DONG), source="R", as_of=None), "unknown")
    assert won(county, register, undated)["status"] == "active"
    twice = with_status(rows((X, DONG), (LONG, DONG)), "active", "closed")
    assert won(twice)["status"] == "active"


def test_an_empty_value_never_wins() -> None:
    register = with_status(rows((LONG, None), (X, CITY), source="R"), None, "")
    county = with_status(rows((X, DONG), source="C", rank=1), "closed")
    entity = won(register, county)
    assert entity["status"] == "closed"
    assert entity["region_id"] == CITY
    assert entity["source_id"] == "R"


def test_losing_values_are_kept_where_they_differ() -> None:
    register = with_status(rows((X, DONG), source="R"), "active")
    county = with_status(
        rows((X, CITY), (X, DONG), source="C", rank=1), "closed", "active"
    )
    found = solve(register, county)
    file = county["file"][0]
    entity = found.entities["id"][0]
    assert list(found.losing.iter_rows()) == [
        (entity, "region_id", CITY, file, 2, "C"),
        (entity, "status", "closed", file, 2, "C"),
    ]
