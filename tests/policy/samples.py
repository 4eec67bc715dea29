"""Small documents of every form, all sentences made up for these tests."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

PLAN = """云南省磷锂产业协同推进计划（2024—2026年）

云工信〔2024〕17号

一、总体要求

到2026年，全省磷锂产业产值达到800亿元。

二、主要任务

（一）做实资源保障。

1.摸清锂辉石精矿与磷矿的可采储量，每年更新一次台账。（牵头单位：省自然资源厅；配合单位：省工业和信息化厅、昆明理工大学）

2.建成三座选矿试验厂。（责任单位：省工业和信息化厅、省科技厅，各州（市）人民政府）

（二）延长链条。由省工业和信息化厅牵头，省财政厅、省商务厅配合，引进隔膜和电解液企业。

三、保障

建立季度会商制度。（各成员单位按职责分工负责）

云南省工业和信息化厅
2024年3月8日
"""

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>关于办好新能源材料园区的通知</title></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></nav>
<div class="sidebar"><a href="/1">热门专题一</a><a href="/2">热门专题二</a></div>
<article><h1>关于办好新能源材料园区的通知</h1>
<p>各县（市、区）人民政府，市政府各部门：</p>
<p>为了把园区办好，让企业愿意来、留得住，现就有关事项通知如下，请各地各部门结合实际抓好落实。</p>
<h2>一、修好道路</h2>
<p>年底前修通园区东西两条道路，同步铺设供水供电管线，确保入园企业按期投产。（责任单位：市交通运输局、市水利局）</p>
<h2>二、办好手续</h2>
<p>设立专门窗口，企业开工所需手续一次办完，办理情况每月公布一次。（责任单位：市政务服务局）</p>
<table><tr><th>工作任务</th><th>牵头单位</th><th>配合单位</th></tr>
<tr><td>建设标准厂房五万平方米</td><td>市投资促进局</td><td>市财政局、市自然资源局</td></tr></table>
</article>
<footer>版权所有 网站地图 联系我们</footer></body></html>"""

ROWS = (
    ("序号", "重点工作", "责任单位"),
    ("1", "编制钛材产业招商图谱", "市经济和信息化局、市投资促进局"),
    ("2", "建设海绵钛检测中心", "市市场监管局"),
)


def _list(document: docx.document.Document, forms: list[tuple[str, str]]) -> str:
    """Declare a numbered list; return its id."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for depth, (form, text) in enumerate(forms):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    numbering.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "77")
    of = OxmlElement("w:abstractNumId")
    of.set(qn("w:val"), "77")
    num.append(of)
    numbering.append(num)
    return "77"


def _numbered(document: docx.document.Document, text: str, depth: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    listed = OxmlElement("w:numPr")
    for name, value in (("ilvl", str(depth)), ("numId", "77")):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value)
        listed.append(child)
    properties.append(listed)


def word(path: Path) -> Path:
    """Write a Word file with automatic numbers and a table with merged cells."""
    document = docx.Document()
    _list(document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）")])
    document.add_paragraph("钛谷建设工作方案")
    _numbered(document, "重点任务", 0)
    _numbered(document, "引进两家板材企业。（责任单位：市投资促进局）", 1)
    _numbered(document, "开办技工班。（责任单位：市教育局）", 1)
    _numbered(document, "任务分工", 0)
    table = document.add_table(rows=len(ROWS) + 1, cols=3)
    for at, row in enumerate(ROWS):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = text
    table.rows[3].cells[0].text = "3"
    table.rows[3].cells[1].text = "组织钛产品展销"
    table.rows[2].cells[2].merge(table.rows[3].cells[2])
    document.save(str(path))
    return path


def pdf(path: Path, pages: list[list[str]], table: bool = False) -> Path:
    """Write a pdf: a line of text for each, and a ruled table on the last page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page = canvas.Canvas(str(path), pagesize=A4)
    for number, lines in enumerate(pages):
        page.setFont("STSong-Light", 14)
        for at, line in enumerate(lines):
            page.drawString(70, 780 - 24 * at, line)
        page.drawString(290, 30, f"— {number + 1} —")
        if table and number == len(pages) - 1:
            _grid(page, 780 - 24 * len(lines) - 20)
        page.showPage()
    page.save()
    return path


def _grid(page: canvas.Canvas, top: float) -> None:
    edges = (70, 120, 320, 520)
    page.setFont("STSong-Light", 11)
    for at, row in enumerate(ROWS):
        for left, text in zip(edges, row, strict=False):
            page.drawString(left + 4, top - 20 * at - 14, text)
    for at in range(len(ROWS) + 1):
        page.line(edges[0], top - 20 * at, edges[-1], top - 20 * at)
    for edge in edges:
        page.line(edge, top, edge, top - 20 * len(ROWS))


def scan(path: Path) -> Path:
    """Write a pdf whose page is a picture."""
    page = canvas.Canvas(str(path), pagesize=A4)
    page.rect(50, 50, 400, 600, fill=1)
    page.showPage()
    page.save()
    return path


def locked(path: Path) -> Path:
    """Write a pdf that asks for a password."""
    held = io.BytesIO()
    page = canvas.Canvas(held, pagesize=A4, encrypt="secret")
    page.drawString(70, 700, "secret text")
    page.save()
    path.write_bytes(held.getvalue())
    return path
