"""Vectorised draws for synthetic tables, all from one seeded generator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Draw:
    """Draws columns of text; the same for the same seed and the same order."""

    dice: np.random.Generator

    @classmethod
    def seeded(cls, seed: int) -> Draw:
        """Start from a seed."""
        return cls(np.random.default_rng(seed))

    def below(self, bound: int, size: int) -> Places:
        """Draw whole numbers from 0 up to, not including, the bound."""
        return self.dice.integers(0, bound, size)

    def zipf(self, kinds: int, size: int, exponent: float) -> Places:
        """Draw kinds by Zipf's law, weight 1 / rank ** exponent; ranks are shuffled.

        numpy's own ``zipf`` knows no bound and needs an exponent above 1.
        """
        weights = np.arange(1, kinds + 1) ** -exponent
        edges = np.cumsum(weights) / weights.sum()
        ranks = np.searchsorted(edges, self.dice.random(size), side="right")
        order: Places = self.dice.permutation(kinds)
        return order[np.minimum(ranks, kinds - 1)]

    def words(self, size: int, **shares: float) -> pl.Series:
        """Draw words with the given shares; the rest is blank."""
        names = [*shares, ""]
        odds = [*shares.values(), 1 - sum(shares.values())]
        drawn = self.dice.choice(len(names), size, p=np.clip(odds, 0, 1))
        return take(pl.Series(names), drawn)

    def numbers(self, size: int, low: int, high: int, blank: float) -> pl.Series:
        """Draw whole numbers as text, a share of them blank."""
        drawn = pl.Series(self.dice.integers(low, high, size)).cast(pl.String)
        kept = pl.Series(self.dice.random(size) >= blank)
        return drawn.zip_with(kept, pl.repeat("", size, eager=True))


def take(values: pl.Series, places: Places) -> pl.Series:
    """Pick values by place; places may repeat."""
    return values.gather(pl.Series(places))


def codes(prefix: str, places: Places, width: int = 7) -> pl.Series:
    """Write numbers as ids: ``E`` and 42 give ``E0000042``."""
    digits = pl.Series(places).cast(pl.String).str.zfill(width)
    return pl.select(pl.lit(prefix) + digits).to_series()
