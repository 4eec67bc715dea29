"""What the operating system says about a file, as the one error of exporting."""

from __future__ import annotations

import errno
from pathlib import Path

from chainatlas.ontology.errors import ExportFailed

_KEYS = {
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


def export_failed(path: Path, error: OSError) -> ExportFailed:
    """Return the error of a file or folder that the system would not let us write."""
    key = _KEYS.get(error.errno or 0, "not_written")
    return ExportFailed(f"export.{key}", path=path, error=error.strerror or error)


__all__ = ["ExportFailed", "export_failed"]
