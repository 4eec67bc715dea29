"""Random atlases for tests: valid worlds, worlds with planted errors, and folders.

A world is table name -> rows, each row column -> text, as a spreadsheet would hold
it. ``world(seed)`` is deterministic; ``worlds()`` is the same generator driven by
hypothesis, so that a failing world shrinks. ``write_folder`` writes a world as csv,
xlsx or parquet. ``planted(seed)`` adds rows that must be rejected.

Import by the full name, ``from chainatlas.tests.worlds import world`` (see
``chainatlas.tests.oracle`` for why).
"""

from chainatlas.tests.worlds.errors import Expected
from chainatlas.tests.worlds.folder import split_world, write_folder
from chainatlas.tests.worlds.generate import Row, World, world, worlds
from chainatlas.tests.worlds.planted import clean, planted

__all__ = [
    "Expected",
    "Row",
    "World",
    "clean",
    "planted",
    "split_world",
    "world",
    "worlds",
    "write_folder",
]
