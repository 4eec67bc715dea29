"""RDF as Turtle, written as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from chainatlas.exports.atomic import saving
from chainatlas.exports.formats.model import Content, Exported, Source
from chainatlas.exports.formats.prefixes import export_prefixes
from chainatlas.exports.formats.triples import said


class _Body:
    """Passes on what is written, without the prefix lines at the start.

    The serializer declares prefixes in no fixed order; they are written before it.
    """

    def __init__(self, file: IO[bytes], lines: int) -> None:
        self._file = file
        self._lines = lines

    def write(self, data: bytes) -> int:
        """Write what follows the prefix lines; return the number of bytes taken."""
        rest = bytes(data)
        while self._lines and b"\n" in rest:
            _, _, rest = rest.partition(b"\n")
            self._lines -= 1
        if not self._lines:
            self._file.write(rest)
        return len(data)

    def flush(self) -> None:
        """Pass on everything held back."""
        self._file.flush()


class Turtle:
    """Classes and properties of ``tbox.ttl``; one block for each thing."""

    name = "ttl"
    title = "export.ttl"
    media_type = "text/turtle"
    folder = False

    def write(self, source: Source, path: Path) -> Exported:
        """Write the file, whole or not at all.

        Raises:
            ExportFailed: it cannot be written; what stood there is untouched.
        """
        count = 0

        def triples(content: Content) -> Iterator[ox.Triple]:
            nonlocal count
            for subject, facts in said(content):
                count += len(facts)
                for name, value in facts:
                    yield ox.Triple(subject, name, value)

        with saving(path) as file:
            known = export_prefixes()
            for prefix, start in known.items():
                file.write(f"@prefix {prefix}: <{start}> .\n".encode())
            ox.serialize(
                triples(source.content),
                cast("IO[bytes]", _Body(file, len(known))),
                format=ox.RdfFormat.TURTLE,
                prefixes=known,
            )
        return Exported(self.name, path, {"triples": count})
