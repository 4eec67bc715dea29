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
from chainatlas.graph.store import Store
from chainatlas.tests.commands.merged import Worlds, load_worlds
from chainatlas.tests.conftest import ENGINES
from chainatlas.tests.servers import LOGIN, emptied


@dataclass(frozen=True)
class Cli:
    """Runs the command line on one atlas, in this process."""

    db: str | Path
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


def build_sample(store: Store) -> str:
    """Load the bundled sample atlas; return the address of the store."""
    with as_file(files("chainatlas.facts")) as facts:
        build(store, [facts])
    return store.address


@pytest.fixture(scope="session", autouse=True)
def _login() -> Iterator[None]:
    """Let every command know the user and password of the test servers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHAINATLAS_USER", LOGIN.user)
        patch.setenv("CHAINATLAS_PASSWORD", LOGIN.password)
        yield


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled sample atlas in a file, loaded once."""
    path = tmp_path_factory.mktemp("sample") / "atlas.lbug"
    build_sample(EmbeddedStore(path))
    return path


@pytest.fixture(scope="session", params=["ladybug", "neo4j"])
def sample_db(request: pytest.FixtureRequest) -> str:
    """The address of the bundled sample atlas, loaded once into each engine."""
    if request.param == "ladybug":
        return str(request.getfixturevalue("sample_file"))
    return str(request.getfixturevalue("neo4j_sample").address)


@pytest.fixture
def sample(sample_db: str) -> Cli:
    return Cli(sample_db)


@pytest.fixture(scope="session", params=["ladybug", "neo4j"])
def worlds(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worlds]:
    """A dozen random worlds with hostile ids and names, in one atlas of each engine."""
    neo4j = request.param == "neo4j"
    store = emptied(request.getfixturevalue("neo4j_worlds")) if neo4j else None
    folder = tmp_path_factory.mktemp("worlds")
    with load_worlds(range(12), folder, store) as loaded:
        yield loaded


@pytest.fixture
def wild(worlds: Worlds) -> Cli:
    return Cli(worlds.address)


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest) -> str:
    """The address of an atlas that is not there yet, of each engine in turn."""
    return ENGINES[request.param](request).address
