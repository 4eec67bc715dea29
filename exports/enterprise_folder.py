"""A month of enterprise tables as a folder: for `build`, people and the next month.

sources, enterprises, produces and coverage are the tables that ``build`` loads. For
people there are changes, lost_values, suggestions, unclassified, rejects and mapping
(csv), and review.xlsx; for the next month rows.parquet, row_ids.parquet, decisions.csv
and the register of ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import polars as pl

from chainatlas.exports.entity_review import write_review
from chainatlas.exports.errors import export_failed
from chainatlas.exports.folder import saving_folder
from chainatlas.ingest.base_tables import base_table
from chainatlas.ingest.table.columns.mapping import mapping_csv
from chainatlas.ingest.table.entities import write_decisions
from chainatlas.ingest.table.gather import Gathered
from chainatlas.ingest.table.month import Month
from chainatlas.ingest.table.past import ROWS
from chainatlas.ontology.catalogue import Lang, say

REVIEW = "review.xlsx"
MAPPING = "mapping.csv"
_MARK = b"\xef\xbb\xbf"
"""Spreadsheets take a csv that begins with it for UTF-8."""


def _told(rejects: pl.DataFrame, left_out: str, lang: Lang) -> pl.DataFrame:
    """Return rejects with the words for their reasons and remedies."""
    unique = rejects.select("reason", "detail").unique()
    words = [
        {
            "reason": reason,
            "detail": detail,
            "why": say(f"rejects.{reason}.reason", lang, detail=detail),
            "remedy": say(f"rejects.{reason}.remedy", lang, detail=detail),
        }
        for reason, detail in unique.iter_rows()
    ]
    names = ("reason", "detail", "why", "remedy")
    table = pl.DataFrame(words, schema=dict.fromkeys(names, pl.String))
    found = rejects.join(
        table, on=["reason", "detail"], how="left", maintain_order="left"
    )
    left = say(f"table.left_out_{left_out}", lang)
    return found.select(
        *("file", "row", "column", "value"),
        pl.lit(left).alias("left_out"),
        pl.col("why").alias("reason"),
        "remedy",
    )


def _csv(frame: pl.DataFrame, path: Path) -> None:
    path.write_bytes(_MARK + frame.write_csv().encode())


def _for_people(gathered: Gathered, month: Month, folder: Path, lang: Lang) -> None:
    rejects = pl.concat(
        [
            _told(gathered.rejects, "row", lang),
            _told(gathered.blanked, "value", lang),
        ]
    )
    tables: Mapping[str, pl.DataFrame] = {
        "rejects": rejects.sort("file", "row", maintain_order=True),
        "changes": month.changes,
        "lost_values": month.losing,
        "suggestions": month.classified.suggestions,
        "unclassified": month.classified.unclassified,
    }
    for name, frame in tables.items():
        _csv(frame, folder / f"{name}.csv")
    (folder / MAPPING).write_bytes(mapping_csv(list(gathered.mapping)))


def _for_build(month: Month, folder: Path, form: str) -> None:
    for name, frame in month.tables.items():
        path = folder / f"{name}.{form}"
        if form == "parquet":
            frame.write_parquet(path)
        elif len(frame):
            frame.write_csv(path)


def _for_next_month(month: Month, folder: Path) -> None:
    month.rows.write_parquet(folder / ROWS)
    month.row_ids.write_parquet(folder / "row_ids.parquet")
    month.register.write(folder)
    write_decisions(month.decisions, folder)


def write_enterprise_folder(
    gathered: Gathered,
    month: Month,
    folder: Path,
    form: str,
    lang: Lang,
    made: datetime,
) -> int:
    """Write a month, whole or not at all; return how many pairs wait for a person.

    ``form`` is that of the atlas tables: csv or parquet.

    Raises:
        ExportFailed: the folder holds other files, or cannot be written.
    """
    sizes = {name: len(frame) for name, frame in month.tables.items()}
    about = {"format": "enterprises", "rows": sizes}
    try:
        with saving_folder(folder, about) as new:
            _for_build(month, new, form)
            _for_people(gathered, month, new, lang)
            _for_next_month(month, new)
            if len(month.review):
                places = dict(base_table("regions").select("id", "zh").iter_rows())
                write_review(month.review, places, new / REVIEW, lang, made)
    except pl.exceptions.PolarsError as error:  # a full disk, as polars tells it
        raise export_failed(folder, OSError(str(error))) from error
    return len(month.review)
