"""Processor time of a piece of work, for tests that compare a long text with a short."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return the shorter of two runs."""
    best = []
    for _ in range(2):
        start = time.process_time()
        work()
        best.append(time.process_time() - start)
    return min(best)
