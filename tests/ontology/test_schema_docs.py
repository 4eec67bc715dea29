"""docs/schema.md is what the schema says today."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_not_stale() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "schema_docs.py"))["page"]()
    kept = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert kept == made, "run: python tools/schema_docs.py"
