"""The offline atlas page: one HTML file with the chain of one category in a region."""

from chainatlas.exports.page.model import (
    Byproduct,
    Candidate,
    Clause,
    Coverage,
    LinkName,
    Maker,
    Page,
    PageLink,
    Project,
    Proof,
    ProofRoute,
    Recycle,
    Route,
    Source,
    Text,
)
from chainatlas.exports.page.render import render

__all__ = [
    "Byproduct",
    "Candidate",
    "Clause",
    "Coverage",
    "LinkName",
    "Maker",
    "Page",
    "PageLink",
    "Project",
    "Proof",
    "ProofRoute",
    "Recycle",
    "Route",
    "Source",
    "Text",
    "render",
]
