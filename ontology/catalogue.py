"""The message catalogue: every text a person reads, in zh and en, in one place.

``messages/*.toml`` hold one table per message: ``[section.key]`` with ``zh`` and
``en``; the file name is the section. Placeholders are those of ``str.format``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Lang = Literal["zh", "en"]


@cache
def section(name: str) -> dict[str, dict[Lang, str]]:
    """Return the messages of one section: key to the text in each language."""
    path = files(__package__).joinpath(f"messages/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def say(key: str, lang: Lang, **values: object) -> str:
    """Return the message ``section.key`` in ``lang``, its placeholders filled.

    Raises:
        KeyError: the catalogue has no such message or placeholder.
    """
    name, _, rest = key.partition(".")
    return section(name)[rest][lang].format(**values)
