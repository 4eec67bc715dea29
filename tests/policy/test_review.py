"""From a document to a workbook, to decisions, to a new version of the document."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from openpyxl.worksheet.worksheet import Worksheet

from chainatlas.cli import main
from chainatlas.tests.policy.test_decisions import FRONT, PLAN

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(A1)",
    "+1-1",
    "</script><script>alert(1)</script>",
    "_x0041_ {0} {braces}",
    "钛🚀谷\u2028线",
    "tab\tand \x07bell",
)


def run(*words: object, code: int = 0, lang: str = "zh") -> Result:
    done = CliRunner().invoke(main, ["--lang", lang, *map(str, words)])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Book:
    """A review workbook that a test fills in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def sheet(self, name: str) -> Worksheet:
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def put(self, name: str, words: str, **values: object) -> None:
        """Fill in the row of a sheet whose passage has these words."""
        sheet = self.sheet(name)
        heads = {str(cell.value): cell.column for cell in sheet[1]}
        row = next(
            cells[1].row
            for cells in sheet.iter_rows(2)
            if words in str(cells[1].value).partition("【")[2].partition("】")[0]
        )
        for head, value in values.items():
            sheet.cell(row, heads[head]).value = value  # type: ignore[assignment]

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """A folder that was read, beside its document and its workbook."""
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("ingest", "policy", tmp_path / "plan.txt", "-o", tmp_path / "read")
    run("review", tmp_path / "read", "-o", tmp_path / "review.xlsx")
    return tmp_path / "read"


@pytest.fixture
def book(read: Path) -> Book:
    return Book(read.with_name("review.xlsx"))


def again(read: Path, *more: object, code: int = 0, lang: str = "zh") -> Result:
    words = ("ingest", "policy", read.with_name("plan.txt"), "-o", read, *more)
    return run(*words, code=code, lang=lang)


def test_a_filled_in_workbook_is_applied_and_stays(read: Path, book: Book) -> None:
    before = rows(read, "tasks")
    book.put("任务", "隔膜", 决定="剔除", 备注="已办结")
    book.put("任务", "磷酸铁锂", 决定="采纳")
    book.put("目标", "产值", 决定="更正", 数值=350, 比较="不低于", 地区="昆明市")
    book.put("责任单位", "市政府办公室", 决定="更正", 角色="配合")
    told = again(read, "--decisions", book.save())
    assert "已采用 4 个决定" in told.stderr
    titles = [t["title"] for t in rows(read, "tasks")]
    assert titles == [t["title"] for t in before if "隔膜" not in t["title"]]
    goal = rows(read, "targets")[0]
    found = (goal["value"], goal["comparison"], goal["region"], goal["rule"])
    assert found == ("350", "ge", "530100", "person")
    refused = next(d for d in rows(read, "decisions") if d["decision"] == "refuse")
    assert (refused["state"], refused["note"]) == ("applied", "已办结")
    kept = {p.name: p.read_bytes() for p in read.iterdir()}
    again(read)
    assert {p.name: p.read_bytes() for p in read.iterdir()} == kept
    run("check", read)


def test_decisions_hold_for_a_new_version(read: Path, book: Book) -> None:
    book.put("任务", "隔膜", 决定="剔除")
    book.put("任务", "磷酸铁锂", 决定="剔除")
    again(read, "--decisions", book.save())
    new = FRONT + PLAN.replace("扩建两条", "扩建三条")
    read.with_name("plan.txt").write_text(new, encoding="utf-8")
    told = again(read, lang="en")
    assert "1 decision(s) applied" in told.stderr
    assert "1 decision(s) match no row" in told.stderr
    titles = " ".join(t["title"] for t in rows(read, "tasks"))
    assert "隔膜" in titles
    assert "磷酸铁锂" not in titles
    states = {d["state"] for d in rows(read, "decisions")}
    assert states == {"applied", "unmatched", "follows"}
    read.with_name("plan.txt").write_text(PLAN, encoding="utf-8")
    again(read)
    assert "隔膜" not in " ".join(t["title"] for t in rows(read, "tasks"))


def test_a_second_workbook_shows_what_was_decided(read: Path, book: Book) -> None:
    book.put("任务", "隔膜", 决定="剔除", 备注="重复")
    book.put("目标", "产值", 决定="更正", 数值=350)
    again(read, "--decisions", book.save())
    kept = {p.name: p.read_bytes() for p in read.iterdir()}
    second = read.with_name("second.xlsx")
    run("review", read, "-o", second, lang="en")
    other = read.with_name("other")
    document = read.with_name("plan.txt")
    run("ingest", "policy", document, "-o", other, "--decisions", second)
    assert {p.name: p.read_bytes() for p in other.iterdir()} == kept
    shown = Book(second)
    shown.put("Tasks", "隔膜", decision="accept")
    again(read, "--decisions", shown.save())
    assert "隔膜" in " ".join(t["title"] for t in rows(read, "tasks"))
    assert not [d for d in rows(read, "decisions") if d["decision"] == "refuse"]


def test_moved_and_missing_columns_and_sorted_rows(read: Path, book: Book) -> None:
    book.put("目标", "产值", 决定="correct", 数值="1,234", 年份=2026)
    sheet = book.sheet("目标")
    sheet.move_range(f"A1:A{sheet.max_row}", cols=sheet.max_column)
    sheet.delete_cols(1, 2)
    sheet.title = "改名"
    tasks = book.sheet("任务")
    book.put("任务", "磷酸铁锂", 决定=" Refuse ")
    values = [[c.value for c in row] for row in tasks.iter_rows(2)]
    for at, row in enumerate(reversed(values), start=2):
        for col, value in enumerate(row, start=1):
            tasks.cell(at, col).value = value  # type: ignore[assignment]
    tasks.insert_rows(1, 2)
    tasks.delete_rows(tasks.max_row)
    told = again(read, "--decisions", book.save())
    assert "已采用 2 个决定" in told.stderr
    assert (rows(read, "targets")[0]["value"], rows(read, "targets")[0]["year"]) == (
        "1234",
        "2026",
    )
    assert "磷酸铁锂" not in " ".join(t["title"] for t in rows(read, "tasks"))


def test_changes_without_the_decision_are_told(read: Path, book: Book) -> None:
    before = {p.name: p.read_bytes() for p in read.iterdir()}
    book.put("目标", "产值", 数值=1)
    book.put("任务", "隔膜", 决定="采纳", 标题="另一个")
    sheet = book.sheet("任务")
    sheet.cell(sheet.max_row + 1, 1).value = "剔除"
    told = again(read, "--decisions", book.save(), lang="en")
    for words in ("数值 were changed", "标题 were changed", "added by hand"):
        assert words in told.stderr
    assert {p.name: p.read_bytes() for p in read.iterdir()} == before


BAD: list[tuple[str, str, dict[str, Any], str]] = [
    ("任务", "隔膜", {"决定": "也许"}, "is no decision"),
    ("目标", "产值", {"决定": "更正", "数值": "很多"}, "not a number"),
    ("目标", "产值", {"决定": "更正", "年份": 20266}, "above 2999"),
    ("目标", "产值", {"决定": "更正", "比较": "差不多"}, "use one of: eq"),
    ("目标", "产值", {"决定": "更正", "地区": "无此市"}, "no region of that name"),
    ("任务", "隔膜", {"决定": "更正", "类别": "月球"}, "no Category"),
    ("任务", "隔膜", {"决定": "更正", "标题": ""}, "a required value is missing"),
    ("任务", "隔膜", {"决定": "剔除", "_read": "{"}, "damaged"),
    ("任务", "隔膜", {"决定": "剔除", "_table": "nothing"}, "damaged"),
]


@pytest.mark.parametrize(("sheet", "words", "values", "said"), BAD)
def test_a_bad_cell_is_named(
    read: Path,
    book: Book,
    sheet: str,
    words: str,
    values: dict[str, Any],
    said: str,
) -> None:
    before = {p.name: p.read_bytes() for p in read.iterdir()}
    book.put(sheet, words, **values)
    told = again(read, "--decisions", book.save(), code=2, lang="en")
    assert said in told.stderr
    assert "row 2" in told.stderr or "row 3" in told.stderr
    again(read, "--decisions", book.path, code=2)
    assert {p.name: p.read_bytes() for p in read.iterdir()} == before


def test_files_that_hold_no_decisions(read: Path, tmp_path: Path) -> None:
    plain = openpyxl.Workbook()
    plain.save(tmp_path / "plain.xlsx")
    (tmp_path / "torn.xlsx").write_bytes((tmp_path / "plain.xlsx").read_bytes()[:200])
    (tmp_path / "text.md").write_text("剔除", encoding="utf-8")
    for name in ("plain.xlsx", "torn.xlsx", "text.md", "none.xlsx", "none.csv"):
        again(read, "--decisions", tmp_path / name, code=2)
    (read / "decisions.csv").write_text("state\n", encoding="utf-8")
    again(read, code=2)


def test_hostile_text_stays_text_and_unchanged(tmp_path: Path) -> None:
    lines = [
        f"（{n}）建设{text}中心。（责任单位：市{text}局、市财政局）"
        for n, text in zip("一二三四五六七", HOSTILE, strict=True)
    ]
    text = "新材料工作方案\n\n一、任务\n\n" + "\n\n".join(lines) + "\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    read, path = tmp_path / "read", tmp_path / "review.xlsx"
    again(read)
    tasks = rows(read, "tasks")
    run("review", read, "-o", path)
    book = Book(path)
    for sheet in book.book:
        for cells in sheet.iter_rows():
            assert not [c.coordinate for c in cells if c.data_type == "f"]
    for name in ("任务", "责任单位"):
        sheet = book.sheet(name)
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, 1).value = "采纳"
    told = again(read, "--decisions", book.save())
    assert "未采用" not in told.stderr
    sure = [{**t, "confidence": "1.00"} for t in tasks]
    assert rows(read, "tasks") == sure
    run("review", read, "-o", tmp_path / "again.xlsx")


def test_review_says_what_is_wrong(read: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert ".html" in run("review", read, "-o", tmp_path / "r.pdf", code=2).stderr
    run("review", read, "-o", read / "review.xlsx", code=2)
    run("review", tmp_path / "nothing", "-o", out, code=2)
    run("review", tmp_path, "-o", out, code=2)
    document = next(read.glob("doc-*.txt"))
    text = document.read_text(encoding="utf-8")
    document.write_text("x" + text, encoding="utf-8")
    assert document.name in run("review", read, "-o", out, code=2).stderr
    document.write_text(text, encoding="utf-8")
    tasks = (read / "tasks.csv").read_text(encoding="utf-8")
    (read / "tasks.csv").write_text(tasks.replace("passage_id", "place"), "utf-8")
    assert "tasks" in run("review", read, "-o", out, code=2).stderr
    (read / "tasks.csv").write_text(tasks, "utf-8")
    document.unlink()
    assert document.name in run("review", read, "-o", out, code=2).stderr
    assert not out.exists()


@pytest.mark.parametrize(
    "table",
    [
        "documents",
        "passages",
        "units",
        "tasks",
        "responsibilities",
        "targets",
        "enterprises",
        "mentions",
        "findings",
    ],
)
def test_no_damage_of_a_table_ends_in_a_traceback(read: Path, table: str) -> None:
    path = read / f"{table}.csv"
    good = path.read_bytes().decode("utf-8")
    head, first, *_ = good.splitlines(keepends=True)
    columns = head.strip().split(",")
    bad = [head.replace(name, "x", 1) + good[len(head) :] for name in columns]
    bad += [head, good.replace(first, ""), head + "," * (len(columns) - 1) + "\n"]
    bad += [good.replace("doc-", "dog-"), good[: len(good) // 2], ""]
    for number, text in enumerate(bad):
        path.write_bytes(text.encode("utf-8"))
        for suffix in ("html", "xlsx"):
            out = read.with_name(f"out{number}.{suffix}")
            done = CliRunner().invoke(main, ["review", str(read), "-o", str(out)])
            assert done.exit_code in (0, 2), (table, number)
            assert done.exit_code == 0 or done.stderr, (table, number)
