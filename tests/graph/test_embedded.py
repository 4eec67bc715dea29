"""The embedded file: foreign, damaged, locked, on a full disk, in odd places."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import ladybug
import pytest

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.ontology.errors import StoreUnavailable
from chainatlas.ontology.schema import tables
from chainatlas.tests.worlds import world, write_folder

READ = """
import sys
from pathlib import Path
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.ontology.errors import AtlasError
from chainatlas.ontology.schema import tables
try:
    with EmbeddedStore(Path(sys.argv[1])).view() as view:
        for name in tables():
            view.table(name)
except AtlasError as error:
    print(error.key)
else:
    print("read")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a store once; tests read or copy it."""
    folder = tmp_path_factory.mktemp("embedded")
    store = EmbeddedStore(folder / "atlas.lbug")
    build(store, write_folder(world(4), folder / "w"), bare=True)
    return store.path


def refusal(path: Path) -> str:
    """Return the key of the error that opening a store ends with."""
    with pytest.raises(StoreUnavailable) as refused, EmbeddedStore(path).view():
        pass
    for lang in ("zh", "en"):
        assert str(path) in refused.value.message(lang)
    return refused.value.key


@pytest.mark.parametrize(
    "data",
    [b"", b"id,name\n", b"\x00" * 5000, b"SQLite format 3\x00" + b"x" * 9000, b"KUZU"],
    ids=["empty", "csv", "zeros", "sqlite", "short"],
)
def test_a_foreign_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.lbug"
    path.write_bytes(data)
    assert refusal(path) == "store.foreign"
    assert path.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["a.lbug"]


def test_a_foreign_file_is_not_built_over(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"not an atlas")
    with pytest.raises(StoreUnavailable):
        build(EmbeddedStore(path), write_folder(world(1), tmp_path / "w"), bare=True)
    assert path.read_bytes() == b"not an atlas"


def test_a_database_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "a.lbug"
    with ladybug.Database(path) as database, ladybug.Connection(database) as writer:
        writer.execute("CREATE NODE TABLE Person(id STRING PRIMARY KEY)")
    assert refusal(path) == "store.foreign"


def test_a_store_of_another_version(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.lbug"
    path.write_bytes(built.read_bytes())
    with ladybug.Database(path) as database, ladybug.Connection(database) as writer:
        writer.execute("MATCH (m:Meta {id: 'schema'}) SET m.value = 'older'")
    assert refusal(path) == "store.other_schema"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "store.folder"
    with pytest.raises(StoreUnavailable) as refused:
        build(
            EmbeddedStore(tmp_path), write_folder(world(1), tmp_path / "w"), bare=True
        )
    assert refused.value.key == "store.folder"


@pytest.mark.parametrize("share", [0.001, 0.3, 0.7, 0.95])
def test_a_truncated_store(built: Path, tmp_path: Path, share: float) -> None:
    data = built.read_bytes()
    path = tmp_path / "half.lbug"
    path.write_bytes(data[: int(len(data) * share)])
    assert refusal(path) == "store.foreign"


@pytest.mark.parametrize("seed", range(6))
def test_garbage_in_a_store_never_ends_the_process(
    built: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    data = bytearray(built.read_bytes())
    at = 0 if seed == 0 else dice.randrange(len(data) - 100_000)
    data[at : at + 100_000] = dice.randbytes(100_000)
    path = tmp_path / "hurt.lbug"
    path.write_bytes(bytes(data))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {"store.foreign", "query.engine", "read"}


@pytest.mark.parametrize(
    "name",
    ["图谱 [1].lbug", "a'b\"`.lbug", "*.lbug", "无后缀", "a.new", "深/一/层.lbug"],
)
def test_odd_names_and_no_stray_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / "s" / name
    folders = write_folder(world(2), tmp_path / "w")
    store = EmbeddedStore(path)
    first = build(store, folders, bare=True)
    path.with_name("keep.new").write_text("mine", encoding="utf-8")
    assert build(store, folders, bare=True).digest == first.digest
    left = sorted(p.name for p in path.parent.iterdir())
    assert left == sorted({path.name, f"{path.name}.lock", "keep.new"})


def test_what_a_killed_build_left_is_swept(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "s" / "a.lbug"
    left = Path(f"{path}.new")
    left.mkdir(parents=True)
    for name in ("a.lbug", "a.lbug.wal", "a.lbug.shadow"):
        (left / name).write_bytes(built.read_bytes()[:5000])
    build(EmbeddedStore(path), write_folder(world(4), tmp_path / "w"), bare=True)
    assert sorted(p.name for p in path.parent.iterdir()) == ["a.lbug", "a.lbug.lock"]


def test_the_log_of_a_former_file_is_not_replayed(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.lbug"
    path.write_bytes(built.read_bytes())
    Path(f"{path}.wal").write_bytes(os.urandom(3000))
    fresh = write_folder(world(6), tmp_path / "w")
    with EmbeddedStore(path).replace():
        pass
    assert not Path(f"{path}.wal").exists()
    path.unlink()
    assert build(EmbeddedStore(path), fresh, bare=True).digest


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.lbug"
    folders = [write_folder(world(n), tmp_path / f"{n}")[0] for n in (1, 2)]
    orders = {
        build(EmbeddedStore(tmp_path / f"o{n}.lbug"), order, bare=True).digest
        for n, order in enumerate((folders, folders[::-1]))
    }
    failed: list[BaseException] = []

    def one(folder: Path) -> None:
        try:
            build(EmbeddedStore(path), [folder], bare=True)
        except StoreUnavailable as error:
            failed.append(error)

    threads = [threading.Thread(target=one, args=(folder,)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with EmbeddedStore(path).view() as view:
        assert view.meta()["digest"] in orders


def test_a_build_that_waits_too_long_says_who_is_writing(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chainatlas.graph.embedded._WAIT_SECONDS", 0.2)
    path = tmp_path / "a.lbug"
    path.write_bytes(built.read_bytes())
    folders = write_folder(world(1), tmp_path / "w")
    with EmbeddedStore(path).locked(), pytest.raises(StoreUnavailable) as refused:
        build(EmbeddedStore(path), folders, bare=True)
    assert refused.value.key == "store.locked"
    assert path.read_bytes() == built.read_bytes()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of four megabytes, where this user may."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("this user may not mount a disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_former_store(
    small_disk: Path, built: Path, tmp_path: Path
) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from chainatlas.graph import build, EmbeddedStore\n"
        "from chainatlas.ontology.errors import StoreUnavailable\n"
        "try: build(EmbeddedStore(Path(sys.argv[1])), [Path(sys.argv[2])], bare=True)\n"
        "except StoreUnavailable as error: print(error.key)\n"
    )
    path = small_disk / "a.lbug"
    former = built.read_bytes()
    path.write_bytes(former)
    (folder,) = write_folder(world(3), tmp_path / "w")
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "store.unwritable"
    assert path.read_bytes() == former
    assert {p.name for p in small_disk.iterdir()} == {"a.lbug", "a.lbug.lock"}


def test_a_place_that_may_not_be_written(built: Path) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        build(
            EmbeddedStore(built / "under" / "a.lbug"), [built.parent / "w"], bare=True
        )
    assert refused.value.key == "store.unwritable"


def test_every_table_is_in_an_empty_store(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / "sources.csv").write_text("id,title\n", encoding="utf-8")
    store = EmbeddedStore(tmp_path / "a.lbug")
    build(store, [folder], bare=True)
    with store.view() as view:
        assert all(view.table(name).is_empty() for name in tables())
