"""Kept until the commands import ``chainatlas.exports.atomic`` themselves."""

from __future__ import annotations

from pathlib import Path

from chainatlas.exports.atomic import save as _save
from chainatlas.ontology.catalogue import Lang


def save(content: bytes, path: Path, lang: Lang) -> None:
    """Write the bytes to a file, whole or not at all."""
    _save(content, path)
