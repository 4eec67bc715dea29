"""Each package has one public door: a sorted ``__all__`` of names that are there."""

from __future__ import annotations

import importlib

import pytest

DOORS = [
    "ontology",
    "ingest",
    "ingest.policy.decisions",
    "graph",
    "queries",
    "economics",
    "exports.formats",
    "exports.page",
    "exports.review",
    "exports.workbook",
]


def _order(name: str) -> tuple[bool, bool, str]:
    """Constants, then classes, then functions, each by name."""
    return (not name.isupper(), name[0].islower(), name)


@pytest.mark.parametrize("package", DOORS)
def test_door(package: str) -> None:
    door = importlib.import_module(f"chainatlas.{package}")
    assert list(door.__all__) == sorted(door.__all__, key=_order)
    for name in door.__all__:
        assert hasattr(door, name), name
