"""What an escape could reach: a file to read, a folder to write to, an address to ask."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from chainatlas.tests.queries.escapes import Effect

SECRET = "secret-4711"
ATLAS = "atlas.lbug"
"""The copy of an embedded store that a text may run on, in its folder."""
CRASHED = "crashed"
Answer = str | None
"""The rows of a query as text; None where the engine refused it."""


class _Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"word\n{SECRET}\n".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Trap:
    """A folder and an address for each text, and what became of them."""

    root: Path
    url: str
    asked: Sequence[str] = field(repr=False)

    def folder(self, n: int) -> Path:
        """Return the folder of the ``n``-th text, with its secret file."""
        folder = self.root / str(n)
        folder.mkdir(exist_ok=True)
        (folder / "secret.csv").write_text(f"word\n{SECRET}\n", encoding="utf-8")
        return folder

    def set_for(self, texts: Sequence[str]) -> list[str]:
        """Return the texts with ``{dir}`` and ``{url}`` filled in, each its own."""
        return [
            text.replace("{dir}", self.folder(n).as_posix()).replace(
                "{url}", f"{self.url}/{n}"
            )
            for n, text in enumerate(texts)
        ]

    def effect(self, n: int, answer: Answer) -> Effect:
        """Return the worst that the ``n``-th text did."""
        if answer == CRASHED:
            return "crashes"
        files = {path.name for path in (self.root / str(n)).iterdir()}
        files -= {"secret.csv", ATLAS}
        if any(name.startswith(ATLAS) for name in files):
            return "breaks"
        if files:
            return "writes"
        if any(path.startswith(f"/{n}/") for path in self.asked):
            return "asks"
        if answer is None:
            return "refuses"
        return "reads" if SECRET in answer else "answers"


@contextmanager
def trap(root: Path) -> Iterator[Trap]:
    """Set a trap in an empty folder."""
    _Handler.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Trap(root, f"http://127.0.0.1:{server.server_port}", _Handler.asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
