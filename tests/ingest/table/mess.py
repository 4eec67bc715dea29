"""Kinds of mess in tables of enterprises: a file for each, and what has to come out.

Every file names the same three enterprises, unless its kind of mess is about them. All
names are made up.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

CODES = ("91350100M000100Y43", "91510400MA6200001E", "91510421MA6200002Y")
NAMES = ("攀枝花甲乙钛业有限公司", "四川丙丁钒业有限公司", "米易戊己新材料有限公司")
PLACES = ("510402", "510411", "510421")
COUNTIES = ("东区", "仁和区", "米易县")
PRODUCTS = ("海绵钛", "五氧化二钒；钒铁", "石墨负极材料")
HEADER = ("企业名称", "统一社会信用代码", "所在市", "所在县区", "主要产品")
ROWS = tuple(
    (name, code, "攀枝花市", county, product)
    for name, code, county, product in zip(
        NAMES, CODES, COUNTIES, PRODUCTS, strict=True
    )
)
Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Mess:
    """One kind of mess.

    Attributes:
        zh, en: what it is, for the documentation.
        file: name of the file.
        write: writes it.
        names, codes, places: what has to be read, in order.
        rejects: reasons of the rows left out.
        blanked: reasons of the values left out.
        values: further columns that have to be read: the values of the first row.
    """

    zh: str
    en: str
    file: str
    write: Callable[[Path], None]
    names: tuple[str, ...] = NAMES
    codes: tuple[str | None, ...] = CODES
    places: tuple[str | None, ...] = PLACES
    rejects: tuple[str, ...] = ()
    blanked: tuple[str, ...] = ()
    values: dict[str, str | None] = field(default_factory=dict)


def text(
    rows: Cells, *, encoding: str = "utf-8", mark: str = ",", end: str = "\n"
) -> Callable[[Path], None]:
    """Return what writes rows as a csv."""

    def write(path: Path) -> None:
        lines = (
            mark.join(f'"{c}"' if mark in str(c) else str(c) for c in row)
            for row in rows
        )
        path.write_bytes((end.join(lines) + end).encode(encoding))

    return write


def book(
    rows: Cells,
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    at: tuple[int, int] = (0, 0),
    before: Sequence[tuple[str, Cells]] = (),
    after: Sequence[tuple[str, Cells]] = (),
) -> Callable[[Path], None]:
    """Return what writes rows as a workbook; ``merged`` are ranges from the first row.

    ``before`` and ``after`` are further sheets; ``at`` is the first cell.
    """

    def write(path: Path) -> None:
        made = xlsxwriter.Workbook(str(path))
        for name, other in before:
            _fill(made.add_worksheet(name), other, (0, 0))
        sheet = made.add_worksheet("企业名单")
        _fill(sheet, rows, at)
        for top, left, bottom, right in merged:
            value = rows[top][left]
            sheet.merge_range(
                top + at[0], left + at[1], bottom + at[0], right + at[1], value
            )
        for name, other in after:
            _fill(made.add_worksheet(name), other, (0, 0))
        made.close()

    return write


def _fill(sheet: Any, rows: Cells, at: tuple[int, int]) -> None:
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell != "":
                sheet.write(y + at[0], x + at[1], cell)


def parquet(path: Path) -> None:
    """Write the rows as Parquet."""
    pl.DataFrame([list(r) for r in ROWS], schema=list(HEADER), orient="row").write_parquet(path)  # fmt: skip


def changed(row: int, column: int, value: Any) -> Cells:
    """Return the header and rows with one cell changed."""
    rows = [list(HEADER), *map(list, ROWS)]
    rows[row + 1][column] = value
    return rows


def added(*columns: tuple[str, Sequence[Any]]) -> Cells:
    """Return the header and rows with further columns."""
    rows = [list(HEADER), *map(list, ROWS)]
    for name, values in columns:
        for row, value in zip(rows, (name, *values), strict=True):
            row.append(value)
    return rows


def headed(*names: str) -> Cells:
    """Return the rows under other headers."""
    return [list(names), *map(list, ROWS)]


PLAIN: Cells = [list(HEADER), *map(list, ROWS)]
TITLE = ["攀枝花市重点企业名单", "", "", "", ""]
GROUPS = [
    ["基本信息", "", "所在地", "", "生产"],
    ["企业名称", "统一社会信用代码", "所在市", "所在县区", "主要产品"],
    *map(list, ROWS),
]
BOM = codecs.BOM_UTF8.decode("utf-8")

MESSES: dict[str, Mess] = {
    "plain": Mess("规整的表", "a tidy table", "a.csv", text(PLAIN)),
    "bom": Mess("UTF-8 带 BOM", "UTF-8 with a mark", "a.csv", text(PLAIN, encoding="utf-8-sig")),
    "gbk": Mess("GBK 编码", "GBK", "a.csv", text(PLAIN, encoding="gb18030")),
    "utf16": Mess("UTF-16 编码", "UTF-16", "a.csv", text(PLAIN, encoding="utf-16")),
    "tabs": Mess("制表符分隔的 txt", "a txt parted by tabs", "a.txt", text(PLAIN, mark="\t")),
    "semicolons": Mess("分号分隔", "parted by semicolons", "a.csv", text([[str(c).replace("；", "、") for c in r] for r in PLAIN], mark=";")),
    "crlf": Mess("Windows 换行", "Windows line ends", "a.csv", text(PLAIN, end="\r\n")),
    "parquet": Mess("Parquet", "Parquet", "a.parquet", parquet),
    "xlsx": Mess("工作簿", "a workbook", "a.xlsx", book(PLAIN)),
    "title": Mess("表头上方有合并的标题", "a merged title above the header", "a.xlsx", book([TITLE, *PLAIN], merged=[(0, 0, 0, 4)])),
    "title_csv": Mess("csv 表头上方有标题与空行", "a title and an empty line above a csv's header", "a.csv", text([["重点企业名单"], [""], *PLAIN])),
    "deep_header": Mess("表头在第 12 行", "a header in row 12", "a.xlsx", book([["说明"]] + [[f"第{n}条 填报要求"] for n in range(10)] + list(PLAIN))),
    "two_rows": Mess("两行表头，含横向与纵向合并", "a header of two rows, merged both ways", "a.xlsx", book(GROUPS, merged=[(0, 0, 0, 1), (0, 2, 0, 3)])),
    "two_rows_csv": Mess("两行表头导出成 csv", "a header of two rows saved as csv", "a.csv", text(GROUPS)),
    "offset": Mess("表不从 A1 开始", "a table that does not begin at A1", "a.xlsx", book(PLAIN, at=(4, 3))),
    "other_sheets": Mess("前后另有说明、字典等工作表", "sheets of remarks around it", "a.xlsx", book(PLAIN, before=[("填表说明", [["请如实填写"]])], after=[("字典", [["代码", "含义"], ["1", "是"]])])),
    "two_sheets": Mess("一家一表，分在两张工作表", "enterprises on two sheets", "a.xlsx", book(PLAIN[:3], after=[("续表", [list(HEADER), list(ROWS[2])])])),
    "merged_cells": Mess("所在市纵向合并", "a city merged over its rows", "a.xlsx", book(PLAIN, merged=[(1, 2, 3, 2)])),
    "wordings": Mess("表头用其他说法", "other words in the header", "a.csv", text(headed("单位全称", "纳税人识别号", "地市", "县（市、区）", "主营产品"))),
    "spaced_header": Mess("表头有空格与换行", "spaces and line ends in the header", "a.xlsx", book(headed("企 业 名 称", "统一社会\n信用代码", "所在市", "所在县区", "主要 产品"))),
    "starred_header": Mess("表头带 * 与注", "stars and notes in the header", "a.csv", text(headed("*企业名称（全称）", "*统一社会信用代码（18位）", "所在市", "所在县区", "主要产品（可多填）"))),
    "no_header_words": Mess("信用代码列的表头看不出含义", "a code column under a header that says nothing", "a.csv", text(headed("企业名称", "F2", "所在市", "所在县区", "主要产品"))),
    "english": Mess("英文表头", "an English header", "a.csv", text(headed("company", "credit_code", "city", "county", "products"))),
    "short_and_full": Mess("简称、全称两列", "a short and a full name", "a.csv", text(added(("公司全称", NAMES)))),
    "same_header": Mess("两列同名", "two columns of one name", "a.csv", text(added(("备注", ("x", "", "")), ("备注", ("y", "", "")))), values={"备注": "x", "备注_2": "y"}),
    "unknown_column": Mess("不认识的列", "an unknown column", "a.csv", text(added(("联系人", ("张三", "", "")))), values={"联系人": "张三"}),
    "units_in_header": Mess("单位写在表头", "units in the header", "a.csv", text(added(("营业收入(万元)", ("12,345.6", "8", "")), ("年产能/吨", (15000, "", "")))), values={"revenue_yi": "1.23456", "capacity": "15000", "unit": "吨"}),
    "unit_above": Mess("单位写在表上方", "the unit above the table", "a.xlsx", book([["名单", "", "", "", "单位：万元"], *added(("总产值", (500, "", "")))]), values={"output_yi": "0.05"}),
    "units_in_cells": Mess("单位写在格内（1.2亿、5万吨/年）", "units in the cells", "a.csv", text(added(("营业收入", ("1.2亿元", "3000万元", "")), ("产能", ("5万吨/年", "2GWh", "")))), values={"revenue_yi": "1.2", "capacity": "50000", "unit": "吨/年"}),
    "year_in_header": Mess("表头带年份的两列收入", "two years of revenue", "a.csv", text(added(("2023年营业收入（万元）", (1, 1, 1)), ("2024年营业收入（万元）", (200, 1, 1)))), values={"revenue_yi": "0.02"}),
    "totals": Mess("合计、小计行", "lines of totals", "a.xlsx", book([*PLAIN, ["合计", "", "", "", "3"]]), rejects=("total_row",)),
    "remarks": Mess("表末备注", "remarks below", "a.xlsx", book([*PLAIN, ["注：数据截至本月底"]]), rejects=("remark_row",)),
    "headings": Mess("分组标题行", "headings of groups", "a.xlsx", book([PLAIN[0], ["一、城区企业"], *PLAIN[1:3], ["二、县域企业"], PLAIN[3]]), rejects=("heading_row", "heading_row")),
    "header_again": Mess("表头逐页重复", "the header on every page", "a.csv", text([*PLAIN[:2], PLAIN[0], *PLAIN[2:]]), rejects=("header_again",)),
    "empty_rows": Mess("空行与空列", "empty rows and columns", "a.xlsx", book([PLAIN[0], [""], PLAIN[1], ["", ""], *PLAIN[2:]])),
    "no_name": Mess("没有名称的行", "a row without a name", "a.csv", text(changed(1, 0, "")), names=(NAMES[0], NAMES[2]), codes=(CODES[0], CODES[2]), places=(PLACES[0], PLACES[2]), rejects=("no_name",)),
    "long_row": Mess("一行多出格子", "a row with too many cells", "a.csv", text([*PLAIN, ("甲乙钢铁厂", "", "攀枝花市", "东区", "钢", "多", "余")]), names=(*NAMES, "甲乙钢铁厂"), codes=(*CODES, None), places=(*PLACES, PLACES[0]), values={"column_7": None}),
    "short_row": Mess("一行缺格子", "a row with too few cells", "a.csv", text([*PLAIN[:3], ROWS[2][:4]])),
    "full_width": Mess("全角字母数字与括号", "full-width letters and digits", "a.csv", text(changed(0, 1, "９１３５０１００Ｍ０００１００Ｙ４３"))),
    "invisible": Mess("零宽与不换行空格", "invisible characters", "a.csv", text(changed(0, 0, "攀枝花\u200b甲乙\u00a0钛业有限公司\ufeff"))),
    "spaces_in_name": Mess("名称中有空格", "spaces in a name", "a.csv", text(changed(0, 0, " 攀枝花 甲乙钛业 有限公司 "))),
    "numbered_name": Mess("名称前带序号", "a number before a name", "a.csv", text(changed(0, 0, "1、攀枝花甲乙钛业有限公司"))),
    "status_in_name": Mess("名称后注明已停产", "a state noted behind a name", "a.csv", text(changed(0, 0, "攀枝花甲乙钛业有限公司（已停产）")), values={"status": "closed"}),
    "code_lower": Mess("信用代码小写、带空格", "a code in small letters with spaces", "a.csv", text(changed(0, 1, "91350100 m000100y43"))),
    "code_wrong": Mess("信用代码校验位不符", "a code whose check digit is wrong", "a.csv", text(changed(0, 1, "91350100M000100Y44")), codes=(None, *CODES[1:]), blanked=("code_check_digit",)),
    "code_rounded": Mess("信用代码被存成科学计数", "a code saved as a rounded number", "a.csv", text(changed(0, 1, "9.13501E+17")), codes=(None, *CODES[1:]), blanked=("code_rounded",)),
    "code_former": Mess("15 位旧注册号", "a former registration number", "a.csv", text(changed(0, 1, "510400000001234")), codes=(None, *CODES[1:]), blanked=("code_former",)),
    "nothing_words": Mess("以 无、/、#N/A 表示空", "words for nothing", "a.csv", text(changed(0, 1, "#N/A")), codes=(None, *CODES[1:])),
    "one_place": Mess("省市县写在一格", "province, city and county in one cell", "a.csv", text([["企业名称", "信用代码", "所在地"], *([n, c, f"四川省攀枝花市{k}"] for n, c, k in zip(NAMES, CODES, COUNTIES, strict=True))])),
    "address": Mess("地区只在地址里", "the place only in the address", "a.csv", text([["企业名称", "信用代码", "住所"], *([n, c, f"攀枝花市{k}钢城大道1号"] for n, c, k in zip(NAMES, CODES, COUNTIES, strict=True))])),
    "name_only": Mess("地区只在名称里", "the place only in the name", "a.csv", text([["企业名称"], *([n] for n in NAMES)]), codes=(None,) * 3, places=("510400", "510000", None)),
    "former_place": Mess("旧地名", "a former place name", "a.csv", text([["企业名称", "信用代码", "所在市"], [NAMES[0], CODES[0], "襄樊市"], [NAMES[1], CODES[1], "四川省 成都市 郫县"], [NAMES[2], CODES[2], "北京市宣武区"]]), places=("420600", "510117", "110102")),
    "unknown_place": Mess("查不到的地名", "a place that is none", "a.csv", text(changed(0, 3, "某某岛")), places=("510400", *PLACES[1:])),
    "dates": Mess("日期写法不一", "dates in many ways", "a.csv", text(added(("成立日期", ("2015年3月8日", "20150308", "44927")))), values={"founded": "2015-03-08"}),
    "bad_date": Mess("不存在的日期", "a date that is none", "a.csv", text(added(("成立日期", ("2015-02-30", "", "")))), blanked=("no_date",), values={"founded": None}),
    "status": Mess("经营状态的各种说法", "words for the status", "a.csv", text(added(("登记状态", ("存续（在营、开业、在册）", "注销", "拟建")))), values={"status": "active"}),
    "bad_status": Mess("不认识的状态", "an unknown status", "a.csv", text(added(("登记状态", ("甲级", "", "")))), blanked=("status_word",), values={"status": None}),
    "bad_amount": Mess("不是金额的金额", "an amount that is none", "a.csv", text(added(("营业收入（万元）", ("保密", "", "")))), blanked=("no_money",), values={"revenue_yi": None}),
    "quoted_newline": Mess("格内换行", "a line end in a cell", "a.csv", text(changed(0, 4, '海绵钛\n钛锭,钛板'))),
    "formula": Mess("以 = 开头的文字", "text that looks like a formula", "a.csv", text(added(("备注", ("=1+1", "", "")))), values={"备注": "=1+1"}),
}  # fmt: skip
"""Every kind of mess by a short name."""
