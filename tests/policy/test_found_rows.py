"""Rows of figures and names load without a reject, each with its passage."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from chainatlas.graph.build import read_on_top
from chainatlas.ingest.policy.facts import facts, findings
from chainatlas.tests.policy.register import document, known, regions

TEXT = (
    "一、目标\n到2026年，锂电材料产业产值达到300亿元。2022年，产值为200亿元。\n"
    "推动四川甲能科技有限公司年产10万吨磷酸铁锂项目、乙力集团海绵钛二期等7个项目开工建设。\n"
    "支持遂宁甲锂产业园区和乙力集团发展海绵钛。\n"
)
DOCUMENT = document(TEXT, "某县三年行动计划", period=(2023, 2025))


def write(rows: dict[str, list[dict[str, str]]], folder: Path) -> Path:
    folder.mkdir()
    for name, table in rows.items():
        columns = list(dict.fromkeys(c for row in table for c in row))
        if columns:
            with (folder / f"{name}.csv").open(
                "w", encoding="utf-8", newline=""
            ) as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(table)
    return folder


def test_all_rows_load(tmp_path: Path) -> None:
    rows = facts(DOCUMENT, regions(), known()).rows
    rows["documents"] = [{"id": "doc", "title": "某县计划"}]
    intake = read_on_top({}, [write(rows, tmp_path / "read")], bare=False)
    assert intake.rejects.rows() == []
    counted = {c.table: c.read for c in intake.counts if c.table in rows}
    assert counted == {name: len(table) for name, table in rows.items() if table}


def test_each_row_has_a_passage_with_its_digest() -> None:
    rows = facts(DOCUMENT, regions(), known()).rows
    passages = {p["id"]: p for p in rows["passages"]}
    for row in passages.values():
        stated = TEXT[int(row["start"]) : int(row["end"])].encode("utf-8")
        assert row["digest"] == hashlib.sha256(stated).hexdigest()
    for name in ("targets", "figures", "enterprises", "parks", "projects", "mentions"):
        assert rows[name], name
        for row in rows[name]:
            assert row["passage_id"] in passages
            assert row["rule"]
            assert 0 < float(row["confidence"]) <= 1


def test_goals_and_facts_go_to_different_tables() -> None:
    rows = facts(DOCUMENT, regions(), known()).rows
    told = [(r["subject"], r["value"], r["category"]) for r in rows["targets"]]
    assert told[0] == ("锂电材料产业", "300", "lib")
    assert [r["value"] for r in rows["figures"]] == ["200"]


def test_projects_name_their_firm_and_link() -> None:
    rows = facts(DOCUMENT, regions(), known()).rows
    firms = {r["id"]: r["name"] for r in rows["enterprises"]}
    shown = [
        (firms[r["enterprise_id"]], r["link_id"], r["status"]) for r in rows["projects"]
    ]
    assert shown == [
        ("四川甲能科技有限公司", "lib.lfp", "started"),
        ("乙力集团", "ti.sponge", "started"),
    ]
    assert {r["status"] for r in rows["enterprises"]} == {"unknown"}
    assert len({r["name"] for r in rows["enterprises"]}) == len(rows["enterprises"])


def test_a_second_reading_gives_the_same_rows() -> None:
    first, second = (facts(DOCUMENT, regions(), known()).rows for _ in range(2))
    assert first == second


def test_the_period_of_the_title_is_checked() -> None:
    read = facts(DOCUMENT, regions(), known())
    found = findings(DOCUMENT, read, read.rows, known())
    assert [f.check for f in found] == ["year_outside"]


def test_a_known_firm_has_one_row_under_the_name_printed_first() -> None:
    text = "支持中国北方稀土（集团）高科技股份有限公司扩产，推动北方稀土发展。"
    rows = facts(document(text), regions(), known()).rows["enterprises"]
    assert [r["name"] for r in rows] == ["中国北方稀土（集团）高科技股份有限公司"]
    assert rows[0]["id"] == "northre"
    grown = facts(document("吉林化纤集团扩产。"), regions(), known()).rows[
        "enterprises"
    ]
    assert [(r["id"], r["name"]) for r in grown] == [("jlhx", "吉林化纤集团")]
