"""The demonstration, and the files that commands write."""

from __future__ import annotations

import shlex
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from chainatlas.tests.commands.conftest import Cli, run
from chainatlas.tests.commands.merged import Worlds


def test_demo_shows_gaps_writes_files_and_suggests_what_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "我的 demo"
    result = run("demo", "-o", folder, "--lang", "en")
    told = result.stderr.splitlines()
    for region in ("攀枝花市", "丽水市"):
        for category in ("钛材料", "锂电材料"):
            assert any(region in line and category in line for line in told)
    assert "510400/ti.tube" in result.stdout
    assert {"atlas.lbug", "targets.xlsx", "atlas.html"} <= {
        p.name for p in folder.iterdir()
    }
    assert load_workbook(folder / "targets.xlsx", read_only=True).sheetnames
    suggested = [shlex.split(line) for line in told if line.startswith("  chainatlas")]
    assert len(suggested) >= 5
    for words in suggested:
        if "build" in words:
            (tmp_path / words[2]).mkdir()
            table = tmp_path / words[2] / "enterprises.csv"
            table.write_text("id,name\na,甲\n", "utf-8")
        run(*words[1:])
    assert (tmp_path / "lishui.xlsx").exists()
    assert (tmp_path / "yibin.html").exists()
    assert (tmp_path / "mine.lbug").exists()


def test_demo_into_a_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    for place in (tmp_path / "x", tmp_path / "x" / "y"):
        assert str(place) in run("demo", "-o", place, code=2).stderr


def test_the_page_of_hostile_names(wild: Cli, worlds: Worlds, tmp_path: Path) -> None:
    for region, category in list(worlds.pairs(each=1))[::9]:
        out = tmp_path / "页 page.html"
        wild("view", f"--region={region}", f"--category={category}", "-o", out)
        text = out.read_text("utf-8")
        assert "</script><script>alert" not in text
        assert "http-equiv" in text or "<html" in text


def test_the_workbook_of_hostile_names(
    wild: Cli, worlds: Worlds, tmp_path: Path
) -> None:
    rows = wild.rows("gaps", "--all-regions")
    region = max(
        {r["region"] for r in rows}, key=lambda x: sum(r["region"] == x for r in rows)
    )
    out = tmp_path / "book.XLSX"
    wild("targets", f"--region={region}", "-o", out)
    book = load_workbook(out)
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not any(c.data_type == "f" and "+cmd" in str(c.value) for c in cells)
    assert any(f"--region {shlex.quote(region)}" in str(c.value) for c in cells)


@pytest.mark.parametrize("form", ["graphml", "ttl", "jsonld", "parquet", "csv"])
def test_every_format_is_exported(wild: Cli, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"图 谱.{form}"
    result = wild("export", "--format", form, "-o", out)
    assert result.stdout == ""
    assert str(out) in result.stderr
    if form == "csv":
        cli = Cli(tmp_path / "again.lbug")
        version = cli.json("build", out, "--bare")["meta"]["data_version"]
        assert version == wild.json("info")["meta"]["data_version"]
    elif form == "parquet":
        assert len(pl.read_parquet(out / "regions.parquet"))
    else:
        assert out.stat().st_size > 1000


def test_the_store_holds_after_reading(wild: Cli) -> None:
    result = wild("verify", "--format", "json")
    assert '"rows": []' in result.stdout
    assert result.stderr.strip()
