"""The rows of many files as one frame of clean text, each row with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import polars.selectors as cs

from chainatlas.ingest.record import no_rejects
from chainatlas.ingest.table.clean.dates import date_text
from chainatlas.ingest.table.clean.places import PlaceReader
from chainatlas.ingest.table.clean.rows import Cleaned, clean
from chainatlas.ingest.table.columns.mapping import Agreed, mapping_rows, place
from chainatlas.ingest.table.reading.files import FORMS
from chainatlas.ingest.table.sheets import Sheet, Skipped, sheets_of
from chainatlas.ontology.errors import BadInput

_DATED = re.compile(r"(?:19|20)\d{2}[-_.年]?(?:1[0-2]|0?[1-9])?[-_.月]?(?:\d{1,2}日?)?")
_COPY = re.compile(r"[(（]\d+[)）]$|[-_ ]*(?:副本|最终版?|终版|定稿|[vV]\d+)$")
_EDGE = " -_.()（）[]【】年月日期截至"


@dataclass(frozen=True)
class Given:
    """What is said about the files as a whole.

    Attributes:
        source: id of their source, "" to take it from each file's name.
        as_of: the date of what they say, "" to take it from each file's name.
        within: id of the region that they are of, None where they are of several.
        mapping: what columns were said to mean.
    """

    source: str = ""
    as_of: str = ""
    within: str | None = None
    mapping: Agreed = field(default_factory=Agreed)


@dataclass(frozen=True)
class SheetCount:
    """What became of one sheet: rows read = kept + rejected; values left out."""

    file: str
    source: str
    read: int
    kept: int
    rejected: int
    values: int


@dataclass(frozen=True)
class Gathered:
    """The rows of all files.

    Attributes:
        rows: ``file``, ROW, ``source_id``, ``source_rank``, ``as_of`` and one text
            column for each meaning and for each column that was kept.
        rejects, blanked: rows and values that were left out.
        counts: one for each sheet.
        mapping: the rows of the mapping file.
        skipped: sheets that are no tables of enterprises.
    """

    rows: pl.DataFrame
    rejects: pl.DataFrame
    blanked: pl.DataFrame
    counts: tuple[SheetCount, ...]
    mapping: tuple[dict[str, str], ...]
    skipped: tuple[Skipped, ...]


def source_of(path: Path) -> str:
    """Return the id of a file's source: its name without date and number of a copy.

    >>> source_of(Path("攀枝花企业名单（2026年10月）.xlsx"))
    '攀枝花企业名单'
    """
    name = _DATED.sub("", _COPY.sub("", path.stem)).strip(_EDGE)
    return re.sub(r"[()（）]{2}", "", name).strip(_EDGE) or path.stem


def date_of(path: Path) -> str | None:
    """Return the date in a file's name as ISO text, None where it has none.

    >>> date_of(Path("企业名单2026年10月.xlsx")), date_of(Path("企业名单.xlsx"))
    ('2026-10', None)
    """
    found = _DATED.search(path.stem)
    text = found[0].replace("_", "-").strip("-.") if found else None
    dates = pl.DataFrame({"text": [text]}, {"text": pl.String})
    read: list[str | None] = dates.select(date_text(pl.col("text")))["text"].to_list()
    return read[0]


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the tables among files and folders; those in folders sorted by name.

    Raises:
        BadInput: a folder holds none.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in FORMS]
        tables = [p for p in inside if not p.name.startswith(("~$", "."))]
        if not tables:
            raise BadInput("table.no_file", path=path, forms=", ".join(FORMS))
        found += tables
    return found


def _state(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def _sheets(path: Path, given: Given, reader: PlaceReader) -> list[Sheet | Skipped]:
    """Read a file; refuse one that changes meanwhile."""

    def is_place(text: str) -> bool:
        return reader.is_place(text, given.within)

    if not path.is_file():
        raise BadInput("ingest.missing", path=path)
    before = _state(path)
    found = list(sheets_of(path, given.mapping, is_place))
    if _state(path) != before:
        raise BadInput("table.changed", path=path)
    return found


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Write numbers as text, whole ones without a point."""
    number = cs.float()
    whole = number.cast(pl.Int64, strict=False)
    text = pl.when(number == whole).then(whole.cast(pl.String))
    return frame.with_columns(text.otherwise(number.cast(pl.String)).name.keep())


def _told(
    cleaned: Cleaned, path: Path, given: Given, rank: int
) -> tuple[pl.DataFrame, str]:
    source = given.source or source_of(path)
    dated = given.as_of or date_of(path)
    frame = _as_text(cleaned.frame)
    own = [pl.col("as_of")] if "as_of" in frame.columns else []
    return frame.with_columns(
        source_id=pl.lit(source),
        source_rank=pl.lit(rank, pl.Int64),
        as_of=pl.coalesce(*own, pl.lit(dated, pl.String)),
    ), source


def _mapped(sheet: Sheet) -> list[dict[str, str]]:
    where = place(sheet.location)
    return mapping_rows(where, sheet.header_rows, sheet.guesses, sheet.samples)


def gather(
    paths: Sequence[Path], given: Given, reader: PlaceReader | None = None
) -> Gathered:
    """Read files (a source each; earlier ones win) into one frame of clean rows.

    Raises:
        BadInput: a file cannot be read, or changed meanwhile; no sheet is a table of
            enterprises.
    """
    places = PlaceReader.packaged() if reader is None else reader
    frames, rejects, blanked = list[pl.DataFrame](), [no_rejects()], [no_rejects()]
    counts, mapping, skipped = list[SheetCount](), list[dict[str, str]](), []
    for rank, path in enumerate(files_in(paths)):
        for sheet in _sheets(path, given, places):
            if isinstance(sheet, Skipped):
                skipped.append(sheet)
                continue
            cleaned = clean(sheet, places, given.within)
            frame, source = _told(cleaned, path, given, rank)
            frames.append(frame)
            rejects.append(cleaned.rejects)
            blanked.append(cleaned.blanked)
            mapping += _mapped(sheet)
            counts.append(
                SheetCount(
                    sheet.location.label,
                    source,
                    cleaned.read,
                    len(frame),
                    len(cleaned.rejects),
                    len(cleaned.blanked),
                )
            )
    if not frames:
        seen = [name for sheet in skipped for name in sheet.columns]
        raise BadInput("table.nothing", columns=", ".join(seen[:40]) or "-")
    return Gathered(
        pl.concat(frames, how="diagonal"),
        pl.concat(rejects),
        pl.concat(blanked),
        tuple(counts),
        tuple(mapping),
        tuple(skipped),
    )
