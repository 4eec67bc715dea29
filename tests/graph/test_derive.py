"""What follows from the tables: ranks, closure, statements that count, parks."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from chainatlas.graph.derive import derive, route_ranks, sited, statements
from chainatlas.graph.digest import content_digest
from chainatlas.graph.presence import feeds, region_closure
from chainatlas.tests.ingest.small import CHAIN, folder, take

Content = dict[str, pl.DataFrame]


def content(path: Path, **tables: str) -> Content:
    """Read a small chain with further tables; nothing may be rejected."""
    intake = take(folder(path, **{**CHAIN, **tables}))
    assert intake.rejects.is_empty()
    return intake.tables


def test_routes_are_ranked_by_given_rank_blanks_last_ties_by_id(tmp_path: Path) -> None:
    routes = (
        "id,link_id,rank\nd,tube,\nb,tube,2\na,tube,2\nc,tube,1\ne,tube,\nz,ore,9\n"
    )
    ranks = dict(route_ranks(content(tmp_path, routes=routes)).iter_rows())
    assert ranks == {"c": 1, "a": 2, "b": 3, "d": 4, "e": 5, "z": 1}


def test_feeds_are_main_inputs_once_for_each_pair(tmp_path: Path) -> None:
    tables = {
        "routes": "id,link_id\nq,tube\nq2,tube\n",
        "inputs": "route_id,link_id,role\nq,ore,main\nq2,ore,main\nq,tube,auxiliary\n",
    }
    assert feeds(content(tmp_path, **tables)).rows() == [("ore", "tube")]


def test_the_closure_holds_every_region_above(tmp_path: Path) -> None:
    rows = region_closure(content(tmp_path)).filter(pl.col("region") == "510402").rows()
    assert sorted(rows, key=lambda r: r[2]) == [
        ("510402", "510402", 0),
        ("510402", "5104", 1),
        ("510402", "51", 2),
        ("510402", "cn", 3),
    ]


@pytest.mark.parametrize(
    ("rows", "completeness"),
    [
        ("cn,ti,,broad,2023\ncn,ti,,partial,2024\n", "partial"),
        ("cn,ti,,complete,2024\ncn,ti,,none,2024\n", "none"),
        ("cn,ti,,complete,\ncn,ti,,partial,2001\n", "partial"),
        ("cn,ti,,partial,2024\ncn,ti,,complete,2024-06\n", "complete"),
        ("cn,ti,,broad,上月\ncn,ti,,partial,2024\n", "broad"),
    ],
)
def test_the_latest_statement_counts_then_the_weakest(
    tmp_path: Path, rows: str, completeness: str
) -> None:
    head = "region,category,link_id,completeness,as_of\n"
    found = statements(content(tmp_path, coverage=head + rows))
    assert found["completeness"].to_list() == [completeness]


def test_a_statement_on_a_link_holds_whatever_category_it_names(tmp_path: Path) -> None:
    head = "region,category,link_id,completeness,as_of\n"
    rows = "cn,ti,ore,broad,2023\ncn,li,ore,none,2024\ncn,li,,partial,2024\n"
    found = statements(content(tmp_path, coverage=head + rows))
    kept = {(r["link_id"], r["completeness"]) for r in found.iter_rows(named=True)}
    assert kept == {("ore", "none"), (None, "partial")}


def test_parks_are_matched_by_id_or_by_a_name_of_one_park_alone(tmp_path: Path) -> None:
    tables = {
        "parks": "id,name\np1,钒钛园\np2,同名园\np3,同名园\np4,p1\n",
        "enterprises": "id,name,park\na,甲,钒钛园\nb,乙,p2\nc,丙,同名园\nd,丁,p1\n",
    }
    assert sorted(sited(content(tmp_path, **tables)).rows()) == [
        ("a", "p1"),
        ("b", "p2"),
        ("d", "p1"),
    ]


def test_an_empty_content_has_an_empty_layer(tmp_path: Path) -> None:
    found = take(folder(tmp_path, sources="id,title\n")).tables
    assert all(edges.frame.is_empty() for edges in derive(found).edges)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a,甲,x\nb,乙,\n", "b,乙,\na,甲,x\n", True),
        ("a,甲,x\n", "a,甲,\n", False),
        ("a,甲,x\n", "a,甲x,\n", False),
        ("a,甲,乙\n", "a,乙,甲\n", False),
        ("a,甲,x\nb,乙,y\n", "a,甲,y\nb,乙,x\n", False),
        ("a,甲,x\n", "a,甲,x\nb,乙,\n", False),
        ("a,甲,x\n", "A,甲,x\n", False),
    ],
)
def test_the_digest_is_of_every_value_and_of_no_order(
    tmp_path: Path, one: str, other: str, same: bool
) -> None:
    digests = {
        content_digest(
            content(tmp_path / str(n), enterprises=f"id,name,short_name\n{rows}")
        )
        for n, rows in enumerate((one, other))
    }
    assert len(digests) == (1 if same else 2)
    assert all(len(digest) == 32 for digest in digests)
