"""Classification: what the texts of an enterprise say it makes, by links."""

from chainatlas.ingest.table.classify.lexicon import Lexicon, base_lexicon, lexicon
from chainatlas.ingest.table.classify.run import Classified, classify, findings
from chainatlas.ingest.table.classify.verdicts import RULES

__all__ = [
    "RULES",
    "Classified",
    "Lexicon",
    "base_lexicon",
    "classify",
    "findings",
    "lexicon",
]
