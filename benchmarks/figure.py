"""What one measurement gave, and running it in a process of its own."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """What one measurement gave: median and p95 in seconds, rows, peak MB."""

    median: float
    p95: float
    rows: int
    peak_mb: int


Measured = Iterator[tuple[str, Figure]]
"""Figures by name, each as soon as it is there."""


def measure(name: str, folder: Path, *address: str, **env: str) -> Figure:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.measure", name, str(folder), *address]
    done = subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr}")
    found = json.loads(done.stdout)
    seconds = sorted(found["seconds"])
    p95 = seconds[max(0, math.ceil(0.95 * len(seconds)) - 1)]
    return Figure(statistics.median(seconds), p95, found["rows"], found["peak_mb"])
