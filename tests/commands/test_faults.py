"""Stores and outputs that do not work: exit codes, and messages that say what to do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from chainatlas.tests.commands.conftest import Cli, run

READING = [
    ("regions",),
    ("categories",),
    ("links",),
    ("status", "--region", "510400"),
    ("gaps", "--all-regions"),
    ("explain", "510400/ti.tube"),
    ("targets", "--region", "510400"),
    ("query", "gaps", "-p", "region=510400"),
    ("view", "--region", "510400", "--category", "ti", "-o", "x.html"),
    ("export", "--format", "ttl", "-o", "x.ttl"),
    ("info",),
    ("verify",),
]


def foreign(folder: Path, kind: str, sample: Path) -> Path:
    path = folder / "库.lbug"
    if kind == "csv":
        path.write_text("id,name\n1,甲\n", "utf-8")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "sqlite":
        path.write_bytes(b"SQLite format 3\x00" + bytes(4096))
    elif kind == "half":
        path.write_bytes(sample.read_bytes()[: sample.stat().st_size // 2])
    elif kind == "head":
        path.write_bytes(sample.read_bytes()[:5000])
    elif kind == "folder":
        path.mkdir()
    return path


KINDS = ["csv", "empty", "sqlite", "half", "head", "folder", "missing"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_store(tmp_path: Path, sample_file: Path, kind: str) -> None:
    path = foreign(tmp_path, kind, sample_file)
    before = path.read_bytes() if path.is_file() else None
    for lang in ("en", "zh"):
        result = Cli(path, lang)("status", "--region", "510400", code=3)
        assert result.stdout == ""
        assert str(path) in result.stderr
        assert "chainatlas build" in result.stderr
    if kind != "missing":
        tables = tmp_path / "t"
        tables.mkdir()
        (tables / "categories.csv").write_text("id,zh\na,甲\n", "utf-8")
        assert Cli(path)("build", tables, "--bare", code=3).stderr
        assert Cli(path)("check", tables, "--bare", code=3).stderr
    assert (path.read_bytes() if path.is_file() else None) == before
    assert path.exists() == (kind != "missing")


@pytest.mark.parametrize("command", READING, ids=lambda c: c[0])
def test_every_command_needs_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--lang", "en", *command, code=3)
    assert "There is no atlas at atlas.lbug" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["kuzu://a", "sqlite:///x", "://", "http://u:geheim@h"]
)
def test_addresses_that_nothing_serves(address: str) -> None:
    for lang in ("zh", "en"):
        result = run("--db", address, "--lang", lang, "categories", code=3)
        assert "geheim" not in result.stderr
        assert result.stderr.strip()


SAYS = {
    "no_folder": "no", "is_folder": "folder", "full": "full", "file_as_folder": "no",
}  # fmt: skip
WRITING = [
    pytest.param(("categories", "--format", "csv"), "rows.csv", id="rows"),
    pytest.param(("query", "--show", "gaps"), "q.cypher", id="show"),
    pytest.param(("explain", "510400/ti.tube"), "why.txt", id="explain"),
    pytest.param(
        ("targets", "--gap", "510400/ti.tube", "--top", "1"), "t.xlsx", id="book"
    ),
    pytest.param(
        ("view", "--region", "510400", "--category", "ti"), "a.html", id="page"
    ),
    pytest.param(("export", "--format", "graphml"), "a.graphml", id="export"),
]


@pytest.mark.parametrize(("command", "name"), WRITING)
def test_output_that_cannot_be_written(
    sample: Cli, tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    (tmp_path / "folder" / name).mkdir(parents=True)
    (tmp_path / "plain").write_text("x")
    places = [
        tmp_path / "no" / name,
        tmp_path / "folder" / name,
        tmp_path / "plain" / name,
    ]
    if Path("/dev/full").exists() and not name.endswith(".xlsx"):
        places.append(Path("/dev/full"))
    for place in places:
        result = sample(*command, "-o", place, code=2)
        assert result.stdout == ""
        assert str(place) in result.stderr
    assert Cli(sample.db, "zh")(*command, "-o", places[0], code=2).stderr.strip()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "plain"]
    assert list((tmp_path / "folder" / name).iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="as root")
def test_no_permission(sample_file: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.lbug"
    shutil.copy(sample_file, mine)
    mine.chmod(0)
    assert Cli(mine)("categories", code=3).stderr
    mine.chmod(0o600)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert Cli(mine)("categories", "-o", locked / "x.csv", code=2).stderr


def test_an_output_that_failed_leaves_the_former_file(
    sample: Cli, tmp_path: Path
) -> None:
    out = tmp_path / "a.csv"
    out.write_text("former")
    sample("gaps", "--region", "nowhere", "--format", "csv", "-o", out, code=2)
    assert out.read_text() == "former"
    sample("categories", "--format", "csv", "-o", out)
    assert out.read_text("utf-8").startswith("id,zh,en")


@pytest.mark.parametrize(
    "words",
    [
        ("gaps",),
        ("gaps", "--region", "510400", "--all-regions"),
        ("gaps", "--region", "510400", "--level", "city"),
        ("targets",),
        ("targets", "--region", "510400", "--top", "0"),
        ("gaps", "--region", "510400", "--kind", "x"),
        ("status", "--region", "510400", "--status", "x"),
        ("status",),
        ("status", "--region", "510400", "--format", "xml"),
        ("export", "--format", "xml", "-o", "x"),
        ("export", "--format", "ttl"),
        ("view", "--region", "510400"),
        ("nothing",),
        ("--lang", "fr", "regions"),
    ],
)
def test_wrong_use_is_exit_2(sample: Cli, words: tuple[str, ...]) -> None:
    result = run("--db", sample.db, *words, code=2)
    assert result.stdout == ""
    assert result.stderr.strip()
