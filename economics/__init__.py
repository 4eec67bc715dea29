"""Pure functions on rows and arrays: all regions at once, and target scores."""

from chainatlas.economics.all_regions import (
    Everywhere,
    all_region_gaps,
    gap_cells,
    read,
)
from chainatlas.economics.candidate import Candidate
from chainatlas.economics.gather import Market, gap_targets, market
from chainatlas.economics.parts import Part, parts
from chainatlas.economics.scoring import Target, score, targets
from chainatlas.economics.weights import read_weights

__all__ = [
    "Candidate",
    "Everywhere",
    "Market",
    "Part",
    "Target",
    "all_region_gaps",
    "gap_cells",
    "gap_targets",
    "market",
    "parts",
    "read",
    "read_weights",
    "score",
    "targets",
]
