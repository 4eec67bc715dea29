"""What every test may use: an empty place for a store, and each engine in turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import Store

ENGINES: dict[str, Callable[[Path], Store]] = {
    "ladybug": lambda folder: EmbeddedStore(folder / "atlas.lbug"),
}
"""How a fresh store of each engine is made; a second engine is one more line."""


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Give a store that does not exist yet, of each engine in turn."""
    folder = tmp_path / "store"
    folder.mkdir()
    return ENGINES[request.param](folder)
