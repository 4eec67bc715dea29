"""Fields, order, formats and meta of the rows that commands print (the contract)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from chainatlas.queries.library_index import canned
from chainatlas.tests.commands.conftest import Cli
from chainatlas.tests.commands.merged import Worlds

STATUS = [
    "region",
    "region_name",
    "link",
    "link_name",
    "category",
    "stage",
    "status",
    "makers",
    "buyers",
    "lq",
    "opens",
]
GAPS = [
    "gap",
    "region",
    "region_name",
    "link",
    "link_name",
    "category",
    "kind",
    "status",
    "opens",
    "routes",
    "alternatives",
    "upstream",
    "buyers",
    "coverage",
]
TARGETS = [
    "gap",
    "link",
    "enterprise",
    "enterprise_name",
    "home_region",
    "home_region_name",
    "score",
    "parts",
    "excluded",
    "scope",
]
META = ["query", "parameters", "thresholds", "data_version", "engine", "generated_at"]
TI = ("--region", "攀枝花", "--category", "ti")
LISHUI = ("--region", "丽水", "--category", "钛材料")
COMMANDS = [
    pytest.param(("regions", "--within", "四川"), "regions", id="regions"),
    pytest.param(("categories",), "categories", id="categories"),
    pytest.param(("links", "--category", "ti"), "links", id="links"),
    pytest.param(("status", *TI), "status", id="status"),
    pytest.param(("gaps", *TI), "gaps", id="gaps"),
    pytest.param(("gaps", "--all-regions", "--level", "country"), "gaps", id="all"),
    pytest.param(("targets", *LISHUI, "--top", "2"), "targets", id="targets"),
    pytest.param(("explain", "510400/ti.tube"), "explain", id="explain"),
    pytest.param(("query", "who_makes", "-p", "link=ti.sponge"), "who_makes", id="own"),
    pytest.param(("query", "--list"), "query --list", id="list"),
    pytest.param(("info",), "info", id="info"),
]


def columns(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(("command", "query"), COMMANDS)
def test_every_format_has_the_same_rows_twice(
    sample: Cli, command: tuple[str, ...], query: str, tmp_path: Path
) -> None:
    whole, again = sample.json(*command), sample.json(*command)
    assert list(whole) == ["meta", "rows"]
    assert [k for k in whole["meta"] if k in META] == META
    assert whole["meta"]["query"] == query
    assert all(w["meta"].pop("generated_at") for w in (whole, again))
    assert json.dumps(whole) == json.dumps(again)

    lines = sample(*command, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole["rows"]

    text = sample(*command, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(whole["rows"]) > 0
    assert set(rows[0]) <= set(whole["rows"][0])
    for mine, given in zip(rows, whole["rows"], strict=True):
        assert mine == {k: cell(given[k]) for k in mine}
    out = tmp_path / "行 out.csv"
    assert sample(*command, "--format", "csv", "-o", out).stdout == ""
    assert out.read_text("utf-8") == text
    assert [p.name for p in tmp_path.iterdir()] == [out.name]

    assert sample(*command).stdout.count("\n") >= 3


def cell(value: Any) -> str:
    """Write a value as the contract says, in the words of the test."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ";".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in tuple("=+-@\t\r"):
        return "'" + value
    return str(value)


def test_fields_of_status_gaps_and_targets(sample: Cli) -> None:
    for command, fields in (
        (("status", *TI), STATUS), (("gaps", *TI), GAPS), (("targets", *LISHUI), TARGETS),
    ):  # fmt: skip
        rows = sample.rows(*command)
        assert all([k for k in row if k in fields] == fields for row in rows)
        head = columns(sample(*command, "--format", "csv").stdout)
        assert head[: len(fields)] == fields
    listed = sample.rows("query", "--list")
    assert list(listed[0])[:5] == [
        "name",
        "title",
        "doc",
        "parameters",
        "columns",
    ]
    parameter = next(q for q in listed if q["name"] == "who_makes")["parameters"][0]
    assert list(parameter) == ["name", "type", "required", "default", "choices"]


def test_status_and_gaps_say_how_they_were_computed(sample: Cli) -> None:
    meta = sample.json("status", *TI, "--status", "strong")["meta"]
    assert meta["parameters"] == {
        "region": "510400", "category": "ti", "status": "strong",
    }  # fmt: skip
    assert meta["thresholds"] == {
        "strong_makers": 3, "strong_lq": 1, "weak_buyers": 2, "extension_lq": 1,
    }  # fmt: skip
    assert len(meta["data_version"]) == 32
    assert meta["engine"] == ("neo4j" if "://" in str(sample.db) else "ladybug")
    weights = sample.json("targets", *LISHUI)["meta"]["weights"]
    assert abs(sum(weights.values()) - 1) < 1e-9


def test_lq_has_four_decimals_and_order_is_by_stage_then_link(sample: Cli) -> None:
    rows = sample.rows("status", "--region", "四川")
    known = [r["lq"] for r in rows if r["lq"] is not None]
    assert known
    assert all(v == round(v, 4) for v in known)
    stages = ["upstream", "midstream", "downstream"]
    assert rows == sorted(rows, key=lambda r: (stages.index(r["stage"]), r["link"]))


def test_gaps_of_all_regions_are_those_of_each(sample: Cli) -> None:
    every = sample.rows("gaps", "--all-regions", "--level", "province")
    assert every == sorted(every, key=lambda r: r["region"])
    for region in ("510000", "320000"):
        mine = [r for r in every if r["region"] == region]
        assert mine == sample.rows("gaps", "--region", region)
    breaks = sample.rows(
        "gaps", "--all-regions", "--level", "province", "--kind", "break"
    )
    assert breaks == [r for r in every if r["kind"] == "break"]
    unknown = sample.rows("gaps", "--region", "510000", "--status", "unknown")
    assert unknown == [
        r for r in every if r["region"] == "510000" and r["status"] == "unknown"
    ]
    category = sample.rows(
        "gaps", "--all-regions", "--category", "锂电", "--level", "city"
    )
    assert {r["category"] for r in category} == {"lib"}


def test_top_counts_the_targets_of_each_gap_that_are_not_excluded(sample: Cli) -> None:
    every = sample.rows("targets", *TI, "--top", "1000")
    few = sample.rows("targets", *TI, "--top", "2")
    gaps = [g["gap"] for g in sample.rows("gaps", *TI) if g["kind"] != "resource"]
    assert list(dict.fromkeys(r["gap"] for r in every)) == [
        g for g in gaps if any(r["gap"] == g for r in every)
    ]
    for gap in gaps:
        mine = [r for r in every if r["gap"] == gap]
        kept = [r for r in mine if r["excluded"] is None]
        dropped = [r for r in mine if r["excluded"] is not None]
        assert mine == kept + dropped
        for part in (kept, dropped):
            assert part == sorted(part, key=lambda r: (-r["score"], r["enterprise"]))
        assert [r for r in few if r["gap"] == gap] == kept[:2] + dropped
    default = sample.rows("targets", *TI)
    assert (
        max(sum(r["gap"] == g and not r["excluded"] for r in default) for g in gaps)
        <= 20
    )
    assert default == sample.rows("targets", *TI, "--top", "20")


def test_a_score_is_the_weighted_mean_of_the_known_parts(sample: Cli) -> None:
    whole = sample.json("targets", *LISHUI, "--top", "5")
    weights = whole["meta"]["weights"]
    assert whole["rows"]
    for row in whole["rows"]:
        known = {k: v for k, v in row["parts"].items() if v is not None}
        mean = sum(weights[k] * v for k, v in known.items()) / sum(
            weights[k] for k in known
        )
        assert row["score"] == pytest.approx(mean, abs=2e-3)
        assert all(0 <= v <= 1 for v in known.values())


def test_a_resource_has_suppliers_when_it_is_named(sample: Cli) -> None:
    every = sample.rows(
        "gaps", "--all-regions", "--level", "city", "--kind", "resource"
    )
    assert every
    for gap in every[:12]:
        region = ("--region", gap["region"])
        assert gap["gap"] not in {r["gap"] for r in sample.rows("targets", *region)}
        result = sample("targets", "--gap", gap["gap"], "--format", "csv")
        assert "suppliers" in result.stderr
        if result.stdout.count("\n") > 1:
            return
    pytest.fail("no resource with suppliers in the sample atlas")


def test_hostile_names_stay_text_in_csv(wild: Cli, worlds: Worlds) -> None:
    guarded = 0
    for name in ("regions", "links", "categories"):
        for row in csv.reader(io.StringIO(wild(name, "--format", "csv").stdout)):
            assert not any(text.startswith(("=", "+", "-", "@")) for text in row[:3])
            guarded += sum(text.startswith(("'=", "'+", "'-", "'@")) for text in row)
    assert guarded > 5
    ids = {r["id"] for r in wild.rows("regions")}
    assert ids == set(worlds.regions())


def test_columns_of_canned_queries_are_their_rows(sample: Cli) -> None:
    rows = sample.rows("query", "who_makes", "-p", "link=ti.sponge")
    assert tuple(rows[0]) == canned("who_makes").columns
