"""Small atlas folders written by hand, and what ingest makes of them."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from chainatlas.ingest.read import Reader
from chainatlas.ingest.record import Intake

# A valid chain and tree that other tables can refer to.
CHAIN = {
    "categories": "id,zh\nti,钛材料\nli,锂电材料\n",
    "links": "id,zh,category,stage\nore,钛矿,ti,upstream\ntube,钛管,ti,downstream\n",
    "regions": (
        "id,zh,level,parent_id\n"
        "cn,中国,country,\n"
        "51,四川省,province,cn\n5104,攀枝花市,city,51\n510402,东区,county,5104\n"
        "33,浙江省,province,cn\n3311,丽水市,city,33\n331181,龙泉市,county,3311\n"
        "11,北京市,province,cn\n110105,朝阳区,county,11\n"
        "21,辽宁省,province,cn\n211303,朝阳区,county,21\n"
        "41,河南省,province,cn\n419001,济源市,county,41\n"
        "5134,凉山彝族自治州,city,51\n150000,内蒙古自治区,province,cn\n"
    ),
}


def folder(path: Path, **tables: str | bytes) -> Path:
    """Write tables as NAME.csv; text as UTF-8, bytes as they are."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in tables.items():
        data = content.encode() if isinstance(content, str) else content
        (path / f"{name}.csv").write_bytes(data)
    return path


def take(*folders: Path) -> Intake:
    """Read folders on top of nothing."""
    reader = Reader({})
    return reader.intake(reader.read(folders))


def firms(path: Path, text: str | bytes) -> Intake:
    """Read one table of enterprises, with the chain and tree beside it."""
    return take(folder(path, **CHAIN, enterprises=text))


def rejected(intake: Intake) -> list[tuple[int, str, str]]:
    """List (row, column, reason) of the rejects."""
    columns = intake.rejects.select("row", "column", "reason")
    return [(row, column, reason) for row, column, reason in columns.iter_rows()]


def ids(intake: Intake, table: str = "enterprises") -> list[str]:
    """List the ids that were accepted, in order."""
    return intake.tables[table]["id"].to_list()


def value(intake: Intake, column: str, table: str = "enterprises") -> list[object]:
    """List the accepted values of a column."""
    return intake.tables[table][column].to_list()


def rows_of(frame: pl.DataFrame) -> set[tuple[object, ...]]:
    """Return the rows of a frame, whatever their order."""
    return set(frame.iter_rows())
