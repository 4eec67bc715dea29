"""The review of what was read: a page to look at, a workbook to fill in."""

from chainatlas.exports.review.render import render_page
from chainatlas.exports.review.workbook import render_workbook

__all__ = ["render_page", "render_workbook"]
