"""Loading is a merge: the content and its digest do not depend on how it is given."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from chainatlas.graph.build import Built, build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import Store
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tests.worlds.folder import Kind

SEEDS = range(5)


def load(store: Store, *folders: Path) -> Built:
    """Load folders without the base; nothing may be rejected."""
    built = build(store, folders, bare=True)
    assert built.intake.rejects.is_empty()
    with store.view() as view:
        assert view.meta()["digest"] == built.digest
    return built


@pytest.fixture
def digest(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Return the digest of the world of a seed as plain csv."""
    other = EmbeddedStore(tmp_path / "plain.lbug")
    seed = request.node.callspec.params["seed"]
    return load(other, *write_folder(world(seed), tmp_path / "csv")).digest


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_folder_twice_changes_nothing(
    store: Store, tmp_path: Path, seed: int
) -> None:
    folders = write_folder(world(seed), tmp_path / "f")
    first, second = load(store, *folders), load(store, *folders)
    assert first.digest == second.digest
    assert all(c.loaded == 0 and c.read == c.unchanged for c in second.intake.counts)
    assert [c.read for c in first.intake.counts] == [
        c.read for c in second.intake.counts
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_one_folder_given_twice_in_one_build(
    store: Store, tmp_path: Path, seed: int, digest: str
) -> None:
    folders = write_folder(world(seed), tmp_path / "f")
    built = load(store, *folders, *folders)
    assert built.digest == digest
    assert all(2 * c.loaded <= c.read for c in built.intake.counts)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_and_columns_in_another_order(
    store: Store, tmp_path: Path, seed: int, digest: str
) -> None:
    folders = write_folder(world(seed), tmp_path / "f", shuffle_seed=seed + 1)
    assert load(store, *folders).digest == digest


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("parts", [2, 3])
def test_split_into_folders_of_one_build(
    store: Store, tmp_path: Path, seed: int, parts: int, digest: str
) -> None:
    folders = write_folder(world(seed), tmp_path / "f", split=parts, shuffle_seed=seed)
    assert load(store, *folders).digest == digest


@pytest.mark.parametrize("seed", SEEDS)
def test_split_into_builds_one_after_the_other(
    store: Store, tmp_path: Path, seed: int, digest: str
) -> None:
    folders = write_folder(world(seed), tmp_path / "f", split=3, shuffle_seed=seed)
    built = [load(store, folder) for folder in folders]
    assert built[-1].digest == digest


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", get_args(Kind))
def test_forms(
    store: Store, tmp_path: Path, seed: int, kind: Kind, digest: str
) -> None:
    assert load(
        store, *write_folder(world(seed), tmp_path / "f", kind=kind)
    ).digest == (digest)


def write(folder: Path, **tables: str) -> Path:
    """Write tables by hand."""
    folder.mkdir(parents=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_a_later_row_replaces_an_earlier_one(store: Store, tmp_path: Path) -> None:
    one = write(tmp_path / "1", enterprises="id,name,tier\na,甲,龙头\nb,乙,\n")
    two = write(tmp_path / "2", enterprises="id,name,备注\na,丙,新\n")
    first = load(store, one)
    second = load(store, two)
    assert second.digest != first.digest
    with store.view() as view:
        frame = view.table("enterprises").sort("id")
    assert frame.select("id", "name", "tier", "extra").rows() == [
        ("a", "丙", None, '{"备注": "新"}'),
        ("b", "乙", None, None),
    ]
    assert load(store, one).digest == first.digest


def test_the_base_never_comes_back_over_a_row_of_the_user(
    store: Store, tmp_path: Path
) -> None:
    mine = write(tmp_path / "1", categories="id,zh,en\nti,我的钛,mine\n")
    other = write(tmp_path / "2", sources="id,title\ns,来源\n")
    first = build(store, [mine])
    again = build(store, [other])
    with store.view() as view:
        titles = dict(view.table("categories").select("id", "zh").iter_rows())
        assert len(titles) > 10
        assert view.rows("MATCH (r:Region) RETURN count(r) AS n", {})[0]["n"] > 3000
    assert titles["ti"] == "我的钛"
    assert first.digest != again.digest
    assert build(store, [mine, other]).digest == again.digest


def test_rejected_rows_are_not_stored_and_a_mended_row_is(
    store: Store, tmp_path: Path
) -> None:
    bad = write(tmp_path / "1", enterprises="id,name,status\na,甲,bankrupt\n")
    good = write(tmp_path / "2", enterprises="id,name,status\na,甲,closed\n")
    built = build(store, [bad], bare=True)
    assert built.intake.rejects.height == 1
    assert load(store, good).intake.counts[0].loaded == 1
