"""Terms of the ontology in a text: names of links and categories, negative terms."""

from chainatlas.ingest.terms.contexts import negatives
from chainatlas.ingest.terms.finder import Hit, Terms
from chainatlas.ingest.terms.names import BROAD, EXACT, Name, link_names
from chainatlas.ingest.terms.plain import plain

__all__ = [
    "BROAD",
    "EXACT",
    "Hit",
    "Name",
    "Terms",
    "link_names",
    "negatives",
    "plain",
]
