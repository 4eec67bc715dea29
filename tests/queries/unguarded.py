"""Hostile queries on the embedded engine itself, opened read-only, without the guard.

    python -m chainatlas.tests.queries.unguarded < RUNS > ANSWERS

takes a JSON list of pairs, the path of a store and a text, and writes one line of JSON
for each: the rows, or null for an error. It is a process of its own because some texts
bring the engine down, and each text has a store of its own because one breaks it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import ladybug

from chainatlas.tests.queries.trap import ATLAS, CRASHED, Answer, Trap

_POOL = 2**26


def _answer(connection: ladybug.Connection, text: str) -> Answer:
    try:
        result = connection.execute(text)
    except RuntimeError:
        return None
    results: list[Any] = result if isinstance(result, list) else [result]
    return str([each.get_all() for each in results])


def main() -> None:
    """Answer the texts on standard input, each as soon as it is there."""
    for path, text in json.load(sys.stdin):
        with (
            ladybug.Database(path, read_only=True, buffer_pool_size=_POOL) as database,
            ladybug.Connection(database) as connection,
        ):
            print(json.dumps(_answer(connection, text)), flush=True)  # noqa: T201


def answers(atlas: Path, trap: Trap, texts: list[str]) -> list[Answer]:
    """Run each text on a copy of a store; CRASHED where the engine fell."""
    copies = [shutil.copy(atlas, trap.folder(n) / ATLAS) for n in range(len(texts))]
    runs = [[str(copy), text] for copy, text in zip(copies, texts, strict=True)]
    found: list[Answer] = []
    while len(found) < len(runs):
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name],
            input=json.dumps(runs[len(found) :]),
            capture_output=True,
            text=True,
            cwd=trap.root,
        )
        found += map(json.loads, done.stdout.splitlines())
        if done.returncode:
            assert done.returncode < 0, done.stderr
            found.append(CRASHED)
    return found


if __name__ == "__main__":
    main()
