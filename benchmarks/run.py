"""The benchmark: ``python -m benchmarks.run [SIZE ...]`` prints ratios of one run.

For each number of enterprises it writes a synthetic atlas, then runs each measurement
in a process of its own (so that memory is its own), the two sides of a ratio back to
back.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.synthetic import Base, synthesise, write

SIZES = (10_000, 100_000, 1_000_000)
PAIRS = (
    ("build", "copy", "build / raw COPY", 3.0, "at most"),
    ("naive", "gaps", "naive counts / gap query", 50.0, "at least"),
    ("all", "numpy", "all regions / numpy count", 5.0, "at most"),
)


@dataclass(frozen=True)
class Figure:
    """What one measurement gave: median and p95 in seconds, rows, peak MB."""

    median: float
    p95: float
    rows: int
    peak_mb: int


def measure(name: str, folder: Path) -> Figure:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.measure", name, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr}")
    found = json.loads(done.stdout)
    seconds = sorted(found["seconds"])
    p95 = seconds[max(0, math.ceil(0.95 * len(seconds)) - 1)]
    return Figure(statistics.median(seconds), p95, found["rows"], found["peak_mb"])


def _one_size(size: int) -> dict[str, Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(synthesise(size, Base.packaged(), seed=1), folder, "parquet")
        order = ("copy", "build", "gaps", "naive", "status", "numpy", "all")
        return {what: measure(what, folder) for what in order}


def _print_size(size: int, found: dict[str, Figure]) -> None:
    print(f"\n{size:,} enterprises")
    print(f"{'':10}{'median s':>12}{'p95 s':>12}{'rows':>12}{'peak MB':>10}")
    for name, f in found.items():
        print(f"{name:10}{f.median:12.4f}{f.p95:12.4f}{f.rows:12,}{f.peak_mb:10,}")
    for over, under, title, goal, word in PAIRS:
        ratio = found[over].median / found[under].median
        print(f"  {title}: {ratio:.2f} (goal at 1M: {word} {goal:g})")


def _print_slopes(every: dict[int, dict[str, Figure]]) -> None:
    """Print how each figure grows with ten times the enterprises; 10 is linear."""
    sizes = sorted(every)
    print("\ngrowth per decade of enterprises (10 is linear)")
    for name in every[sizes[0]]:
        first, last = every[sizes[0]][name].median, every[sizes[-1]][name].median
        decades = math.log10(sizes[-1] / sizes[0])
        print(f"  {name:10}{(last / first) ** (1 / decades):8.2f}")


def main() -> None:
    """Measure every size that the command line names; all by default."""
    sizes = tuple(int(a) for a in sys.argv[1:]) or SIZES
    every: dict[int, dict[str, Figure]] = {}
    for size in sizes:
        every[size] = _one_size(size)
        _print_size(size, every[size])
    if len(every) > 1:
        _print_slopes(every)


if __name__ == "__main__":
    main()
