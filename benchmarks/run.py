"""The benchmark: ``python -m benchmarks.run [SIZE ...]`` prints ratios of one run.

For each number of enterprises it writes a synthetic atlas, then runs each measurement
in a process of its own (so that memory is its own), the two sides of a ratio back to
back: on the embedded engine, and on a Neo4j server where one can be had.
"""

from __future__ import annotations

import math
import sys
import tempfile
from pathlib import Path

from benchmarks.figure import Figure, Measured, measure
from benchmarks.server import on_server
from benchmarks.synthetic import Base, synthesise, write
from chainatlas.tools.neo4j_jars import unavailable

SIZES = (10_000, 100_000, 1_000_000)
PAIRS = (
    ("build", "copy", "build / raw COPY", 3.0, "at most"),
    ("naive", "gaps", "naive counts / gap query", 100.0, "at least"),
    ("all", "numpy", "all regions / numpy count", 5.0, "at most"),
)
SERVER_PAIRS = (
    ("admin", "import", "files, import and schema / raw import", 2.0, "at most"),
    ("build", "import", "load by the driver / raw import", None, ""),
    ("naive", "gaps", "naive counts / gap query", 100.0, "at least"),
    ("read", "all", "reading every region / its gaps on arrays", None, ""),
)
GAP_MS = 10.0
"""Goal at 1M: what 95 of 100 gap queries take at most, in milliseconds."""
Pairs = tuple[tuple[str, str, str, float | None, str], ...]


def _print(title: str, measured: Measured, pairs: Pairs) -> dict[str, Figure]:
    """Print each figure as it comes, then the ratios; return the figures."""
    print(f"\n{title}")
    print(f"{'':10}{'median s':>12}{'p95 s':>12}{'rows':>12}{'peak MB':>10}")
    found = {}
    for name, f in measured:
        row = f"{name:10}{f.median:12.4f}{f.p95:12.4f}{f.rows:12,}{f.peak_mb:10,}"
        print(row, flush=True)
        found[name] = f
    for over, under, said, goal, word in pairs:
        ratio = found[over].median / found[under].median
        wanted = f" (goal at 1M: {word} {goal:g})" if goal else ""
        print(f"  {said}: {ratio:.2f}{wanted}")
    print(f"  gap query p95: {1000 * found['gaps'].p95:.1f} ms (goal: {GAP_MS:g})")
    return found


def _one_size(size: int) -> dict[str, Figure]:
    """Measure one size on each engine; return what the embedded one takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(synthesise(size, Base.packaged(), seed=1), folder, "parquet")
        order = ("copy", "build", "first", "gaps", "naive", "status", "numpy", "all")
        each = ((what, measure(what, folder)) for what in order)
        found = _print(f"{size:,} enterprises, embedded engine", each, PAIRS)
        reason = unavailable()
        if reason:
            print(f"\nno Neo4j server: {reason}")
        else:
            _print(f"{size:,} enterprises, Neo4j", on_server(folder), SERVER_PAIRS)
    return found


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
    if len(every) > 1:
        _print_slopes(every)


if __name__ == "__main__":
    main()
