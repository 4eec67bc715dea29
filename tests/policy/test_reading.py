"""Every form is read to the same clean text; what cannot be read says why."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement

from chainatlas.ingest.policy.reading import Raw, files_in, read_file
from chainatlas.ontology.errors import BadInput
from chainatlas.tests.policy import samples


def cells(raw: Raw) -> list[list[str]]:
    return [[cell.text for cell in row] for table in raw.tables for row in table]


def assert_offsets(raw: Raw) -> None:
    for table in raw.tables:
        for row in table:
            for cell in row:
                assert raw.text[cell.start : cell.end] == cell.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_of_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(samples.PLAN.encode(encoding))
    assert read_file(path).text == samples.PLAN


def test_offsets_are_those_of_the_file_as_python_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("甲\r\n乙\r丙\x00丁".encode())
    text = read_file(path).text
    assert text == "甲\n乙\n丙 丁"
    assert len(text) == len(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_without_its_navigation(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(samples.PAGE.replace("{charset}", charset).encode(charset))
    raw = read_file(path)
    assert raw.title == "关于办好新能源材料园区的通知"
    assert "修通园区东西两条道路" in raw.text
    assert "一、修好道路\n" in raw.text
    assert not any(word in raw.text for word in ("政务公开", "热门专题", "网站地图"))
    assert [
        "建设标准厂房五万平方米",
        "市投资促进局",
        "市财政局、市自然资源局",
    ] in cells(raw)
    assert_offsets(raw)


def test_word_numbers_and_merged_cells(tmp_path: Path) -> None:
    raw = read_file(samples.word(tmp_path / "plan.docx"))
    lines = raw.text.split("\n")
    assert lines[1] == "一、重点任务"
    assert lines[2].startswith("（一）引进两家板材企业")
    assert lines[3].startswith("（二）开办技工班")
    assert lines[4] == "二、任务分工"
    assert cells(raw)[0] == list(samples.ROWS[0])
    assert cells(raw)[3] == ["3", "组织钛产品展销", "市市场监管局"]
    assert raw.text.count("市市场监管局") == 1
    assert_offsets(raw)


def test_text_that_was_struck_out_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("修通")
    for tag, inner, words in (("del", "delText", "西路"), ("ins", "t", "东路")):
        change, run, text = (OxmlElement(f"w:{n}") for n in (tag, "r", inner))
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    document.save(str(tmp_path / "plan.docx"))
    assert read_file(tmp_path / "plan.docx").text == "修通东路\n"


def test_a_hyphen_at_the_end_of_a_line(tmp_path: Path) -> None:
    lines = [
        "明确重点领域、重点方向和重点任务的年份是2020-",
        "2022年，各地照此办理，按时完成各项建设任务。",
    ]
    raw = read_file(samples.pdf(tmp_path / "plan.pdf", [lines]))
    assert "2020-2022年" in raw.text


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    lines = [
        "园区招商工作方案",
        "一、摸清家底",
        "组织专门力量走访园区内全部企业，逐户登记产品、产能、用工和",
        "用地情况，形成台账。（责任单位：市经济和信息化局、",
        "市统计局）",
        "二、外出招商",
    ]
    more = ["每季度外出一次。（责任单位：市投资促进局）"]
    raw = read_file(samples.pdf(tmp_path / "plan.pdf", [lines, more], table=True))
    assert "逐户登记产品、产能、用工和用地情况，形成台账。" in raw.text
    assert "\n二、外出招商\n每季度外出一次" in raw.text
    assert "— 1 —" not in raw.text
    assert cells(raw) == [list(row) for row in samples.ROWS]
    assert_offsets(raw)


def test_a_scan_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="scan"):
        read_file(samples.scan(tmp_path / "scan.pdf"))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_damaged_file_says_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.7 nothing of the kind" * 20)
    with pytest.raises(BadInput, match="damaged"):
        read_file(path)


def test_half_a_word_file_is_damaged(tmp_path: Path) -> None:
    path = samples.word(tmp_path / "plan.docx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(BadInput, match="damaged"):
        read_file(path)


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="locked"):
        read_file(samples.locked(tmp_path / "locked.pdf"))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_empty_text_says_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(" \n\u3000\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no text"):
        read_file(path)


def test_a_foreign_form_names_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(BadInput, match="docx"):
        read_file(path)


def test_a_folder_gives_its_documents(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.txt", "a.txt", "~$a.docx", ".c.txt", "d.xlsx", "inner/e.md"):
        (tmp_path / name).write_text("文", encoding="utf-8")
    found = [p.relative_to(tmp_path).as_posix() for p in files_in([tmp_path])]
    assert found == ["a.txt", "b.txt", "inner/e.md"]


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no document"):
        files_in([tmp_path])
