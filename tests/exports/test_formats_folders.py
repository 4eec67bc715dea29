"""An exported atlas folder is loaded again as the same graph."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chainatlas.exports.folder import MANIFEST
from chainatlas.exports.formats import FORMATS, Source, export
from chainatlas.exports.formats.vocabulary import expand, vocabulary
from chainatlas.graph.build import build
from chainatlas.graph.digest import content_digest
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.ingest.read import Reader
from chainatlas.ontology.catalogue import say
from chainatlas.ontology.errors import ExportFailed, UnknownName
from chainatlas.ontology.schema import edge_types
from chainatlas.tests.worlds import world, write_folder

FACTS = Path(__file__).parents[2] / "facts"
FOLDERS = ("csv", "parquet")


def read(*folders: Path) -> Source:
    reader = Reader({})
    intake = reader.intake(reader.read(list(folders)))
    assert intake.rejects.rows() == []
    return Source(intake.tables, content_digest(intake.tables))


@pytest.mark.parametrize("name", FOLDERS)
def test_the_sample_atlas_comes_back(tmp_path: Path, name: str) -> None:
    first = EmbeddedStore(tmp_path / "first.lbug")
    digest = build(first, [FACTS]).digest
    with first.view() as view:
        done = export(view, name, tmp_path / "out")
    again = build(EmbeddedStore(tmp_path / "again.lbug"), [done.path], bare=True)
    assert again.digest == digest
    assert {c.table: c.loaded for c in again.intake.counts} == done.counts
    assert again.intake.warnings == ()


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", FOLDERS)
def test_random_worlds_come_back(tmp_path: Path, name: str, seed: int) -> None:
    write_folder(world(seed), tmp_path / "in")
    source = read(tmp_path / "in")
    FORMATS[name].write(source, tmp_path / "out")
    assert read(tmp_path / "out").digest == source.digest
    FORMATS[name].write(read(tmp_path / "out"), tmp_path / "twice")
    for path in (tmp_path / "out").iterdir():
        assert path.read_bytes() == (tmp_path / "twice" / path.name).read_bytes()


def _parquet(folder: Path, name: str, columns: dict[str, list[str | None]]) -> None:
    folder.mkdir(exist_ok=True)
    types = dict.fromkeys(columns, pl.String)
    pl.DataFrame(columns, schema=types).write_parquet(folder / f"{name}.parquet")


# Characters of the Arrow string type; a lone surrogate is none.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    names=st.lists(TEXT, min_size=1, max_size=4),
    headers=st.lists(TEXT, max_size=3),
    dates=st.lists(TEXT, min_size=4, max_size=4),
)
@pytest.mark.parametrize("form", FOLDERS)
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    form: str,
    names: list[str],
    headers: list[str],
    dates: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    kept = [n for n in names if n.strip()] or ["x"]
    columns: dict[str, list[str | None]] = {
        "id": [f"s{i}" for i in range(len(kept))],
        "title": list(kept),
        "date": list(dates[: len(kept)]),
    }
    strange = {h.strip().replace("\x00", "\ufffd"): h for h in headers}
    for header in (h for key, h in strange.items() if key):
        columns.setdefault(header, list(reversed(kept)))
    _parquet(folder / "in", "sources", columns)
    source = read(folder / "in")
    FORMATS[form].write(source, folder / "out")
    assert read(folder / "out").digest == source.digest


def test_unknown_columns_come_back_beside_columns_of_the_same_name(
    tmp_path: Path,
) -> None:
    atlas = tmp_path / "in"
    atlas.mkdir()
    (atlas / "regions.csv").write_text("id,zh,level\n1,甲,city\n", encoding="utf-8")
    (atlas / "enterprises.csv").write_text(
        "ID,id,Name,name,City,city,rank\na,第二,厂,旧名,甲,邻市,3\n", encoding="utf-8"
    )
    (atlas / "routes.csv").write_text("id,link_id\n", encoding="utf-8")
    source = read(atlas)
    kept = json.loads(source.content["enterprises"]["extra"][0])
    assert kept == {"id": "第二", "name": "旧名", "city": "邻市", "rank": "3"}
    for form in FOLDERS:
        FORMATS[form].write(source, tmp_path / form)
        assert read(tmp_path / form).digest == source.digest


def test_a_prefix_in_the_id_is_kept(tmp_path: Path) -> None:
    atlas = tmp_path / "in"
    atlas.mkdir()
    (atlas / "categories.csv").write_text("id,zh\nc,类\n", encoding="utf-8")
    (atlas / "links.csv").write_text(
        "id,zh,category,stage\nmic:x,钛,c,upstream\n", encoding="utf-8"
    )
    (atlas / "crosswalk.csv").write_text(
        "subject_id,predicate_id,object_id,confidence\nmic:mic:x,p,o,1e-7\n",
        encoding="utf-8",
    )
    source = read(atlas)
    FORMATS["csv"].write(source, tmp_path / "out")
    assert read(tmp_path / "out").digest == source.digest


def test_cells_are_those_of_the_tables(tmp_path: Path) -> None:
    write_folder(world(1), tmp_path / "in")
    source = read(tmp_path / "in")
    done = FORMATS["csv"].write(source, tmp_path / "out")
    for name, count in done.counts.items():
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as f:
            assert len(list(csv.DictReader(f, strict=True))) == count


def small(tmp_path: Path) -> Source:
    write_folder(world(3), tmp_path / "world")
    return read(tmp_path / "world")


def test_a_former_export_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    source, out = small(tmp_path), tmp_path / "out"
    FORMATS["csv"].write(source, out)
    FORMATS["parquet"].write(source, out)
    assert {p.suffix for p in out.iterdir()} == {".parquet", ".json"}
    about = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    assert about["data_version"] == source.digest
    (out / "我的笔记.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(ExportFailed) as caught:
        FORMATS["csv"].write(source, out)
    assert "我的笔记.txt" in caught.value.message("zh")
    assert (out / "我的笔记.txt").exists()
    assert not list(tmp_path.glob(".chainatlas-*"))


def test_a_folder_of_others_or_a_file_is_left_alone(tmp_path: Path) -> None:
    source = small(tmp_path)
    (tmp_path / "empty").mkdir()
    FORMATS["csv"].write(source, tmp_path / "empty")
    for text in ("", "[]", '{"files": 3}'):
        (tmp_path / "full").mkdir(exist_ok=True)
        (tmp_path / "full" / "enterprises.csv").write_text("mine", encoding="utf-8")
        (tmp_path / "full" / MANIFEST).write_text(text, encoding="utf-8")
        with pytest.raises(ExportFailed, match="what no export wrote"):
            FORMATS["csv"].write(source, tmp_path / "full")
    with pytest.raises(ExportFailed, match="this format is a folder"):
        FORMATS["csv"].write(source, tmp_path / "full" / MANIFEST)
    with pytest.raises(ExportFailed, match="no such folder"):
        FORMATS["csv"].write(source, tmp_path / "no" / "folder")


def test_a_failure_leaves_the_former_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = small(tmp_path), tmp_path / "out"
    FORMATS["csv"].write(source, out)
    before = {p.name: p.read_bytes() for p in out.iterdir()}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ExportFailed, match="the disk is full"):
            FORMATS["parquet"].write(source, out)
    renamed = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".tmp") and (self / "links.csv").exists() is False:
            raise OSError(13, "Permission denied")
        return renamed(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(ExportFailed, match="no permission"):
            FORMATS["parquet"].write(source, out)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    assert not list(tmp_path.glob(".chainatlas-*"))


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    source = small(tmp_path)
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    FORMATS["csv"].write(source, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / MANIFEST).exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission(tmp_path: Path) -> None:
    source = small(tmp_path)
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(ExportFailed, match="no permission"):
        FORMATS["csv"].write(source, tmp_path / "closed" / "out")


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "a.lbug")
    write_folder(world(3), tmp_path / "in")
    build(store, [tmp_path / "in"], bare=True)
    with store.view() as view, pytest.raises(UnknownName, match="graphml, ttl"):
        export(view, "xml", tmp_path / "out")


def test_the_docs_name_every_format_and_class() -> None:
    page = (FACTS.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    for name, form in FORMATS.items():
        assert form.name == name
        assert f"| `{name}` | {form.media_type} |" in page
        assert {say(form.title, "zh"), say(form.title, "en")} != {""}
    for edge in edge_types().values():
        how = vocabulary().reified.get(expand(edge.rdf))
        if how:
            parts = [p.rpartition("#")[2] for p in (how.from_role, how.to_role)]
            kind = how.rdf_class.rpartition("#")[2]
            row = f"| {edge.name} | `micg:{kind}` | `{parts[0]}`, `{parts[1]}` | `{edge.rdf}` |"
            assert row in page


@pytest.mark.parametrize("header", ["*", "^.*$", "a\x00b", " 宽 ", "产能\n(吨)", "#"])
def test_strange_headers_come_back(tmp_path: Path, header: str) -> None:
    columns: dict[str, list[str | None]] = {"id": ["a"], "title": ["甲\n乙"]}
    _parquet(tmp_path / "in", "sources", {**columns, header: ["x"]})
    source = read(tmp_path / "in")
    for form in FOLDERS:
        FORMATS[form].write(source, tmp_path / form)
        assert read(tmp_path / form).digest == source.digest
