"""A monthly load that is killed leaves the former month or the new one, whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from chainatlas.tests.commands.conftest import run
from chainatlas.tests.commands.test_ingest_table import PLAIN, month
from chainatlas.tests.ingest.table.mess import ROWS

KILLED_AT = textwrap.dedent(
    """
    import os, pathlib, sys
    from chainatlas.cli import main
    count, at = 0, int(sys.argv[1])
    def counting(name):
        real = getattr(pathlib.Path, name)
        def called(self, *args, **options):
            global count
            count += 1
            if count == at:
                os._exit(9)
            return real(self, *args, **options)
        setattr(pathlib.Path, name, called)
    for name in ("rename", "replace", "mkdir", "write_bytes", "write_text"):
        counting(name)
    main(sys.argv[2:])
    """
)
"""Ends the process, as kill -9 does, at the Nth change of the file system."""


def content(folder: Path) -> dict[str, bytes]:
    names = ("enterprises", "produces", "sources")
    return {n: (folder / f"{n}.csv").read_bytes() for n in names}


@pytest.mark.slow
def test_killed_at_every_change_of_the_file_system(tmp_path: Path) -> None:
    new = ["攀枝花庚辛钛材有限公司", "", "攀枝花市", "西区", "钛板"]
    first = month(tmp_path, "2026年9月", PLAIN)
    second = month(tmp_path, "2026年10月", [PLAIN[0], *map(list, ROWS[:2]), new])
    former, whole = tmp_path / "former", tmp_path / "whole"
    run("ingest", "table", first, "-o", former)
    shutil.copytree(former, whole)
    run("ingest", "table", second, "-o", whole)
    before, after = content(former), content(whole)
    killed = 0
    for at in range(1, 99):
        out = tmp_path / f"killed{at}"
        shutil.copytree(former, out)
        words = [KILLED_AT, str(at), "ingest", "table", str(second), "-o", str(out)]
        ended = subprocess.run([sys.executable, "-c", *words], capture_output=True)
        if ended.returncode == 0:
            break
        assert ended.returncode == 9, ended.stderr.decode()
        killed += 1
        if out.exists():
            assert content(out) in (before, after)
        run("ingest", "table", second, "-o", out)
        assert content(out) == after
        assert not list(tmp_path.glob(".chainatlas-*"))
    assert killed > 8
