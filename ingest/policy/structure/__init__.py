"""How a document is built: blocks, heading tree, sections, front and foot."""

from chainatlas.ingest.policy.structure.blocks import blocks
from chainatlas.ingest.policy.structure.front import Front, front
from chainatlas.ingest.policy.structure.headings import headings
from chainatlas.ingest.policy.structure.regions import RegionTree
from chainatlas.ingest.policy.structure.sections import Section, sections

__all__ = [
    "Front",
    "RegionTree",
    "Section",
    "blocks",
    "front",
    "headings",
    "sections",
]
