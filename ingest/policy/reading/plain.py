"""Reading a text file, as it is: offsets are those of the file's characters."""

from __future__ import annotations

from pathlib import Path

from chainatlas.ingest.encoding import to_utf8
from chainatlas.ingest.policy.reading.raw import Raw, clean


def read_plain(path: Path, data: bytes) -> Raw:
    """Return the text of a txt or md file.

    Raises:
        BadInput: its encoding cannot be told.
    """
    return Raw(clean(to_utf8(data, path).decode("utf-8").removeprefix("\ufeff")))
