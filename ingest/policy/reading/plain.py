"""Reading a text file, as it is: offsets are those of the file's characters."""

from __future__ import annotations

from pathlib import Path

from chainatlas.ingest.encoding import to_utf8
from chainatlas.ingest.policy.reading.raw import Raw, clean
from chainatlas.ingest.policy.reading.tabbed import tabbed


def read_plain(path: Path, data: bytes) -> Raw:
    """Return the text of a txt or md file, with its tables parted by tabs.

    Raises:
        BadInput: its encoding cannot be told.
    """
    text = clean(to_utf8(data, path).decode("utf-8").removeprefix("\ufeff"))
    return Raw(text, tabbed(text))
