"""What every test may use: an empty place for a store, and each engine in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import as_file, files

import pytest
from hypothesis import settings

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import Store
from chainatlas.tests.servers import emptied, started
from chainatlas.tools.neo4j_server import Server

# A slow machine fails no test: time is measured in benchmarks.
settings.register_profile("chainatlas", deadline=None)
settings.load_profile("chainatlas")

SERVERS = ("neo4j_server", "neo4j_sample", "neo4j_worlds")
"""Fixtures that start a server."""
SEEDS_ON_A_SERVER = 2
"""How many seeds a test that takes random worlds runs on a server: a load there takes
seconds. The embedded engine gets them all."""


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Neo4j server, for the tests that each need an empty database."""
    yield from started(tmp_path_factory.mktemp("neo4j"))


@pytest.fixture(scope="session")
def neo4j_sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Neo4j server with the bundled sample atlas."""
    for server in started(tmp_path_factory.mktemp("neo4j")):
        with as_file(files("chainatlas.facts")) as facts:
            build(emptied(server), [facts])
        yield server


@pytest.fixture(scope="session")
def neo4j_worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Neo4j server for an atlas of random worlds."""
    yield from started(tmp_path_factory.mktemp("neo4j"))


def _embedded(request: pytest.FixtureRequest) -> Store:
    folder = request.getfixturevalue("tmp_path") / "store"
    folder.mkdir()
    return EmbeddedStore(folder / "atlas.lbug")


def _neo4j(request: pytest.FixtureRequest) -> Store:
    return emptied(request.getfixturevalue("neo4j_server"))


ENGINES: dict[str, Callable[[pytest.FixtureRequest], Store]] = {
    "ladybug": _embedded,
    "neo4j": _neo4j,
}
"""How a store without an atlas is had from each engine."""


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """Give a store that does not exist yet, of each engine in turn."""
    return ENGINES[request.param](request)


@pytest.fixture
def embedded(request: pytest.FixtureRequest) -> Store:
    """Give a store of the embedded engine that does not exist yet."""
    return _embedded(request)


def _needs_server(item: pytest.Item) -> bool:
    names: list[str] = getattr(item, "fixturenames", [])
    spec = getattr(item, "callspec", None)
    return not set(SERVERS).isdisjoint(names) or (
        spec is not None and "neo4j" in map(str, spec.params.values())
    )


def _is_spared(item: pytest.Item) -> bool:
    """Whether a test on a server is one more seed of the same."""
    spec = getattr(item, "callspec", None)
    return (
        spec is not None
        and _needs_server(item)
        and spec.indices.get("seed", 0) >= SEEDS_ON_A_SERVER
    )


@pytest.hookimpl(tryfirst=True)  # before the workers look at the groups
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Let one worker run everything that needs a server: each has its own servers."""
    spared = [item for item in items if _is_spared(item)]
    config.hook.pytest_deselected(items=spared)
    items[:] = [item for item in items if not _is_spared(item)]
    for item in items:
        if _needs_server(item):
            item.add_marker(pytest.mark.xdist_group("neo4j"))
