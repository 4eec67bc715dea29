"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from chainatlas.exports.errors import ExportFailed
from chainatlas.ontology.catalogue import Lang, say

REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "no_permission",
    errno.EBUSY: "no_permission",
    errno.EISDIR: "is_folder",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "name_too_long",
}


def save(content: bytes, path: Path, lang: Lang) -> None:
    """Write the bytes to a new file in the same folder, then put it in place.

    A reader sees the former file or the new one. A link is followed; a device
    (``/dev/stdout``) is written to directly.

    Raises:
        ExportFailed: full disk, no permission, no such folder, a folder as file ...
    """
    try:
        _save(content, Path(os.path.realpath(path)))
    except OSError as error:
        raise ExportFailed(path, _reason(error, lang)) from error


def _save(content: bytes, path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    new = path.with_name(f".chainatlas-{secrets.token_hex(6)}.tmp")
    try:
        _write_through(content, new)
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _write_through(content: bytes, path: Path) -> None:
    """Write a file that must not exist yet, down to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _reason(error: OSError, lang: Lang) -> str:
    known = REASONS.get(error.errno or 0)
    if known:
        return say(f"workbook.{known}", lang)
    return say("workbook.not_written", lang, error=error.strerror or error)
