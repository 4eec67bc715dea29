"""Imports go one way, from the top of the data flow down."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ORDER = ["ontology", "ingest", "graph", "queries", "economics", "exports"]
ENDS = ["web", "commands", "cli"]
"""What may import every layer; commands may also import web."""


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "chainatlas" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("layer", [*ORDER, "web"])
def test_no_import_goes_back(layer: str) -> None:
    files = sorted((ROOT / layer).rglob("*.py"))
    assert files
    allowed = {*ORDER[: ORDER.index(layer) + 1]} if layer in ORDER else {*ORDER, layer}
    for file in files:
        wrong = set(imported(file)) - allowed
        assert not wrong, f"{file.relative_to(ROOT)} imports {sorted(wrong)}"


def test_a_backward_import_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "bad.py"
    file.write_text("def f():\n    from chainatlas.exports.page import render\n")
    assert list(imported(file)) == ["exports"]
