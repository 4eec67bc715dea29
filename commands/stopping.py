"""Ctrl-C while the engine computes: Python alone would only hear of it afterwards."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from types import FrameType

from chainatlas.graph.records import Edges, Nodes
from chainatlas.graph.store import Store, View, Writer

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


class _Deferred:
    """Holds a SIGINT back until ``check`` is called."""

    def __init__(self) -> None:
        self.came = False

    def note(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True

    def check(self) -> None:
        if self.came:
            raise KeyboardInterrupt


@contextmanager
def _deferring() -> Iterator[_Deferred]:
    deferred = _Deferred()
    if threading.current_thread() is not threading.main_thread():
        yield deferred
        return
    former = signal.signal(signal.SIGINT, deferred.note)
    try:
        yield deferred
    finally:
        signal.signal(signal.SIGINT, former)


class _CheckedWriter(Writer):
    def __init__(self, writer: Writer, deferred: _Deferred) -> None:
        self._writer, self._deferred = writer, deferred

    def nodes(self, batch: Nodes) -> None:
        self._deferred.check()
        self._writer.nodes(batch)

    def edges(self, batch: Edges) -> None:
        self._deferred.check()
        self._writer.edges(batch)


def stoppable(store: Store) -> Store:
    """Return a store whose load Ctrl-C ends cleanly: the same where it does already."""
    return store if store.interruptible else StoppableStore(store)


class StoppableStore(Store):
    """A store whose load ends with a KeyboardInterrupt between two of its batches.

    Raised at any moment it could be lost in the engine, which calls Python while it
    copies; and what tidies up after it could be interrupted in turn.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.address = store.address

    def exists(self) -> bool:
        """Whether a graph is there."""
        return self._store.exists()

    def view(self) -> AbstractContextManager[View]:
        """Open the graph for reading."""
        return self._store.view()

    def locked(self) -> AbstractContextManager[None]:
        """Keep other writers out."""
        return self._store.locked()

    @contextmanager
    def replace(self) -> Iterator[Writer]:
        """Write a new version: all of it is seen when the block ends, or nothing."""
        with _deferring() as deferred, self._store.replace() as writer:
            yield _CheckedWriter(writer, deferred)
            deferred.check()
