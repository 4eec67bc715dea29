"""What only a process of its own can show: streams, signals, the speed of help."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chainatlas.tests.commands.conftest import Cli
from chainatlas.tests.commands.merged import merged
from chainatlas.tests.worlds import write_folder

COMMAND = [sys.executable, "-m", "chainatlas"]
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX signals and devices")


def environment(**more: str) -> dict[str, str]:
    known = {k: v for k, v in os.environ.items() if k != "CHAINATLAS_DB"}
    return {**known, "PYTHONUTF8": "0", **more}


def start(*words: object, **env: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(**env), start_new_session=True,
    )  # fmt: skip


@posix
def test_a_closed_pipe_is_no_error(sample_db: str) -> None:
    process = start("--db", sample_db, "regions", "--format", "jsonl")
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith(b"{")
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_standard_output_on_a_full_disk(sample_db: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "--db", sample_db, "--lang", "en", "categories"],
            stdout=full, stderr=subprocess.PIPE, env=environment(), check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert b"No space" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@posix
def test_the_same_bytes_whatever_the_locale(sample: Cli) -> None:
    words = ("--db", sample.db, "--lang", "zh", "categories", "--format", "csv")
    expected = sample("categories", "--format", "csv").stdout.encode()
    for encoding in ("ascii", "gbk"):
        process = start(*words, PYTHONIOENCODING=encoding, PYTHONCOERCECLOCALE="0")
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        assert out == expected


@posix
@pytest.mark.parametrize("own", [True, False], ids=["own", "canned"])
def test_ctrl_c_ends_a_long_query(sample_db: str, tmp_path: Path, own: bool) -> None:
    cypher = (
        "MATCH (a:Region), (b:Region), (c:Region) WHERE a.lat * b.lat * c.lat > 1e9 "
        "RETURN count(*) AS n"
    )
    if own:
        file = tmp_path / "long.cypher"
        file.write_text(cypher)
        process = start("--db", sample_db, "--lang", "en", "query", "--file", file)
    else:
        script = (
            "import dataclasses; from chainatlas.queries import run, library_index; "
            "from chainatlas.queries.run import canned; "
            "import sys; runs = sys.modules['chainatlas.queries.run']; "
            f"runs.canned = lambda n: dataclasses.replace(canned(n), text={cypher!r}, lists=()); "
            "from chainatlas.cli import main; main()"
        )
        words = ["--db", str(sample_db), "--lang", "en", "categories"]
        process = subprocess.Popen(
            [sys.executable, "-c", script, *words], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment(), start_new_session=True,
        )  # fmt: skip
    time.sleep(8)
    assert process.poll() is None
    before = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - before < 10
    assert process.returncode == 130
    assert out == b""
    assert b"Interrupted" in err
    assert b"Traceback" not in err


@posix
def test_ctrl_c_while_building_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    folders = write_folder(merged(range(12)), tmp_path / "t")
    db = tmp_path / "a.lbug"
    first = tmp_path / "first"
    first.mkdir()
    (first / "categories.csv").write_text("id,zh\na,甲\n", "utf-8")
    Cli(db)("build", first, "--bare")
    before = db.read_bytes()
    process = start("--db", db, "--lang", "zh", "build", *folders)
    deadline = time.monotonic() + 60
    while not (tmp_path / "a.lbug.new").exists():
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert "已中断" in err.decode()
    assert b"Traceback" not in err
    assert db.read_bytes() == before
    assert Cli(db).rows("categories")[0]["zh"] == "甲"
    Cli(db)("build", *folders, "--bare")
    assert not list(tmp_path.glob("a.lbug.new*"))
