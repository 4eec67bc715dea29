"""Each package has one public door: a sorted ``__all__`` of names that are there."""

from __future__ import annotations

import importlib

import pytest

DOORS = [
    "ontology",
    "ingest",
    "graph",
    "queries",
    "economics",
    "exports.formats",
    "exports.page",
    "exports.workbook",
]


@pytest.mark.parametrize("package", DOORS)
def test_door(package: str) -> None:
    door = importlib.import_module(f"chainatlas.{package}")
    assert list(door.__all__) == sorted(door.__all__)
    for name in door.__all__:
        found = getattr(door, name)
        if not isinstance(found, (dict, tuple, str)) and hasattr(found, "__doc__"):
            assert found.__doc__, name
