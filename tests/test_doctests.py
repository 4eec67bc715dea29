"""Run the doctests by module name: by path pytest would name them after the checkout."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import chainatlas

SKIPPED = {"tests", "notebooks", "docs", "tools", "benchmarks", "__main__", "build"}
MODULES = [
    m.name
    for m in pkgutil.walk_packages(chainatlas.__path__, "chainatlas.")
    if m.name.split(".")[1] not in SKIPPED
]


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
