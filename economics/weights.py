"""What each part of a target score counts: read from a file and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from math import isfinite
from pathlib import Path

from chainatlas.economics.parts import NAMES

Weights = Mapping[str, float]


class BadWeights(ValueError):
    """The weights cannot be used; the message says why and what would do."""


def read_weights(path: Path | None = None) -> dict[str, float]:
    """Return the weights of a TOML file, by default the ones that come along.

    Raises:
        BadWeights: no such file, not TOML, or not weights (see `check_weights`).
    """
    try:
        text = _text(path)
        return check_weights(tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadWeights(f"{path}: cannot be read as weights: {error}") from error


def check_weights(raw: Mapping[str, object]) -> dict[str, float]:
    """Return the weights as numbers in the order of the parts; a part left out is 0.

    Raises:
        BadWeights: an unknown name, a value that is no finite number from 0 up, or
            nothing above 0.
    """
    unknown = sorted(set(raw) - set(NAMES))
    if unknown:
        known = ", ".join(NAMES)
        raise BadWeights(f"no part is called {', '.join(unknown)}; there are: {known}")
    weights = {name: _number(name, raw.get(name, 0.0)) for name in NAMES}
    if not 0 < sum(weights.values()) < float("inf"):
        raise BadWeights("at least one weight has to be above 0, and none huge")
    return weights


def _text(path: Path | None) -> str:
    if path is None:
        return files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _number(name: str, value: object) -> float:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not isfinite(float(str(value))) or float(str(value)) < 0:
        raise BadWeights(f"weight {name} = {value!r} has to be a number from 0 up")
    return float(str(value))
