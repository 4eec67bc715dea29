"""What a policy document changes in the answers: proof, workbook, page."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from chainatlas.tests.commands.conftest import Cli, run

PLAN = """四川省材料产业行动方案

四川省人民政府办公厅

二、主要任务
1.做大钛材料产业，到2027年产值达到300亿元。（责任单位：经济和信息化厅、科技厅）
2.由省经济合作局牵头，引进钛管生产企业。
"""
GAP = "510400/ti.tube"


@pytest.fixture(scope="module")
def planned(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """The sample atlas with a plan of the province on top."""
    folder = tmp_path_factory.mktemp("plan")
    db = folder / "atlas.lbug"
    db.write_bytes(sample_file.read_bytes())
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("ingest", "policy", folder / "plan.txt", "-o", folder / "read")
    cli = Cli(db, "zh")
    cli("build", folder / "read")
    return cli


def test_without_documents_nobody_knows(sample: Cli) -> None:
    assert sample.json("explain", GAP)["rows"][0]["units"] is None
    assert sample.rows("query", "gaps_without_owner", "-p", "region=510400") == []


def test_a_proof_names_the_clause_and_the_units(planned: Cli) -> None:
    (proof,) = planned.rows("explain", GAP)
    assert proof["units"] == ["四川省经济合作局"]
    (task,) = proof["tasks"]
    assert task["named"]
    assert not task["by_convention"]
    assert task["text"].endswith("2.由省经济合作局牵头，引进钛管生产企业。")
    text = planned("explain", GAP).stdout
    assert "牵头：四川省经济合作局" in text
    assert "引进钛管生产企业" in text


def test_a_category_has_units_where_no_task_names_the_link(planned: Cli) -> None:
    (proof,) = planned.rows("explain", "510400/ti.bar")
    assert proof["units"] == ["四川省经济和信息化厅"]
    text = planned("explain", "510400/ti.bar").stdout
    assert "牵头（首列单位，文件未注明牵头）：四川省经济和信息化厅" in text
    without = planned.rows("query", "gaps_without_owner", "-p", "region=攀枝花")
    assert without
    assert "ti" not in {row["category"] for row in without}


def test_the_workbook_names_them(planned: Cli, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    planned("targets", "--gap", GAP, "-o", path)
    book = openpyxl.load_workbook(path)
    cells = {str(c.value) for sheet in book for row in sheet for c in row if c.value}
    assert "四川省经济合作局" in cells
    assert any("引进钛管生产企业" in cell for cell in cells)


def test_the_page_names_them(planned: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    planned("view", "--region", "攀枝花", "--category", "ti", "-o", path)
    page = path.read_text(encoding="utf-8")
    assert "四川省经济合作局" in page
    assert "引进钛管生产企业" in page
