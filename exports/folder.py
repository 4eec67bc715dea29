"""A folder of files is written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from chainatlas.exports.errors import export_failed
from chainatlas.ontology.errors import ExportFailed

MANIFEST = "chainatlas-export.json"
"""Names the files of an exported folder, so that a later export may replace them."""


@contextmanager
def saving_folder(path: Path, about: Mapping[str, object]) -> Iterator[Path]:
    """Give a new folder to fill; put it in place of ``path`` when the block ends well.

    The folder gets a manifest: ``about`` and the names of the files. What stands at
    ``path`` may be nothing, an empty folder, or a former export that nobody added a
    file to; it is moved aside and taken away after the new folder stands. A process
    that is killed between the two leaves both aside: ``restore`` puts one back.

    Raises:
        ExportFailed: something else stands there, or the system refuses.
    """
    try:
        target = Path(os.path.realpath(path))
        _check(target, path)
        new = _aside(target)
        new.mkdir()
        try:
            yield new
            files = sorted(p.name for p in new.iterdir())
            text = json.dumps({**about, "files": files}, ensure_ascii=False, indent=1)
            (new / MANIFEST).write_text(text + "\n", encoding="utf-8")
            _sync(new)
            _swap(new, target)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise export_failed(path, error) from error


def _check(target: Path, named: Path) -> None:
    """Refuse to put a folder over a file, or over a folder that is not ours."""
    if not target.exists():
        return
    if not target.is_dir():
        raise ExportFailed("export.is_file", path=named)
    present = {p.name for p in target.iterdir()}
    foreign = sorted(present - _former(target))
    if foreign:
        raise ExportFailed("export.foreign_folder", path=named, found=foreign[0])
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _aside(target: Path) -> Path:
    """Return a name beside a folder that nobody has and that tells whose it is."""
    return target.with_name(f".chainatlas-{secrets.token_hex(6)}-{target.name}.tmp")


def restore(path: Path) -> None:
    """Put back a folder that a killed process left aside, the newest that is whole.

    Only whole folders have a manifest, so what is put back is the former state or the
    new one. Leftovers of the same folder are taken away. No other process may write it
    at that time.

    Raises:
        ExportFailed: the system refuses.
    """
    try:
        target = Path(os.path.realpath(path))
        named = re.compile(
            rf"\.chainatlas-[0-9a-f]{{12}}-{re.escape(target.name)}\.tmp"
        )
        there = target.parent.iterdir() if target.parent.is_dir() else ()
        aside = [p for p in there if named.fullmatch(p.name)]
        whole = sorted(filter(_is_whole, aside), key=_made)
        if whole and not target.exists():
            whole[-1].rename(target)
        for left in aside:
            shutil.rmtree(left, ignore_errors=True)
    except OSError as error:
        raise export_failed(path, error) from error


def _made(folder: Path) -> int:
    return (folder / MANIFEST).stat().st_mtime_ns


def _is_whole(folder: Path) -> bool:
    listed = _listed(folder)
    return bool(listed) and all((folder / str(f)).exists() for f in listed["files"])


def _listed(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder, nothing where it has none."""
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return listed if isinstance(listed.get("files"), list) else {}
    except (OSError, ValueError, AttributeError):
        return {}


def _former(folder: Path) -> set[str]:
    """Return the names that the manifest of a former export lists, and its own."""
    listed = _listed(folder)
    return {MANIFEST, *map(str, listed["files"])} if listed else set()


def _sync(folder: Path) -> None:
    """Bring the files of a folder to the disk."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _swap(new: Path, target: Path) -> None:
    """Put the new folder in place; if that fails, the former one comes back."""
    if not target.exists():
        new.rename(target)
        return
    new.chmod(target.stat().st_mode & 0o777)
    former = _aside(target)
    target.rename(former)
    try:
        new.rename(target)
    except OSError:
        with suppress(OSError):
            former.rename(target)
        raise
    shutil.rmtree(former, ignore_errors=True)
