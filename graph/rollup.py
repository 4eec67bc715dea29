"""Counting rows by region and link, each in every region that its own lies in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import sparse

Keys = npt.NDArray[np.int64]


def _matrix(rows: pl.DataFrame, shape: tuple[int, int]) -> sparse.csr_array:
    """Return how many rows each pair of positions has."""
    at = tuple(rows[name].to_numpy().astype(np.int64) for name in rows.columns)
    ones = np.ones(len(rows), dtype=np.int64)
    return sparse.coo_array((ones, at), shape=shape).tocsr()


def _keyed(counts: sparse.csr_array) -> tuple[Keys, Keys]:
    """Return the pairs as one sorted number each (row * width + column), and counts."""
    counts.sort_indices()
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    return rows.astype(np.int64) * counts.shape[1] + counts.indices, counts.data


def rolled_up(
    parts: dict[str, pl.DataFrame], closure: pl.DataFrame, shape: tuple[int, int]
) -> pl.DataFrame:
    """Count the rows of each part by region and link, in all regions above them.

    Args:
        parts: name to a frame of positions (region, link); region may be null.
        closure: positions (above, region): each region with all that it lies in.
        shape: number of regions, number of links.

    Returns:
        region, link (positions) and one count for each part, a row where any is not 0,
        sorted by region and link.
    """
    inside = _matrix(closure.select("above", "region"), (shape[0], shape[0]))
    found = {
        name: _keyed(inside @ _matrix(part.drop_nulls(), shape))
        for name, part in parts.items()
    }
    every = np.sort(np.concatenate([keys for keys, _ in found.values()]))
    every = every[np.diff(every, prepend=-1) > 0]  # np.unique hashes, and is slow here
    columns = {}
    for name, (keys, counts) in found.items():
        columns[name] = np.zeros(len(every), dtype=np.int64)
        columns[name][np.searchsorted(every, keys)] = counts
    region, link = np.divmod(every, shape[1])
    return pl.DataFrame({"region": region, "link": link, **columns})
