"""The notebook runs from top to bottom in this interpreter, and is stored without output."""

from __future__ import annotations

import json
import re
import sys
import warnings
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "analyst.ipynb"
pytestmark = pytest.mark.skipif(
    not NOTEBOOK.exists(), reason="notebooks are not part of a source distribution"
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what these libraries say of their own imports
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")


def test_is_stored_without_outputs() -> None:
    book = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert len(code) >= 10
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert {"widgets", "signature"}.isdisjoint(book.metadata)


def test_uses_public_functions_only() -> None:
    book = nbformat.read(NOTEBOOK, as_version=4)
    source = "\n".join(c.source for c in book.cells if c.cell_type == "code")
    assert not re.search(r"\bimport _|\._[a-z]|chainatlas\.commands", source)


def _kernel(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Register a kernel of this very interpreter, for this test alone."""
    spec = folder / "jupyter" / "kernels" / "chainatlas"
    spec.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    about = {"argv": command, "display_name": "ChainAtlas", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(about), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(folder / "jupyter"))
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "TMPDIR"):
        (folder / name).mkdir()
        monkeypatch.setenv(name, str(folder / name))
    return spec.name


def _shown(cell: dict[str, object]) -> str:
    """Return what a reader sees below a cell, as text."""
    return json.dumps(cell["outputs"], ensure_ascii=False)


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore:::jupyter_client", "ignore:::nbclient", "ignore:::zmq"
)
def test_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = nbformat.read(NOTEBOOK, as_version=4)
    kernel = _kernel(tmp_path, monkeypatch)
    client = nbclient.NotebookClient(
        book,
        timeout=600,
        startup_timeout=300,
        kernel_name=kernel,
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute()
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    streams = [o for c in code for o in c.outputs if o.output_type == "stream"]
    assert [o.text for o in streams if o.name == "stderr"] == []
    whole = "".join(map(_shown, code))
    for seen in (
        "510400/lib.fepo4",
        "待查 unknown",
        "ti.sponge",
        "新名次",
        "vis.DataSet",
        "targets.xlsx",
    ):
        assert seen in whole
    written = {p.name for p in (tmp_path / "TMPDIR").glob("chainatlas-*/*")}
    assert {"targets.xlsx", "atlas.html"} <= written
    assert all(_shown(c) != "[]" for c in code), "a cell that shows nothing"
