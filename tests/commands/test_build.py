"""Loading folders: counts, rejects, and what check tells without a store."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from chainatlas.tests.commands.conftest import Cli, run
from chainatlas.tests.worlds import planted, world, write_folder

COLUMNS = ["table", "read", "loaded", "unchanged", "rejected"]
REJECTS = ["file", "row", "column", "value", "reason", "remedy"]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("seed", [1, 2])
def test_planted_rows_are_rejected_and_counted(
    place: str, tmp_path: Path, seed: int
) -> None:
    tables, expected = planted(seed)
    folders = write_folder(tables, tmp_path / "表 格")
    cli, out = Cli(place), tmp_path / "rejects.csv"
    whole = cli.json("build", *folders, "--bare", "--rejects", out, code=1)
    rows = whole["rows"]
    assert all(list(r) == COLUMNS for r in rows)
    assert all(r["read"] == r["loaded"] + r["unchanged"] + r["rejected"] for r in rows)
    assert {r["table"]: r["read"] for r in rows} == {
        t: len(v) for t, v in tables.items()
    }
    rejects = read(out)
    assert list(rejects[0]) == REJECTS
    assert len(rejects) == sum(r["rejected"] for r in rows)
    assert all(r["reason"] and r["remedy"] for r in rejects)
    named = [(Path(r["file"]).stem, int(r["row"]), r["column"]) for r in rejects]
    for one in (e for e in expected if e.stated):
        assert any(one.matches(*n) for n in named), one
    assert whole["meta"]["data_version"] == cli.json("info")["meta"]["data_version"]

    again = cli.json("build", *folders, "--bare", "--rejects", out, code=1)
    assert again["meta"]["data_version"] == whole["meta"]["data_version"]
    assert all(r["loaded"] == 0 for r in again["rows"])
    assert read(out) == rejects


def test_check_prints_what_build_does_and_writes_nothing(
    place: str, tmp_path: Path
) -> None:
    tables, _ = planted(3)
    (folder,) = write_folder(tables, tmp_path / "t")
    cli, out = Cli(place), tmp_path / "rejects.csv"
    checked = cli.json("check", folder, "--bare", "--rejects", out, code=1)
    assert "no atlas" in cli("info", code=3).stderr
    found = read(out)
    built = cli.json("build", folder, "--bare", "--rejects", out, code=1)
    assert checked["rows"] == built["rows"]
    assert checked["meta"]["data_version"] == built["meta"]["data_version"]
    assert read(out) == found
    before = cli.rows("info")
    again = cli.rows("check", folder, "--bare", code=1)
    assert all(r["loaded"] == 0 for r in again)
    assert cli.rows("info") == before


def test_rejects_are_shown_in_words_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "categories.csv").write_text("id,zh\n=a;b,甲\n,乙\n", "utf-8")
    out = tmp_path / "rejects.csv"
    for lang, reason in (("zh", "缺少必需的值"), ("en", "a required value is missing")):
        cli = Cli(tmp_path / "a.lbug", lang)
        result = cli("check", tmp_path / "t", "--bare", code=1)
        assert reason in result.stderr
        assert "--rejects" in result.stderr
        result = cli("check", tmp_path / "t", "--bare", "--rejects", out, code=1)
        assert str(out) in result.stderr
        first, second = read(out)
        assert (first["row"], first["column"], first["value"]) == ("2", "id", "'=a;b")
        assert (second["row"], second["reason"]) == ("3", reason)


def test_a_clean_folder_ends_well_and_merges_with_the_base(
    place: str, tmp_path: Path
) -> None:
    (folder,) = write_folder(world(5), tmp_path / "bare")
    assert run("--db", tmp_path / "a.lbug", "build", folder, "--bare").stdout
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "enterprises.csv").write_text("id,name,city\ne1,甲厂,攀枝花市\n", "utf-8")
    (mine / "produces.csv").write_text("enterprise_id,link_id\ne1,ti.tube\n", "utf-8")
    cli = Cli(place)
    result = cli("build", mine, "--format", "csv")
    assert result.stdout.splitlines() == [
        ",".join(COLUMNS), "enterprises,1,1,0,0", "produces,1,1,0,0",
    ]  # fmt: skip
    tube = {r["link"]: r for r in cli.rows("status", "--region", "510400")}["ti.tube"]
    assert tube["makers"] == 1
    assert cli("verify").stdout
    table = Counter(r["what"] for r in cli.rows("info"))
    assert table["Enterprise"] == table["PRODUCES"] == 1


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda p: p.mkdir(), "enterprises"),
        (lambda p: None, "no"),
        (lambda p: p.write_text("id,zh\n"), "folder"),
        (lambda p: write(p, b"id,zh\na,\xff\xfe\xfa\x81\x00\n"), "UTF-8"),
        (lambda p: write(p, b""), "empty"),
        (lambda p: write(p, b"id,name\na,b\n"), "zh"),
        (lambda p: write(p, b'id,zh\na,"b\n'), "quot"),
        (lambda p: write(p, b"id,id,zh\na,a,b\n"), "twice"),
        (lambda p: write(p, b"no workbook", "categories.xlsx"), "workbook"),
        (lambda p: write(p, b"no parquet", "categories.parquet"), "Parquet"),
        (lambda p: (p / "categories.csv").mkdir(parents=True), ""),
    ],
    ids=["empty", "missing", "file", "encoding", "no_header", "column", "quote", "twice",
         "xlsx", "parquet", "folder"],
)  # fmt: skip
def test_input_that_cannot_be_read(tmp_path: Path, make: object, told: str) -> None:
    folder = tmp_path / "资料"
    make(folder)  # type: ignore[operator]
    for command in ("check", "build"):
        for lang in ("en", "zh"):
            cli = Cli(tmp_path / "a.lbug", lang)
            result = cli(command, folder, "--bare", code=2)
            assert result.stdout == ""
            assert "资料" in result.stderr or "categories.csv" in result.stderr
            assert lang == "zh" or told in result.stderr
    assert not (tmp_path / "a.lbug").exists()


def write(folder: Path, data: bytes, name: str = "categories.csv") -> None:
    folder.mkdir()
    (folder / name).write_bytes(data)


def test_a_build_needs_folders() -> None:
    assert "FOLDER" in run("build", code=2).stderr
