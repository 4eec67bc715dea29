"""A workbook that cannot be written leaves what was there, and says why."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainatlas.exports.atomic import save
from chainatlas.exports.workbook import Book, Meta, write
from chainatlas.exports.workbook import write as door
from chainatlas.exports.workbook.text import clean, cut, fits, linkable, units
from chainatlas.ontology.errors import ExportFailed

META = Meta(
    ("R",), (), "v", "e", datetime(2026, 1, 1, tzinfo=UTC), "chainatlas targets"
)


def test_bytes_arrive_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save(b"one", path)
    save(b"two", path)
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_mode_follows_the_umask_and_then_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    former = os.umask(0o027)
    try:
        save(b"one", path)
    finally:
        os.umask(former)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    save(b"two", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real.xlsx")
    save(b"one", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real.xlsx").read_bytes() == b"one"


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"
)
def test_full_disk() -> None:
    with pytest.raises(ExportFailed) as caught:
        write(Book(META), Path("/dev/full"), "zh")
    assert "磁盘已满" in caught.value.message("zh")


def test_failure_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    save(b"one", path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFailed, match="the disk is full"):
        save(b"two", path)
    assert path.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_folder_and_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed) as caught:
        save(b"", tmp_path)
    assert f"{tmp_path}：这是一个文件夹" in caught.value.message("zh")
    with pytest.raises(ExportFailed, match="no such folder"):
        save(b"", tmp_path / "no" / "a.xlsx")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportFailed, match="no such folder"):
        save(b"", tmp_path / "file" / "a.xlsx")
    with pytest.raises(ExportFailed, match="too long"):
        save(b"", tmp_path / ("长" * 300))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportFailed, match="no permission"):
        save(b"", tmp_path / "a.xlsx")


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    module = sys.modules[door.__module__]
    monkeypatch.setattr(module, "MOST_ROWS", 0)
    with pytest.raises(ExportFailed, match="--top"):
        write(Book(META), tmp_path / "a.xlsx", "zh")
    assert not list(tmp_path.iterdir())


@given(st.text(st.characters(), max_size=40), st.integers(8, 20))
def test_any_text_fits(text: str, longest: int) -> None:
    tidy = clean(text)
    short = tidy if fits(tidy, longest) else cut(tidy, "…", longest)
    assert units(short) <= longest
    assert short == clean(short)
    short.encode("utf-8")


@pytest.mark.parametrize(
    ("address", "yes"),
    [
        ("https://www.sc.gov.cn/a", True),
        ("HTTP://a.example:80/x", True),
        ("http://a.example:x/", False),
        ("http://", False),
        ("ftp://a.example", False),
        ("seeds/000.txt", False),
        ("http://钛.example", False),
        (None, False),
    ],
)
def test_linkable(address: str | None, yes: bool) -> None:
    assert linkable(address) is yes
