"""A query that brought the embedded engine down: it must run many times over.

ladybug 0.22 fell (SIGSEGV, now and then) at ``count(DISTINCT CASE ... END)`` over what
two OPTIONAL MATCH in a row had left null. The whole country shows it best.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore

TIMES = 60
_RUN = """
import sys
from pathlib import Path
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.queries.run import run
with EmbeddedStore(Path(sys.argv[1])).view() as view:
    for _ in range(int(sys.argv[2])):
        assert run(view, "parks_by_category", region="100000")
"""


def test_parks_of_the_whole_country(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "atlas.lbug")
    with as_file(files("chainatlas.facts")) as facts:
        build(store, [facts])
    command = [sys.executable, "-c", _RUN, str(store.path), str(TIMES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
