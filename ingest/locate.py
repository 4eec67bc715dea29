"""Finding the tables of an atlas folder or workbook."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from chainatlas.ingest.record import Location
from chainatlas.ontology.errors import BadInput
from chainatlas.ontology.schema import tables

SUFFIXES = (".csv", ".parquet", ".xlsx", ".sssom.tsv")


def _stem(path: Path) -> str | None:
    for suffix in SUFFIXES:
        if path.name.lower().endswith(suffix):
            return path.name[: -len(suffix)].strip().lower()
    return None


def _sheets(path: Path) -> list[str]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            return list(book.sheet_names)
    except (CalamineError, OSError) as error:
        raise BadInput("ingest.bad_workbook", path=path, error=error) from error


def _in_workbook(path: Path) -> list[Location]:
    sheets = {s.strip().lower(): s for s in _sheets(path)}
    found = [Location(n, path, sheets[n]) for n in tables() if n in sheets]
    if not found:
        names = ", ".join(sheets.values())
        raise BadInput("ingest.no_sheets", path=path, found=names)
    return found


def _in_folder(folder: Path) -> list[Location]:
    try:
        stems = [(_stem(p), p) for p in sorted(folder.iterdir()) if p.is_file()]
    except PermissionError as error:
        raise BadInput("ingest.no_permission", path=folder) from error
    found: dict[str, Location] = {}
    for name, path in stems:
        if name is None or name not in tables():
            continue
        if name in found:
            first = found[name].path.name
            raise BadInput("ingest.twice", table=name, first=first, second=path.name)
        sheet = _sheets(path)[0] if path.name.lower().endswith(".xlsx") else None
        found[name] = Location(name, path, sheet)
    return list(found.values())


def locate(path: Path) -> list[Location]:
    """Return where the tables of an atlas folder (or workbook) are.

    A folder holds ``NAME.csv``, ``NAME.parquet`` or ``NAME.xlsx`` for each table, or
    one workbook with a sheet for each.

    Raises:
        BadInput: nothing is there, no atlas folder, or one with a table twice.
    """
    if not path.exists():
        raise BadInput("ingest.missing", path=path)
    if path.is_file():
        if path.suffix.lower() != ".xlsx":
            raise BadInput("ingest.not_a_folder", path=path)
        return _in_workbook(path)
    found = _in_folder(path)
    if found:
        return found
    books = sorted(p for p in path.glob("*.xlsx") if not p.name.startswith("~$"))
    if len(books) == 1:
        return _in_workbook(books[0])
    raise BadInput("ingest.empty_folder", path=path, tables=", ".join(tables()))
