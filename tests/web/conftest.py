from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from chainatlas.graph.build import build
from chainatlas.graph.opening import open_store
from chainatlas.web.app import create_app

BASE = "http://127.0.0.1"


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample atlas, built once."""
    where = str(tmp_path_factory.mktemp("web") / "atlas.lbug")
    with as_file(files("chainatlas.facts")) as facts:
        build(open_store(where), [Path(facts)])
    return where


@pytest.fixture(scope="package")
def client(address: str) -> TestClient:
    return TestClient(create_app(open_store(address), "zh"), base_url=BASE)
