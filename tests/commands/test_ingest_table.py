"""``chainatlas ingest table``: from spreadsheets to answers, month after month."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from filelock import FileLock

from chainatlas.tests.commands.conftest import Cli, run
from chainatlas.tests.ingest.table.mess import (
    CODES,
    HEADER,
    MESSES,
    NAMES,
    ROWS,
    book,
    text,
)

Rows = list[list[str]]
PLAIN: Rows = [list(HEADER), *map(list, ROWS)]


def month(folder: Path, name: str, rows: Rows) -> Path:
    path = folder / f"攀枝花企业名单{name}.csv"
    text(rows)(path)
    return path


def table(folder: Path, name: str) -> pl.DataFrame:
    return pl.read_csv(folder / f"{name}.csv", infer_schema=False)


def changes(folder: Path) -> set[tuple[str, str]]:
    ids = dict(table(folder, "enterprises").select("id", "name").iter_rows())
    found = table(folder, "changes").select("entity_id", "change").iter_rows()
    return {(ids.get(key, key), change) for key, change in found}


def test_a_table_becomes_answers(tmp_path: Path) -> None:
    path = tmp_path / "重点企业2026年10月.xlsx"
    book(PLAIN)(path)
    out = tmp_path / "read"
    survey = ("--survey", "攀枝花市:ti:complete")
    done = run("--lang", "en", "ingest", "table", path, "-o", out, *survey)
    assert "企业名称 -> name (the header says it)" in done.stderr
    assert "3 rows read, 3 enterprises, 0 rows rejected" in done.stderr
    cli = Cli(tmp_path / "atlas.lbug")
    cli("build", out)
    makers = cli.rows("query", "who_makes", "-p", "link=海绵钛")
    assert [r["enterprise_name"] for r in makers if r["enterprise_name"] in NAMES] == [
        NAMES[0]
    ]
    status = cli.rows("status", "--region", "攀枝花", "--category", "ti")
    assert "unknown" not in {row["status"] for row in status}
    assert {r["as_of"] for r in table(out, "coverage").iter_rows(named=True)} == {
        "2026-10"
    }


def test_months_keep_ids_and_tell_what_changed(tmp_path: Path) -> None:
    out = tmp_path / "read"
    run("ingest", "table", month(tmp_path, "2026年9月", PLAIN), "-o", out)
    before = table(out, "enterprises").select("name", "id")
    later = [PLAIN[0], list(ROWS[0]), ["四川丙丁钒钛有限公司", *ROWS[1][1:]]]
    later.append(["攀枝花庚辛钛材有限公司", "", "攀枝花市", "西区", "钛板"])
    run("ingest", "table", month(tmp_path, "2026年10月", later), "-o", out)
    assert changes(out) == {
        ("四川丙丁钒钛有限公司", "renamed"),
        ("攀枝花庚辛钛材有限公司", "new"),
        (CODES[2], "gone"),
    }
    now = dict(table(out, "enterprises").select("name", "id").iter_rows())
    old = dict(before.iter_rows())
    assert now[NAMES[0]] == old[NAMES[0]]
    assert now["四川丙丁钒钛有限公司"] == old[NAMES[1]]


def test_the_same_month_again_changes_nothing(tmp_path: Path) -> None:
    out, path = tmp_path / "read", month(tmp_path, "2026年9月", PLAIN)
    run("ingest", "table", path, "-o", out)
    first = {p.name: p.read_bytes() for p in out.glob("*s.csv")}
    run("ingest", "table", path, "-o", out)
    assert not len(table(out, "changes"))
    same = {"enterprises.csv", "produces.csv", "sources.csv"}
    assert {n: (out / n).read_bytes() for n in same} == {n: first[n] for n in same}


def test_other_sources_are_carried_on_and_the_first_wins(tmp_path: Path) -> None:
    out = tmp_path / "read"
    run("ingest", "table", month(tmp_path, "2026年9月", PLAIN), "-o", out)
    other = tmp_path / "登记.csv"
    moved = [list(HEADER), [NAMES[0], CODES[0], "成都市", "", "海绵钛"]]
    text(moved)(other)
    run("ingest", "table", other, "-o", out)
    found = table(out, "enterprises").filter(name=NAMES[0])
    assert found["region_id"].to_list() == ["510402"]
    lost = table(out, "lost_values").filter(field="region_id")
    assert lost["value"].to_list() == ["510100"]
    run("ingest", "table", other, "-o", out, "--order", "登记")
    found = table(out, "enterprises").filter(name=NAMES[0])
    assert found["region_id"].to_list() == ["510100"]
    assert len(table(out, "enterprises")) == 3


def test_a_mapping_is_edited_and_used_again(tmp_path: Path) -> None:
    rows = [["甲", "乙", "丙"], *([n, c, "钛板"] for n, c in zip(NAMES, CODES, strict=True))]  # fmt: skip
    path, out = tmp_path / "名单.csv", tmp_path / "read"
    text(rows)(path)
    refused = run("--lang", "en", "ingest", "table", path, "-o", out, code=2)
    assert "--mapping" in refused.stderr
    mapping = tmp_path / "mapping.csv"
    text([["column", "as"], ["甲", "name"], ["乙", "credit_code"], ["丙", "products"]])(
        mapping
    )
    run("ingest", "table", path, "-o", out, "--mapping", mapping)
    written = table(out, "mapping").select("column", "as", "reason")
    assert written.rows()[0] == ("甲", "name", "mapping")
    assert set(table(out, "produces")["link_id"]) == {"ti.plate"}


def test_decisions_are_made_once(tmp_path: Path) -> None:
    out = tmp_path / "read"
    alike = [
        ["腾龙钛业有限公司", "", "攀枝花市", "东区", "钛板"],
        ["龙腾钛业有限公司", "", "攀枝花市", "东区", "钛板"],
    ]
    path = month(tmp_path, "2026年9月", [PLAIN[0], *alike])
    run("ingest", "table", path, "-o", out)
    assert len(table(out, "enterprises")) == 2
    book_ = openpyxl.load_workbook(out / "review.xlsx")
    sheet = book_.worksheets[0]
    column = next(c for c in sheet[1] if c.value in ("结论", "verdict", "Verdict"))
    sheet.cell(row=2, column=column.column, value="different")
    book_.save(out / "review.xlsx")
    run("ingest", "table", path, "-o", out)
    assert not (out / "review.xlsx").exists()
    assert table(out, "decisions")["verdict"].to_list() == ["different"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--survey", "攀枝花市:ti"), "REGION:CATEGORY"),
        (("--survey", "攀枝花市:ti:all"), "REGION:CATEGORY"),
        (("--region", "某某岛"), "no region"),
        (("--mapping", "nothing.csv"), "nothing.csv"),
        (("--decisions", "nothing.xlsx"), "nothing.xlsx"),
    ],
)
def test_wrong_use(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    path = month(tmp_path, "", PLAIN)
    command = ("--lang", "en", "ingest", "table", path, "-o", tmp_path / "read")
    assert told in run(*command, *words, code=2).stderr
    assert not (tmp_path / "read").exists()


def test_names_and_business_scopes_alone(tmp_path: Path) -> None:
    scope = "一般项目：海绵钛生产；金属材料销售（依法须经批准的项目除外）"
    rows = [["企业名称", "经营范围"], [NAMES[0], scope], [NAMES[1], "餐饮服务"]]
    out = tmp_path / "read"
    run("ingest", "table", month(tmp_path, "", rows), "-o", out)
    assert table(out, "produces")["link_id"].to_list() == ["ti.sponge"]
    kept = table(out, "enterprises")["business_scope"][0]
    assert kept == unicodedata.normalize("NFKC", scope)
    assert "餐饮服务" in table(out, "unclassified")["phrase"].to_list()


@pytest.mark.parametrize("name", MESSES)
def test_every_mess_becomes_an_atlas_folder(name: str, tmp_path: Path) -> None:
    mess, out = MESSES[name], tmp_path / "read"
    mess.write(tmp_path / mess.file)
    run("ingest", "table", tmp_path / mess.file, "-o", out)
    assert sorted(table(out, "enterprises")["name"]) == sorted(mess.names)


def test_hostile_names(tmp_path: Path) -> None:
    names = [
        '=HYPERLINK("x")公司',
        "<script>alert(1)</script>有限公司",
        "长" * 5000 + "厂",
    ]
    path, out = tmp_path / "a.parquet", tmp_path / "read"
    remarks = ["'--", "\x00", "${x}"]
    pl.DataFrame({"企业名称": names, "备注": remarks}).write_parquet(path)
    run("ingest", "table", path, "-o", out)
    assert len(table(out, "enterprises")) == 3
    Cli(tmp_path / "atlas.lbug")("build", out)


def test_a_full_disk_leaves_the_former_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = month(tmp_path, "", PLAIN), tmp_path / "read"
    run("ingest", "table", path, "-o", out)
    before = (out / "enterprises.csv").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise pl.exceptions.ComputeError("No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    found = run("--lang", "en", "ingest", "table", path, "-o", out, code=2)
    assert "No space left" in found.stderr
    assert (out / "enterprises.csv").read_bytes() == before


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    path, out = month(tmp_path, "", PLAIN), tmp_path / "read"
    with FileLock(f"{out}.lock"):
        found = run("--lang", "en", "ingest", "table", path, "-o", out, code=3)
    assert "being written" in found.stderr


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"", "Nothing"),
        ("a.csv", b"\x00\x01\x02", "encoding"),
        ("a.csv", "企業名稱,地區\n攀枝花鈦業,四川\n".encode("big5"), "encoding"),
        ("a.xlsx", b"PK\x03\x04 half", "a.xlsx"),
        ("a.parquet", b"PAR1", "a.parquet"),
        ("a.doc", b"x", ".csv"),
        ("a.csv", '企业名称\n"甲公司\n'.encode(), "quote"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = run("--lang", "en", "ingest", "table", path, "-o", tmp_path / "r", code=2)
    assert told.lower() in found.stderr.lower()
