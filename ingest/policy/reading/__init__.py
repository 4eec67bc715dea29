"""Documents of every form as text: txt, md, html, docx and pdf."""

from chainatlas.ingest.policy.reading.files import READERS, files_in, read_file
from chainatlas.ingest.policy.reading.raw import Raw

__all__ = ["READERS", "Raw", "files_in", "read_file"]
