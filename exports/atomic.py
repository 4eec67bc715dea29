"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from chainatlas.exports.errors import export_failed


def beside(path: Path) -> Path:
    """Return a name in the same folder that nobody has."""
    return path.with_name(f".chainatlas-{secrets.token_hex(6)}.tmp")


@contextmanager
def saving(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file in the same folder; put it in place when the block ends well.

    A reader sees the former file or the new one. A link is followed; a device
    (``/dev/stdout``) is written to directly.

    Raises:
        ExportFailed: full disk, no permission, no such folder, a folder as file ...
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        special = target.exists() and not target.is_file()
        with _device(target) if special else _replacing(target) as file:
            yield file
    except OSError as error:
        raise export_failed(path, error) from error


def save(content: bytes, path: Path) -> None:
    """Write the bytes to a file, whole or not at all.

    Raises:
        ExportFailed: full disk, no permission, no such folder, a folder as file ...
    """
    with saving(path) as file:
        file.write(content)


@contextmanager
def _device(path: Path) -> Iterator[IO[bytes]]:
    with path.open("wb") as file:
        yield file


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    new = beside(path)
    try:
        with new.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
