"""The target workbook, read back with another library."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from chainatlas.economics.candidate import (
    Candidate,
    Expansion,
    Firm,
    Nearby,
    Point,
    Source,
    Tie,
)
from chainatlas.economics.scoring import targets
from chainatlas.economics.weights import read_weights
from chainatlas.exports.workbook import (
    Book,
    GapRow,
    Meta,
    SourceRow,
    evidence_rows,
    target_row,
    write,
)
from chainatlas.ontology.catalogue import Lang

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "null\x00byte",
    "钛🚀管",
    "1e5",
    "007",
    "http://evil.example/",
    "internal:'目标'!A1",
    "<b>&amp;</b>",
    "_x0041_",
    "lone \ud800 half",
    "two\r\nlines",
    "{braces} {0}",
    "{=1+1}",
)


def candidate(number: int, **changes: object) -> Candidate:
    one = Candidate(
        gap="510400/ti.tube",
        gap_kind="extension",
        region="510400",
        region_name="攀枝花市",
        link="ti.tube",
        link_name="钛管",
        enterprise=f"firm-{number:03}",
        enterprise_name=f"钛业第{number}股份有限公司",
        product="钛管、钛棒",
        capacity=1000.0 * number,
        capacity_unit="吨/年",
        year="2024",
        main=True,
        confidence="high",
        tier="龙头",
        listed_code="600456",
        home_region="610300",
        home_region_name="陕西省宝鸡市",
        home_province="610000",
        region_province="510000",
        home_point=Point(34.36, 107.24, centre=True),
        region_point=Point(26.58, 101.72, centre=True),
        suppliers_here=Nearby(2, (Firm("a", "攀钢钛材"), Firm("b", "云钛实业"))),
        buyers_here=Nearby(1, (Firm("c", "攀钢装备"),)),
        supply_ties=(Tie(Firm("a", "攀钢钛材"), "buys_from", "medium", "S12"),),
        group_ties=(),
        expansions=(Expansion("南京宝色", "child", "江苏省", "medium", "S12"),),
        sources=(Source("S12", "公司年报", "page", "2025-03-30"),),
        profile_sources=(Source("CK", "常识", "common knowledge", "2024"),),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def gap(**changes: object) -> GapRow:
    one = GapRow(
        gap="510400/ti.tube",
        region_name="攀枝花市",
        link="ti.tube",
        link_name="钛管",
        category="ti",
        category_name="钛材料",
        kind="extension",
        status="not_needed",
        definition="以钛锭或钛坯挤压、轧制成的管材",
        upstream=("钛锭",),
        buyers=1,
        buyer_names=("攀钢装备",),
        coverage="partial",
        coverage_note="板、管、棒、丝企业未见名录，空缺须核实",
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def book(*candidates: Candidate, lang: Lang = "zh", **changes: object) -> Book:
    weights = read_weights()
    ranked = targets(candidates, weights)
    one = Book(
        meta=Meta(
            regions=("攀枝花市",),
            categories=("钛材料",),
            data_version="9f2c1e",
            engine="ladybug 0.22",
            generated_at=datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
            command="chainatlas targets --region 攀枝花市 --category 钛材料 -o book.xlsx",
            parameters={"top": 20},
            thresholds={"strong_makers": 3, "strong_lq": 1},
            weights=weights,
        ),
        gaps=(gap(),),
        targets=tuple(target_row(one, lang) for one in ranked),
        evidence=tuple(row for one in ranked for row in evidence_rows(one, lang)),
        sources=(
            SourceRow("S12", "公司年报", "page", "公司", "2025", "https://a.example/x"),
            SourceRow("CK", "常识", "common knowledge"),
        ),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def read(content: Book, tmp_path: Path, lang: Lang = "zh") -> openpyxl.Workbook:
    path = tmp_path / "目标 册.xlsx"
    write(content, path, lang)
    return openpyxl.load_workbook(path)


def column(sheet: Worksheet, title: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == title)


def values(sheet: Worksheet, title: str) -> list[object]:
    col = column(sheet, title)
    return [sheet.cell(row, col).value for row in range(2, sheet.max_row + 1)]


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("zh", ["说明", "缺口", "目标", "依据", "来源", "选项"]),
        ("en", ["Read me", "Gaps", "Targets", "Evidence", "Sources", "Lists"]),
    ],
)
def test_sheets_in_order(tmp_path: Path, lang: Lang, names: list[str]) -> None:
    found = read(book(candidate(1), lang=lang), tmp_path, lang)
    assert found.sheetnames == names


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    firms = [
        candidate(n, enterprise=text, enterprise_name=text, product=text)
        for n, text in enumerate(HOSTILE)
    ]
    rows = tuple(gap(gap=t, link_name=t, buyer_names=(t,), clause=t) for t in HOSTILE)
    sources = tuple(SourceRow(t, t, t, t, t, t, t) for t in HOSTILE)
    found = read(book(*firms, gaps=rows, sources=sources), tmp_path)
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    names = set(values(found["目标"], "企业"))
    plain = {t for t in HOSTILE if t.isprintable() and "_x" not in t}
    assert plain <= names
    assert {"null␀byte", "lone \ufffd half", "two\nlines", "\t=1+1"} <= names


def test_only_plain_web_addresses_are_links(tmp_path: Path) -> None:
    good = ("https://a.example/b?c=1#d", "http://a.example")
    bad = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://user@bank.example/",
        "http://",
        "http://a b.example",
        'http://a.example/"><x',
        "http://[::1",
        "\\\\server\\share",
        "http://a.example/" + "x" * 3000,
        "see https://a.example",
    )
    rows = tuple(
        SourceRow(str(n), "t", address=a)
        for n, a in enumerate((*good, *bad[:-4], *bad))
    )
    sheet = read(book(sources=rows), tmp_path)["来源"]
    cells = [sheet.cell(r, column(sheet, "地址")) for r in range(2, sheet.max_row + 1)]
    linked = {str(c.value) for c in cells if c.hyperlink is not None}
    assert linked - {'http://a.example/"><x'} == set(good)


def test_long_text_is_cut_with_a_mark_and_said(tmp_path: Path) -> None:
    long = "🚀" * 40_000
    found = read(book(candidate(1, enterprise_name=long)), tmp_path)
    (name,) = values(found["目标"], "企业")
    assert str(name).startswith("🚀🚀")
    assert str(name).endswith("［超长截断，原文共 40000 字］")
    assert len(str(name).encode("utf-16-le")) // 2 <= 32_767
    said = [str(row[1].value) for row in found["说明"].iter_rows() if row[1].value]
    assert any("处文字超过单元格上限" in text and text[:3] != "0 处" for text in said)


def test_order_score_and_exclusions(tmp_path: Path) -> None:
    tie = Tie(Firm("g", "攀钢钛管"), "sibling", "high", "S12", makes_link=True)
    firms = (candidate(1), candidate(3, group_ties=(tie,)), candidate(2))
    sheet = read(book(*firms), tmp_path)["目标"]
    assert values(sheet, "排名") == [1, 2, "—"]
    assert values(sheet, "企业编号") == ["firm-002", "firm-001", "firm-003"]
    assert "攀钢钛管已在本地生产钛管" in str(values(sheet, "不计入的原因")[2])
    assert values(sheet, "进展") == ["未联系", "未联系", None]


def test_unknown_is_said_and_is_no_zero(tmp_path: Path) -> None:
    bare = Candidate("g", "break", "r", "R", "l", "L", "e", "E")
    sheet = read(book(bare), tmp_path)["目标"]
    for title in ("得分", "产品匹配", "与本地的联系", "产能", "可信度"):
        assert values(sheet, title) == ["未知"]


def test_pick_lists_filters_panes_and_print(tmp_path: Path) -> None:
    sheet = read(book(candidate(1), candidate(2)), tmp_path)["目标"]
    rules = {str(v.sqref): v for v in sheet.data_validations.dataValidation}
    kinds = [v.type for v in rules.values()]
    assert kinds == ["list", "list", "list", "date"]
    stage = sheet.cell(2, column(sheet, "进展")).column_letter
    assert rules[f"{stage}2:{stage}3"].formula1 == "'选项'!$A$2:$A$7"
    assert sheet.freeze_panes == "D2"
    assert str(sheet.auto_filter.ref).startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "9f2c1e" in str(sheet.oddFooter.left.text)
    assert sheet.column_dimensions["C"].width == pytest.approx(21, abs=1)
    assert sheet.conditional_formatting


def test_targets_lead_to_their_evidence(tmp_path: Path) -> None:
    found = read(book(candidate(1), candidate(2)), tmp_path)
    sheet, evidence = found["目标"], found["依据"]
    for row in (2, 3):
        link = sheet.cell(row, column(sheet, "依据")).hyperlink
        place = int(str(link.location).rpartition("!A")[2])
        firm = sheet.cell(row, column(sheet, "企业编号")).value
        assert evidence.cell(place, column(evidence, "企业编号")).value == firm
        assert evidence.cell(place - 1, column(evidence, "企业编号")).value != firm


def test_gaps_lead_to_their_targets_and_say_who_is_in_charge(tmp_path: Path) -> None:
    rows = (gap(), gap(gap="510400/x", units=()), gap(gap="y", units=("市经信局",)))
    sheet = read(book(candidate(1), gaps=rows), tmp_path)["缺口"]
    said = ["尚未读入政策文件", "已读政策文件未指明", "市经信局"]
    assert values(sheet, "责任单位") == said
    assert values(sheet, "候选企业") == ["1 家 →", 0, 0]


def test_read_me_counts(tmp_path: Path) -> None:
    found = read(book(candidate(1), candidate(2)), tmp_path)["说明"]
    text = "\n".join(str(c.value) for row in found.iter_rows() for c in row if c.value)
    for needed in (
        "攀枝花市在钛材料范围内有 1 个缺口：延链 1 个。",
        "为 1 个缺口中的 1 个找到 2 家候选企业，得分最高的是钛业第2股份有限公司",
        "9f2c1e",
        "chainatlas targets --region 攀枝花市",
        "ladybug 0.22",
        "strong_makers",
        "2026-11-24 08:00:00 UTC",
        "权重 30%",
    ):
        assert needed in text


def test_share_of_common_knowledge(tmp_path: Path) -> None:
    content = book(candidate(1))
    sourced = [row.source_ids for row in content.evidence if row.source_ids]
    common = sum(ids == ("CK",) for ids in sourced)
    found = read(content, tmp_path)["说明"]
    text = "\n".join(str(c.value) for row in found.iter_rows() for c in row if c.value)
    assert 0 < common < len(sourced)
    assert f"有来源的 {len(sourced)} 条依据中有 {common} 条" in text


def test_empty_book_opens(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        found = read(book(gaps=(), sources=()), tmp_path, lang)  # type: ignore[arg-type]
        assert len(found.sheetnames) == 6


def test_same_book_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for name in ("a.xlsx", "b.xlsx"):
        write(book(candidate(1)), tmp_path / name, "zh")
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1
