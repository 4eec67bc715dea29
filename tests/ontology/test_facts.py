"""The sample atlas: every reference holds, sources and confidence are kept."""

from __future__ import annotations

import polars as pl
import pytest

from chainatlas.ontology.checks import check
from chainatlas.ontology.schema import tables as schema_tables

Frames = dict[str, pl.DataFrame]

COUNTS = {
    "enterprises": 727,
    "produces": 1284,
    "projects": 90,
    "supplies": 74,
    "invests": 133,
    "parks": 53,
    "sources": 167,
    "coverage": 355,
}
PLACED = ("enterprises", "parks", "projects")


def test_base_and_facts_together_pass_every_check(atlas: Frames) -> None:
    assert [finding.message("en") for finding in check(atlas)] == []


@pytest.mark.parametrize("name", COUNTS)
def test_counts_are_those_of_the_docs(facts: Frames, name: str) -> None:
    assert facts[name].height == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_columns_are_known_and_values_hold(facts: Frames, name: str) -> None:
    table = schema_tables()[name]
    names = {c.name for c in table.columns} | {a for c in table.columns for a in c.also}
    assert set(facts[name].columns) - names <= {"province", "city", "county"}
    for column in table.columns:
        if column.name not in facts[name].columns:
            assert not column.required, column.name
            continue
        values = facts[name][column.name]
        assert not column.required or values.null_count() == 0
        assert not column.choices or set(values.drop_nulls()) <= set(column.choices)
        if column.type in ("number", "integer"):
            number = values.drop_nulls().cast(pl.Float64)
            assert column.min is None or (number >= column.min).all()
            assert column.max is None or (number <= column.max).all()


@pytest.mark.parametrize("name", COUNTS)
def test_keys_are_unique(facts: Frames, name: str) -> None:
    key = [c for c in schema_tables()[name].key if c in facts[name].columns]
    assert facts[name].select(key).is_duplicated().sum() == 0


@pytest.mark.parametrize("name", PLACED)
def test_every_place_is_one_region(atlas: Frames, name: str) -> None:
    region = {r["id"]: r for r in atlas["regions"].iter_rows(named=True)}

    def path(code: str | None) -> list[str]:
        return (
            []
            if code is None
            else [region[code]["zh"], *path(region[code]["parent_id"])]
        )

    by_name: dict[str, list[str]] = {}
    for code, row in region.items():
        by_name.setdefault(row["zh"], []).append(code)
    columns = [c for c in ("province", "city", "county") if c in atlas[name].columns]
    for row in atlas[name].select(columns).unique().iter_rows():
        given = [part for part in row if part]
        if given:
            fits = [c for c in by_name[given[-1]] if set(given) <= set(path(c))]
            assert len(fits) == 1, given


def test_surveyed_regions_are_named_once_in_the_tree(atlas: Frames) -> None:
    names = atlas["regions"]["zh"].value_counts()
    count = dict(names.rows())
    assert {r for r in atlas["coverage"]["region"] if count.get(r) != 1} == set()


@pytest.mark.parametrize("name", ["produces", "supplies"])
def test_common_knowledge_is_never_above_medium(facts: Frames, name: str) -> None:
    known = facts[name].filter(pl.col("source_id") == "CK")
    assert set(known["confidence"]) <= {"medium", "low"}


@pytest.mark.parametrize("name", sorted(COUNTS.keys() - {"sources"}))
def test_every_row_has_a_source(facts: Frames, name: str) -> None:
    assert facts[name]["source_id"].null_count() == 0


def test_a_planned_enterprise_makes_nothing_yet(facts: Frames) -> None:
    planned = facts["enterprises"].filter(pl.col("status") == "planned")["id"]
    made = facts["produces"].filter(pl.col("enterprise_id").is_in(planned.to_list()))
    assert made["product"].str.contains("待核").all()


def test_a_park_that_is_listed_lies_in_the_city_of_its_firms(facts: Frames) -> None:
    parks = facts["parks"].select(park="name", park_city="city")
    both = facts["enterprises"].join(parks, on="park")
    assert both.height >= 70
    assert both.filter(pl.col("city") != pl.col("park_city")).height == 0


def test_coverage_says_when_and_by_whom(facts: Frames) -> None:
    assert set(facts["coverage"]["as_of"]) == {"2026-11-22"}
    assert facts["coverage"]["by"].null_count() == 0


def test_a_source_in_both_folders_is_the_same_row(base: Frames, facts: Frames) -> None:
    both = base["sources"].join(facts["sources"], on="id", suffix="_facts")
    assert both["id"].to_list() == ["CK"]
    pair = pl.concat([base["sources"], facts["sources"]]).filter(pl.col("id") == "CK")
    assert pair.unique().height == 1


def test_a_list_of_listed_companies_is_no_survey_of_every_county(facts: Frames) -> None:
    national = facts["coverage"].filter(pl.col("region") == "中国")
    assert set(national["completeness"]) <= {"partial", "none"}
