"""User and password: where they come from, and that nobody sees the password."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chainatlas.commands.login import login_of
from chainatlas.graph import Login
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.ontology.errors import WrongUse
from chainatlas.queries.isolated import run_own
from chainatlas.tests.servers import LOGIN
from chainatlas.tools.neo4j_server import Server

SERVER = "bolt://localhost"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHAINATLAS_DB", "CHAINATLAS_USER", "CHAINATLAS_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_password_file(tmp_path: Path, end: str) -> None:
    file = tmp_path / "password"
    file.write_bytes(f" p w\u9490{end}".encode())
    assert login_of(SERVER, "u", file) == Login("u", " p w\u9490")


def test_files_go_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAINATLAS_USER", "eu")
    monkeypatch.setenv("CHAINATLAS_PASSWORD", "ep")
    file = tmp_path / "password"
    file.write_text("fp\n")
    assert login_of(SERVER, None, None) == Login("eu", "ep")
    assert login_of(SERVER, "u", file) == Login("u", "fp")
    assert login_of("atlas.lbug", "u", file) is None


def test_no_login_is_none() -> None:
    assert login_of(SERVER, None, None) is None


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_a_password_file_that_is_none(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(WrongUse) as refused:
        login_of(SERVER, "u", file)
    assert str(file) in refused.value.message("zh")
    assert refused.value.__context__ is None or refused.value.__suppress_context__


def test_half_a_login(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("s3cret")
    for user, file in (("u", None), (None, tmp_path / "password")):
        with pytest.raises(WrongUse) as refused:
            login_of(SERVER, user, file)
        assert "s3cret" not in refused.value.message("en")


def command_lines(ancestor: int) -> str:
    """Return the command lines of a process and of all below it."""
    found, children = [], [ancestor]
    while children:
        pid = children.pop()
        try:
            found.append(Path(f"/proc/{pid}/cmdline").read_text())
            tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        except OSError:  # it ended
            continue
        children += map(int, tasks.split())
    return "\n".join(found)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
def test_no_process_shows_the_password(neo4j_sample: Server, tmp_path: Path) -> None:
    (tmp_path / "password").write_text(LOGIN.password + "\n")
    (tmp_path / "q.cypher").write_text("MATCH (l:Link) RETURN count(l) AS n")
    options = ["--user", LOGIN.user, "--password-file", str(tmp_path / "password")]
    words = ["query", "--file", str(tmp_path / "q.cypher"), "--format", "csv"]
    where = ["--db", neo4j_sample.address]
    with subprocess.Popen(
        [sys.executable, "-m", "chainatlas", *where, *options, *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        seen = set()
        while process.poll() is None:
            seen.add(command_lines(process.pid))
            time.sleep(0.02)
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert out.startswith("n\n")
    assert any("isolated" in lines for lines in seen)
    assert LOGIN.password not in "".join(seen)


def test_no_log_shows_the_password(
    neo4j_sample: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert Neo4jStore(neo4j_sample.address, LOGIN).exists()
    assert caplog.text
    assert LOGIN.password not in caplog.text


def test_a_users_own_query(neo4j_sample: Server) -> None:
    query = "MATCH (l:Link {id: 'ti.tube'}) RETURN l.id AS id"
    rows = run_own(neo4j_sample.address, query, {}, login=LOGIN)
    assert rows == [{"id": "ti.tube"}]


def test_every_command_takes_a_login(neo4j_sample: Server, tmp_path: Path) -> None:
    (tmp_path / "password").write_text(LOGIN.password)
    options = ["--user", LOGIN.user, "--password-file", str(tmp_path / "password")]
    where = ["--db", neo4j_sample.address]
    for words in ([*where, *options, "info"], ["info", *where, *options]):
        done = subprocess.run(
            [sys.executable, "-m", "chainatlas", *words],
            capture_output=True, text=True, check=False, env={**os.environ},
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
