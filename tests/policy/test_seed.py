"""The document behind the project: every statement, unit and place of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.ingest.policy.read import Reading, read_document

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
UNITS = [
    "经济和信息化厅",
    "科技厅",
    "省发展改革委",
    "生态环境厅",
    "自然资源厅",
    "省市场监管局",
    "省经济合作局",
    "省地矿局",
    "成都工业学院",
    "省金融工作局",
    "省国资委",
    "省质检院（成检公司）",
    "所有成员单位",
    "省统计局",
]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here"),
]


@pytest.fixture(scope="module")
def sichuan() -> Reading:
    return read_document(SEEDS / "000_7c3a331e4b8e7433.txt")


def test_statements_edges_and_units(sichuan: Reading) -> None:
    duties = sichuan.rows["responsibilities"]
    assert len(sichuan.rows["tasks"]) == 25
    assert len({r["task_id"] for r in duties}) == 25
    assert len(duties) == 96
    assert list(dict.fromkeys(r["printed"] for r in duties)) == UNITS
    assert len({r["unit_id"] for r in duties}) == 14


def test_units_stand_in_printed_order(sichuan: Reading) -> None:
    place = {r["id"]: int(r["start"]) for r in sichuan.rows["passages"]}
    by_task: dict[str, list[dict[str, str]]] = {}
    for row in sichuan.rows["responsibilities"]:
        by_task.setdefault(row["task_id"], []).append(row)
    for duties in by_task.values():
        starts = [place[r["passage_id"]] for r in duties]
        assert starts == sorted(starts)
        assert [r["rank"] for r in duties] == [str(n + 1) for n in range(len(duties))]
        assert [r["role"] for r in duties] == ["lead"] + ["joint"] * (len(duties) - 1)
        assert {r["basis"] for r in duties} == {"convention"}


def test_offsets_point_into_the_file(sichuan: Reading) -> None:
    text = (SEEDS / "000_7c3a331e4b8e7433.txt").read_text(encoding="utf-8")
    place = {r["id"]: r for r in sichuan.rows["passages"]}
    for row in sichuan.rows["responsibilities"]:
        found = place[row["passage_id"]]
        assert text[int(found["start"]) : int(found["end"])] == row["printed"]


def test_numbers_and_categories_of_the_tasks(sichuan: Reading) -> None:
    tasks = sichuan.rows["tasks"]
    numbers = [str(n) for n in range(1, 24)] + ["（一）", "（二）"]
    assert [t["number"] for t in tasks] == numbers
    assert tasks[2]["category"].split(";") == ["vti", "lib", "pv", "re", "al"]
    assert tasks[12]["category"].split(";") == [
        "inm",
        "nfm",
        "pv",
        "lib",
        "pol",
        "ele",
        "re",
        "dsp",
    ]


def test_the_front(sichuan: Reading) -> None:
    document = sichuan.rows["documents"][0]
    assert document["title"] == "新材料产业2020年工作重点"
    assert (document["region"], document["date"]) == ("510000", "2020-05-21")
    assert (document["first_year"], document["last_year"]) == ("2020", "2020")


def test_the_other_seed_names_no_units() -> None:
    reading = read_document(SEEDS / "001_ba539aca845a952f.txt")
    document = reading.rows["documents"][0]
    assert document["issuer"] == "丽水市经济和信息化委员会"
    assert (document["region"], document["date"]) == ("331100", "2017-04-26")
    assert reading.rows["responsibilities"] == []
    assert len(reading.rows["tasks"]) == 12
