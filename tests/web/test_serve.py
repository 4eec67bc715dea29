"""``chainatlas serve`` itself: it starts, answers, and ends; and what it says if not."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chainatlas.cli import main


def _serve(address: str, *more: str) -> Result:
    return CliRunner().invoke(main, ["--db", address, "--lang", "en", "serve", *more])


def test_starts_answers_and_ends(address: str) -> None:
    command = [sys.executable, "-m", "chainatlas", "--db", address, "--lang", "en"]
    with subprocess.Popen(
        [*command, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert found is not None
            with urllib.request.urlopen(
                found[0] + "api/categories", timeout=60
            ) as told:
                assert told.status == 200
                assert told.headers["server"] is None
        finally:
            server.send_signal(signal.SIGINT)
            assert server.wait(60) == 0
        assert "Traceback" not in server.stderr.read()


def test_a_missing_store(tmp_path: Path) -> None:
    done = _serve(str(tmp_path / "none.lbug"))
    assert done.exit_code == 3
    assert "Traceback" not in done.output


def test_a_port_in_use(address: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = _serve(address, "--port", str(taken.getsockname()[1]))
    assert done.exit_code == 2
    assert "System error" in done.output


@pytest.mark.parametrize("missing", ["uvicorn", "starlette", "jinja2"])
def test_what_is_not_installed(
    address: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n.startswith("chainatlas.web.")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [n for n in sys.modules if n.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    done = _serve(address)
    assert done.exit_code == 2
    assert 'pip install "chainatlas[web]"' in done.output
    assert missing in done.output
