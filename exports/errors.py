"""The one error of exporting."""

from __future__ import annotations

from pathlib import Path


class ExportFailed(Exception):
    """A file could not be written; what stood there before is untouched.

    ``path`` is the file, ``reason`` says in the user's language what is wrong and
    what to do.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
