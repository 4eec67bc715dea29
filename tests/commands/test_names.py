"""Naming regions, categories, links and gaps; the atlas; the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.tests.commands.conftest import Cli, run
from chainatlas.tests.commands.merged import Worlds


@pytest.mark.parametrize("region", ["510400", "攀枝花市", "攀枝花", " 攀枝花 "])
@pytest.mark.parametrize("category", ["ti", "钛材料", "钛", "Titanium materials"])
def test_ids_full_and_short_names(sample: Cli, region: str, category: str) -> None:
    meta = sample.json("gaps", "--region", region, "--category", category)["meta"]
    asked = {k: meta["parameters"][k] for k in ("region", "category")}
    assert asked == {"region": "510400", "category": "ti"}


@pytest.mark.parametrize(
    "gap", ["510400/ti.tube", "攀枝花/钛管", "攀枝花市/Titanium tube"]
)
def test_gaps_are_named_by_id_or_names(sample: Cli, gap: str) -> None:
    assert sample.rows("explain", gap)[0]["gap"] == "510400/ti.tube"
    whole = sample.json("targets", "--gap", gap, "--region", "510400", "--top", "1")
    assert whole["meta"]["parameters"]["gap"] == "510400/ti.tube"
    assert {r["gap"] for r in whole["rows"]} == {"510400/ti.tube"}


def test_hostile_ids_and_names_are_names(wild: Cli, worlds: Worlds) -> None:
    names = [row["zh"] for row in worlds.world["regions"]]
    for row in worlds.world["regions"][::7]:
        told = [row["id"], *([row["zh"]] if names.count(row["zh"]) == 1 else [])]
        for name in told:
            meta = wild.json("gaps", f"--region={name}")["meta"]
            assert meta["parameters"]["region"] == row["id"]
    row = next(r for r in worlds.world["regions"] if "/" in r["zh"])
    link = next(g for g in wild.rows("gaps", f"--region={row['id']}"))["link_name"]
    (proof,) = wild.rows("explain", "--", f"{row['zh']}/{link}")
    assert proof["region"] == row["id"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--region", "攀枝"), "攀枝花市"),
        (("--region", "朝阳区"), "110105"),
        (("--region", "510400", "--category", "钛材"), "钛材料"),
        (
            ("--region", "510400", "--category", "nothing at all"),
            "chainatlas categories",
        ),
        (("--region", "攀枝花\udcff"), "regions --search"),
        (("--region", "' OR 1=1 //"), "regions --search"),
    ],
)
@pytest.mark.parametrize("command", ["gaps", "status"])
def test_unknown_and_ambiguous_names_list_the_near_ones(
    sample: Cli, command: str, words: tuple[str, ...], told: str
) -> None:
    result = sample(command, *words, code=2)
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        ("510400", "region/link"),
        ("/ti.tube", "region/link"),
        ("510400/", "region/link"),
        ("510400/海绵", "海绵钛"),
        ("510400/ti.sponge", "present"),
        ("北京x/ti.tube", "regions --search"),
        ("-1/x", "regions --search"),
    ],
)
def test_what_is_no_gap(sample: Cli, gap: str, told: str) -> None:
    assert told in sample("explain", gap, code=2).stderr
    assert told in sample("targets", f"--gap={gap}", code=2).stderr


def test_a_gap_of_another_region_is_refused(sample: Cli) -> None:
    words = ("targets", "--gap", "510400/ti.tube", "--region", "丽水")
    assert "331100" in sample(*words, code=2).stderr


def test_the_atlas_is_named_before_or_after_the_command(
    sample: Cli, tmp_path: Path
) -> None:
    command = ("categories", "--format", "csv")
    expected = sample(*command).stdout
    assert run(*command, "--db", sample.db).stdout == expected
    assert run(*command, CHAINATLAS_DB=str(sample.db)).stdout == expected
    nowhere = str(tmp_path / "not.lbug")
    assert run("--db", sample.db, *command, CHAINATLAS_DB=nowhere).stdout == expected
    assert run(*command, "--db", sample.db, CHAINATLAS_DB=nowhere).stdout == expected
    assert run("--db", nowhere, *command, "--db", sample.db).stdout == expected
    assert nowhere in run("--db", nowhere, *command, code=3).stderr


def test_without_address_the_atlas_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_file: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--lang", "en", "categories", code=3)
    assert "There is no atlas at atlas.lbug" in result.stderr
    assert "chainatlas build FOLDER --db atlas.lbug" in result.stderr
    (tmp_path / "atlas.lbug").symlink_to(sample_file)
    assert run("categories").stdout


@pytest.mark.parametrize(
    ("env", "words", "zh"),
    [
        ({"LANG": "zh_CN.UTF-8"}, (), True),
        ({"LANG": "en_GB.UTF-8"}, (), False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, (), False),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW.UTF-8"}, (), True),
        ({"LANG": "zh_CN.UTF-8"}, ("--lang", "en"), False),
        ({"LANG": "C"}, ("--lang", "zh"), True),
    ],
)
def test_the_language_is_that_asked_for_or_of_the_locale(
    env: dict[str, str], words: tuple[str, ...], zh: bool
) -> None:
    for before, after in ((words, ()), ((), words)):
        result = run("--db", "/no.lbug", *before, "categories", *after, code=3, **env)
        assert ("没有图谱" in result.stderr) == zh


def test_a_proof_names_links_in_the_language(sample: Cli) -> None:
    gap = ("explain", "510400/lib.fepo4")
    assert "Phosphoric acid (lib.phosr)" in sample(*gap).stdout
    zh = Cli(sample.db, "zh")(*gap).stdout
    assert "(lib.phosr)" in zh
    assert "Phosphoric" not in zh
