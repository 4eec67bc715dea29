"""The command line on the sample atlas, and on random worlds with hostile names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from chainatlas.cli import main
from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.tests.commands.merged import Worlds, load_worlds


@dataclass(frozen=True)
class Cli:
    """Runs the command line on one atlas, in this process."""

    db: Path
    lang: str = "en"

    def __call__(self, *args: object, code: int = 0, **env: str) -> Result:
        """Run a command; it must end with the code, and never with a traceback."""
        words = ["--db", str(self.db), "--lang", self.lang, *map(str, args)]
        return run(*words, code=code, **env)

    def json(self, *args: object, code: int = 0) -> Any:
        name, *rest = args
        return json.loads(self(name, "--format", "json", *rest, code=code).stdout)

    def rows(self, *args: object, code: int = 0) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.json(*args, code=code)["rows"]
        return found


def run(*args: object, code: int = 0, **env: str) -> Result:
    """Run ``chainatlas`` with words; hold its exit code."""
    clean: dict[str, str | None] = dict.fromkeys(("CHAINATLAS_DB", "LC_ALL"))
    result = CliRunner().invoke(main, [str(a) for a in args], env={**clean, **env})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, f"{args}: {result.exit_code}\n{result.stderr}"
    return result


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled sample atlas, loaded once."""
    path = tmp_path_factory.mktemp("sample") / "atlas.lbug"
    with as_file(files("chainatlas.facts")) as facts:
        build(EmbeddedStore(path), [facts])
    return path


@pytest.fixture
def sample(sample_db: Path) -> Cli:
    return Cli(sample_db)


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """A dozen random worlds with hostile ids and names, in one atlas."""
    with load_worlds(range(12), tmp_path_factory.mktemp("worlds")) as loaded:
        yield loaded


@pytest.fixture
def wild(worlds: Worlds) -> Cli:
    return Cli(worlds.path)
