"""Ctrl-C while the engine computes: Python alone would only hear of it afterwards."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_GRACE_SECONDS = 0.5


def _watch(reader: int, done: threading.Event, stop: Callable[[], object]) -> None:
    """Call ``stop`` if a SIGINT came and the block does not end soon after it."""
    while numbers := os.read(reader, 64):
        if signal.SIGINT in numbers and not done.wait(_GRACE_SECONDS):
            stop()


@contextmanager
def stopping(stop: Callable[[], object]) -> Iterator[None]:
    """Call ``stop`` from a thread where Ctrl-C does not end the block by itself.

    A KeyboardInterrupt is raised between two steps of Python only; a query runs in
    the engine for as long as it takes. Outside the main thread this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    former = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(reader, done, stop), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        signal.set_wakeup_fd(former)
        os.close(writer)
        watcher.join()
        with suppress(OSError):
            os.close(reader)
