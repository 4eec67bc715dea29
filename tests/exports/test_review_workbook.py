"""The review workbook, read back with another library."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from chainatlas.exports.review import render_workbook
from chainatlas.exports.review.sheet import LONGEST, context
from chainatlas.ingest.policy.decisions.reviewed import REVIEWED
from chainatlas.ingest.policy.decisions.sheets import MACHINE
from chainatlas.ingest.policy.folder import read_folder
from chainatlas.ontology.catalogue import Lang, say
from chainatlas.tests.policy.test_decisions import PLAN
from chainatlas.tests.policy.test_review import again

MADE = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_columns_and_pick_lists(tmp_path: Path, lang: Lang) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    again(tmp_path / "read")
    read = read_folder(tmp_path / "read")
    made = render_workbook(read, lang, tmp_path / "read", MADE)
    assert made == render_workbook(read, lang, tmp_path / "read", MADE)
    (tmp_path / "review.xlsx").write_bytes(made)
    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    names = [say(f"review.sheet_{key}", lang) for key in ("readme", *REVIEWED)]
    assert book.sheetnames == names
    for table, name in zip(REVIEWED, names[1:], strict=True):
        sheet = book[name]
        heads = [cell.value for cell in sheet[1]]
        assert heads[0] == say("review.col_decision", lang)
        assert heads[-len(MACHINE) :] == list(MACHINE)
        assert heads[-len(MACHINE) - 1] == say("review.col_note", lang)
        hidden = [d for d in sheet.column_dimensions.values() if d.hidden]
        places = {at for d in hidden for at in range(d.min, d.max + 1)}
        assert sorted(places) == list(range(len(heads) - 8, len(heads) + 1))
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref
        lists = [str(v.sqref)[0] for v in sheet.data_validations.dataValidation]
        listed = {"responsibilities": 1, "targets": 1, "figures": 1, "projects": 1}
        assert len(lists) == 1 + listed.get(table, int(table == "enterprises"))
        assert lists[0] == "A"
    tasks = book[names[1]]
    assert tasks.max_row == 1 + len(read.rows["tasks"])
    assert "【" in tasks["B2"].value


def test_the_context_of_a_passage() -> None:
    text = "甲" * 50 + "\n乙丙\n" + "丁" * 50
    assert context(text, 51, 53) == "甲" * 29 + " 【乙丙】 " + "丁" * 29
    assert len(context("戊" * 5000, 0, 5000)) < LONGEST + 10
    assert context("己", 0, 1) == "【己】"
