"""Reading a csv table (and a tsv with comment lines) as text cells."""

from __future__ import annotations

import csv
import io

import polars as pl
import pyarrow as pa
import pyarrow.csv as pc

from chainatlas.ingest.encoding import to_utf8
from chainatlas.ingest.record import ROW, Location, RawTable, no_rejects
from chainatlas.ontology.errors import BadInput

_BLOCK = 64 << 20


def _delimiter(location: Location) -> str:
    return "\t" if location.path.suffix.lower() == ".tsv" else ","


def _header(text: str, delimiter: str) -> list[str]:
    first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    return [cell.strip() for cell in first]


def _without_comments(data: bytes) -> tuple[bytes, int]:
    """Cut the leading comment lines of an SSSOM file; return how many there were."""
    count = 0
    while data.startswith(b"#"):
        _, _, data = data.partition(b"\n")
        count += 1
    return data, count


def check_quotes(data: bytes, location: Location) -> None:
    """Refuse a file that ends within a quoted cell: half of it may be missing.

    Raises:
        BadInput: it does.
    """
    if data.count(b'"') % 2 == 0:
        return
    try:
        for _ in csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True):
            continue
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise BadInput("ingest.unclosed_quote", path=location.path) from error


def _repair(
    odd: list[tuple[int, str]], header: list[str], tail: RawTable, delimiter: str
) -> RawTable:
    """Take in the rows of another length: short ones are padded, long ones rejected."""
    fixed, rejects = [], []
    for number, text in odd:
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        if any(cell.strip() for cell in cells[len(header) :]):
            rejects.append((number, cells[len(header)]))
            continue
        padded = (cells + [""] * len(header))[: len(header)]
        fixed.append({ROW: number, **dict(zip(header, padded, strict=True))})
    frame = tail.frame
    if fixed:
        frame = pl.concat([frame, pl.DataFrame(fixed, schema=frame.schema)]).sort(ROW)
    return RawTable(tail.location, frame, _ragged(rejects, tail.location, len(header)))


def _ragged(
    rows: list[tuple[int, str]], location: Location, width: int
) -> pl.DataFrame:
    spec = no_rejects().schema
    cells = [(location.label, n, "", v, "too_many_cells", str(width)) for n, v in rows]
    return pl.DataFrame(cells, schema=spec, orient="row")


def records(
    data: bytes, header: list[str], location: Location, delimiter: str
) -> RawTable:
    """Return the records of a csv text that begins with its header line.

    Raises:
        BadInput: the text is no csv.
    """
    odd: list[tuple[int, str]] = []

    def keep(row: pc.InvalidRow) -> str:
        odd.append((row.number, row.text))
        return "skip"

    try:
        table = pc.read_csv(
            pa.BufferReader(data),
            read_options=pc.ReadOptions(
                use_threads=False,
                block_size=max(_BLOCK, len(data) + 1 if len(data) < 2**31 - 2 else 0),
                column_names=header,
                skip_rows_after_names=1,
            ),
            parse_options=pc.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=keep,
            ),
            convert_options=pc.ConvertOptions(
                column_types=dict.fromkeys(header, pa.string()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise BadInput("ingest.bad_csv", path=location.path, error=error) from error
    frame = pl.DataFrame(pl.from_arrow(table))
    taken = {number for number, _ in odd}
    numbers = [n for n in range(2, 2 + len(frame) + len(odd)) if n not in taken]
    rows = pl.Series(ROW, numbers if odd else range(2, 2 + len(frame)), dtype=pl.Int64)
    raw = RawTable(location, frame.insert_column(0, rows))
    return _repair(odd, header, raw, delimiter) if odd else raw


def read_csv(location: Location) -> RawTable:
    """Return the cells of a csv file as text.

    Raises:
        BadInput: unreadable, of unknown encoding, ends within a quoted cell, or the
            header names a column twice.
    """
    try:
        data = to_utf8(location.path.read_bytes(), location.path)
    except OSError as error:
        raise BadInput("ingest.unreadable", path=location.path, error=error) from error
    if not data.endswith((b"\n", b"\r")):
        data += b"\n"  # arrow cannot read a header that no line end follows
    data, comments = _without_comments(data)
    if b"\x00" in data.partition(b"\n")[0]:
        raise BadInput("ingest.encoding", path=location.path)
    header = _header(data[:100_000].decode("utf-8", "ignore"), _delimiter(location))
    if not any(header):
        raise BadInput("ingest.no_header", path=location.path)
    twice = sorted({h for h in header if header.count(h) > 1 and h})
    if twice:
        raise BadInput("ingest.header_twice", path=location.path, columns=twice)
    names = [h or f"column_{i}" for i, h in enumerate(header, 1)]
    check_quotes(data, location)
    raw = records(data, names, location, _delimiter(location))
    shift = pl.col(ROW) + comments
    return RawTable(location, raw.frame.with_columns(shift), raw.rejects)
