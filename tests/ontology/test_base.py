"""The chain tables that are shipped: sound, complete and counted."""

from __future__ import annotations

import re
from importlib.resources import files

import polars as pl
import pytest

from chainatlas.ontology.checks import check
from chainatlas.ontology.schema import tables as schema_tables

Frames = dict[str, pl.DataFrame]

COUNTS = {
    "sources": 48,
    "categories": 19,
    "links": 515,
    "memberships": 23,
    "routes": 655,
    "inputs": 1260,
    "byproducts": 7,
    "recycles": 13,
    "aliases": 8204,
    "negative_terms": 133,
    "crosswalk": 914,
}


def test_the_base_passes_every_check(base: Frames) -> None:
    assert [finding.message("en") for finding in check(base)] == []


@pytest.mark.parametrize("name", COUNTS)
def test_counts_are_those_of_the_docs(base: Frames, name: str) -> None:
    assert base[name].height == COUNTS[name]


@pytest.mark.parametrize("name", sorted({*COUNTS, "regions"}))
def test_required_columns_are_full_and_listed_values_hold(
    base: Frames, name: str
) -> None:
    for column in schema_tables()[name].columns:
        header = next(
            (c for c in (column.name, *column.also) if c in base[name].columns), None
        )
        if header is None:
            assert not column.required
            continue
        values = base[name][header]
        if column.required:
            assert values.null_count() == 0
        if column.choices:
            assert set(values.drop_nulls()) <= set(column.choices)


@pytest.mark.parametrize("name", sorted({*COUNTS, "regions"}))
def test_keys_are_unique(base: Frames, name: str) -> None:
    assert base[name].select(schema_tables()[name].key).is_duplicated().sum() == 0


@pytest.mark.parametrize("name", ["categories", "links"])
def test_every_category_and_link_is_defined_in_both_languages(
    base: Frames, name: str
) -> None:
    frame = base[name].select("zh", "en", "definition_zh", "definition_en", "source_id")
    assert frame.null_count().row(0) == (0,) * 5


def test_a_membership_never_repeats_the_home_category(base: Frames) -> None:
    home = base["links"].select(pl.col("id").alias("link_id"), "category")
    assert base["memberships"].join(home, on=["link_id", "category"]).height == 0


@pytest.mark.parametrize(
    "name", ["links", "routes", "inputs", "byproducts", "recycles", "memberships"]
)
def test_every_named_source_is_listed(base: Frames, name: str) -> None:
    listed = set(base["sources"]["id"])
    for text in base[name]["source"]:
        first, *more = text.split(" ")
        named = {first} if name == "memberships" else {first, *more}
        assert named <= listed


@pytest.mark.parametrize("name", ["routes", "inputs", "byproducts"])
def test_cited_means_a_passage_and_not_common_knowledge(
    base: Frames, name: str
) -> None:
    known = base[name].filter(pl.col("source") == "CK")
    assert set(known["basis"]) == {"common_knowledge"}
    other = base[name].filter(~pl.col("source").str.contains("CK"))
    assert set(other["basis"]) <= {"cited"}


def test_ranks_of_a_link_count_from_one(base: Frames) -> None:
    ranks = base["routes"].group_by("link_id").agg(pl.col("rank").cast(pl.Int64).sort())
    assert all(r == list(range(1, len(r) + 1)) for r in ranks["rank"].to_list())


def test_what_is_mined_has_no_route_except_concentrates(base: Frames) -> None:
    mined = base["links"].filter(pl.col("kind") == "resource")["id"]
    routed = set(base["routes"]["link_id"]) & set(mined)
    inputs = base["inputs"].filter(pl.col("role") == "main")
    for link in routed:
        feeding = inputs.filter(pl.col("route_id").str.starts_with(f"{link}@"))[
            "link_id"
        ]
        assert set(feeding) <= set(mined), link


def test_all_but_a_known_number_of_links_have_a_code(base: Frames) -> None:
    mapped = {s.removeprefix("mic:") for s in base["crosswalk"]["subject_id"]}
    assert mapped <= set(base["links"]["id"])
    assert len(set(base["links"]["id"]) - mapped) == 36


def test_codes_of_links_and_crosswalk_agree(base: Frames) -> None:
    pairs = {
        (s.removeprefix("mic:"), o)
        for s, o in base["crosswalk"].select("subject_id", "object_id").rows()
    }
    for link, codes in base["links"].select("id", "codes").rows():
        for code in re.findall(r"([\w-]+:[\w.]+)\(", codes or ""):
            assert (link, code) in pairs


def test_the_crosswalk_is_sssom(base: Frames) -> None:
    text = (
        files("chainatlas.ontology")
        .joinpath("base/crosswalk.sssom.tsv")
        .read_text("utf-8")
    )
    head = [line for line in text.split("\n") if line.startswith("#")]
    prefixes = {m[1] for line in head if (m := re.match(r"#  ([\w-]+): http", line))}
    assert any(line.startswith("#mapping_set_id: http") for line in head)
    assert any(line.startswith("#license: http") for line in head)
    for column in ("subject_id", "predicate_id", "object_id"):
        assert {v.split(":")[0] for v in base["crosswalk"][column]} <= prefixes
    assert set(base["crosswalk"]["mapping_justification"]) == {
        "semapv:ManualMappingCuration"
    }


def test_files_are_plain_utf8_with_line_feeds() -> None:
    for package in ("chainatlas.ontology", "chainatlas.facts"):
        root = files(package)
        folder = root.joinpath("base") if package.endswith("ontology") else root
        for path in folder.iterdir():
            if path.name.endswith((".csv", ".tsv")):
                data = path.read_bytes()
                assert b"\r" not in data, path.name
                assert not data.startswith(b"\xef\xbb\xbf"), path.name
                assert data.endswith(b"\n"), path.name
                assert not re.search(
                    r"[\x00-\x08\x0b-\x1f\u202a-\u202e\ufffd]", data.decode()
                ), path.name
