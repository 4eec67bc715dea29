"""The thresholds of status and gaps, from one file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def thresholds() -> dict[str, float]:
    """Return the thresholds by name, as ``thresholds.toml`` gives them."""
    text = files(__package__).joinpath("thresholds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
