"""Every canned query loads, is documented, and runs on any atlas."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import chainatlas.facts
from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import View
from chainatlas.queries.library_index import library
from chainatlas.queries.run import run
from chainatlas.tests.queries.every_query import LABELS, try_all

ROOT = Path(__file__).parents[2]
PICKS = {"region": "regions", "category": "categories", "link": "links", "enterprise": "enterprises", "unit": "units", "document": "documents"}  # fmt: skip
PICKED = {
    "regions": "id,zh,level,parent_id\n甲,甲地,country,\n",
    "categories": "id,zh\nc,类\n",
    "links": "id,zh,category,stage\nl,环,c,upstream\n",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = EmbeddedStore(tmp_path_factory.mktemp("sample") / "atlas.lbug")
    build(store, [Path(str(chainatlas.facts.__file__)).parent])
    with store.view() as view:
        yield view


def test_there_are_enough_and_each_names_itself_in_two_languages() -> None:
    assert len(library()) >= 28
    for query in library().values():
        for text in (*query.title.values(), *query.doc.values()):
            assert text.strip() == text
            assert text
        assert any("一" <= c <= "鿿" for c in query.title["zh"])
        assert query.title["en"].isascii()


def test_pick_lists_are_queries_with_an_id_first() -> None:
    for query in library().values():
        for parameter in query.parameters:
            if parameter.type in LABELS:
                assert parameter.picks == PICKS[parameter.type], query.name
            if not parameter.required and parameter.type == "text":
                assert parameter.default == "" or parameter.choices
            assert not parameter.choices or parameter.default in parameter.choices
    for name in PICKS.values():
        assert library()[name].columns[0] == "id"
        assert not any(p.required for p in library()[name].parameters)


def test_rows_with_an_id_have_the_name_beside_it() -> None:
    plain = {"regions", "categories", "links", "enterprises", "units"}
    for name in (
        n for n in library() if n not in plain and not n.startswith("target_")
    ):
        columns = library()[name].columns
        for thing in ("enterprise", "region", "link", "maker", "partner", "member"):
            if thing in columns:
                assert f"{thing}_name" in columns, name


def test_the_page_is_not_stale() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "query_docs.py"))["page"]()
    kept = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert kept == made, "run: python tools/query_docs.py"
    assert all(f"\n### {name}\n" in made for name in library())


def test_every_query_runs_on_the_sample_atlas(sample: View) -> None:
    try_all(sample, seed=1, times=2)


def test_defaults_alone_are_enough_where_nothing_is_required(sample: View) -> None:
    for name, query in library().items():
        if not any(p.required for p in query.parameters):
            run(sample, name)


def test_every_query_runs_on_an_almost_empty_atlas(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    for name in ("regions", "categories", "links"):
        (folder / f"{name}.csv").write_text(PICKED[name], encoding="utf-8")
    store = EmbeddedStore(tmp_path / "atlas.lbug")
    build(store, [folder], bare=True)
    with store.view() as view:
        try_all(view, seed=2, times=2)


@pytest.mark.parametrize("first", [0, 300, 600])
def test_every_query_runs_on_random_worlds(first: int, tmp_path: Path) -> None:
    """In a process of its own: the engine may crash, not only fail."""
    seeds = [str(seed) for seed in range(first, first + 4)]
    module = "chainatlas.tests.queries.every_query"
    done = subprocess.run(
        [sys.executable, "-m", module, str(tmp_path), *seeds],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
