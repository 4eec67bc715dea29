"""An independent evaluator of the definitions, in plain Python.

It is written from DESIGN.md section 3, ATLAS.md and CLI.md alone. It shares no line
with the graph, the queries or the economics, so that a test which finds both equal
says something. It takes an atlas as text (table name -> rows, each a dict of column
-> text) for a world loaded with ``--bare``; all rows must be valid.

Import it by its full name, ``from chainatlas.tests.oracle import status``: the root
of the checkout is the package ``chainatlas``, and the editable install that
``make test`` makes lets ``chainatlas.tests`` be found (``tests`` itself needs no
``__init__.py``). A bare ``from oracle import ...`` fails: with
``--import-mode=importlib`` pytest puts no folder on the search path.

Comparisons (short, LQ >= 1) are exact, with fractions; no numpy.
"""

from chainatlas.tests.oracle.answers import gaps, status, targets
from chainatlas.tests.oracle.atlas import Atlas, World
from chainatlas.tests.oracle.compare import differences
from chainatlas.tests.oracle.local import Local
from chainatlas.tests.oracle.thresholds import Thresholds

__all__ = [
    "Atlas",
    "Local",
    "Thresholds",
    "World",
    "differences",
    "gaps",
    "status",
    "targets",
]
