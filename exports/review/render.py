"""A stub."""

from chainatlas.ingest.policy.folder import ReadFolder


def render_page(read: ReadFolder, lang: str) -> str:
    """Return nothing."""
    return ""
