"""A load is all or nothing: a killed build leaves the former atlas, or the new one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chainatlas.benchmarks.synthetic import Base, synthesise, write
from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.tests.worlds import world, write_folder

KILLS = 20
BUILD = (
    "import sys; from pathlib import Path; from chainatlas.graph import build, EmbeddedStore\n"
    "build(EmbeddedStore(Path(sys.argv[1])), [Path(sys.argv[2])])"
)


def start(store: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(store), str(folder)])


def digest(store: Path) -> str:
    with EmbeddedStore(store).view() as view:
        return view.meta()["digest"]


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    store, folder = tmp_path / "a.lbug", tmp_path / "new"
    write(synthesise(3000, Base.packaged(), seed=2), folder, "parquet")
    build(EmbeddedStore(store), write_folder(world(5), tmp_path / "old"), bare=True)
    former, whole = digest(store), store.read_bytes()
    began = time.monotonic()
    assert start(store, folder).wait() == 0
    took, new = time.monotonic() - began, digest(store)
    assert new != former
    store.write_bytes(whole)
    rng = random.Random(7)
    seen = []
    for _ in range(KILLS):
        process = start(store, folder)
        time.sleep(rng.uniform(0.1, 1.0) * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.append(digest(store))
        assert seen[-1] in {former, new}
        if seen[-1] == new:
            store.write_bytes(whole)
    assert former in seen
    build(EmbeddedStore(store), [folder])
    assert digest(store) == new
    left = {p.name for p in tmp_path.iterdir()} - {"old", "new"}
    assert left <= {"a.lbug", "a.lbug.lock"}
