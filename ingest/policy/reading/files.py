"""Which files are documents, and the reader of each form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from chainatlas.ingest.policy.reading.docx import read_docx
from chainatlas.ingest.policy.reading.html import read_html
from chainatlas.ingest.policy.reading.pdf import read_pdf
from chainatlas.ingest.policy.reading.plain import read_plain
from chainatlas.ingest.policy.reading.raw import Raw
from chainatlas.ontology.errors import BadInput

READERS: dict[str, Callable[[Path, bytes], Raw]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
_FORMS = ", ".join(sorted(suffix[1:] for suffix in READERS))


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the documents: files as given, and those that lie in folders, by name.

    Hidden files and the lock files of Word (``~$``) are left out of folders.

    Raises:
        BadInput: a path is missing, or a folder holds no document.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*")) if _wanted(p)]
            if not inside:
                raise BadInput("policy.empty_folder", path=path, forms=_FORMS)
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise BadInput("ingest.missing", path=path)
    return list(found)


def _wanted(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return path.suffix.lower() in READERS and not hidden and path.is_file()


def read_file(path: Path) -> Raw:
    """Return the text and tables of a document.

    Raises:
        BadInput: of unknown form, unreadable, damaged, a scan, or without text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise BadInput("policy.unknown_form", path=path, forms=_FORMS)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput("ingest.unreadable", path=path, error=error) from error
    raw = reader(path, data)
    if not raw.text.strip():
        raise BadInput("policy.empty", path=path)
    return raw
