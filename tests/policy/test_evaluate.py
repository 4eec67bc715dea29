"""Precision, recall and F1 of a folder against a gold folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from chainatlas.cli import main
from chainatlas.ingest.policy.evaluate import Score, evaluate
from chainatlas.ingest.policy.gold_units import called, same_unit
from chainatlas.ontology.errors import BadInput

GOLD = {
    "documents": "id,title\nd,文件\n",
    "passages": "id,document_id,start,end\np1,d,0,10\np2,d,10,20\np3,d,20,30\n",
    "tasks": "id,title,document_id,passage_id,number\nt1,甲事,d,p1,1\nt2,乙事,d,p2,2\n",
    "units": "id,zh\nu1,省科技厅\nu2,财政厅\n",
    "responsibilities": "task_id,unit_id,role,rank\n"
    "t1,u1,lead,1\nt1,u2,joint,2\nt2,u2,lead,1\n",
    "targets": "id,document_id,passage_id,measure,value,unit,year\n"
    "g1,d,p1,产值,5,亿元,2025\ng2,d,p2,企业,20,家,\ng3,d,p3,增长,10,%,\n",
    "projects": "id,name,passage_id\nj1,甲锂年产5万吨项目,p1\nj2,乙钛二期,p2\n",
    "enterprises": "id,name,passage_id\ne1,甲锂科技有限公司,p1\ne2,乙力集团,p2\n",
}
FOUND = {
    "documents": "id,title\nx,文件\n",
    "passages": "id,document_id,start,end\nq1,x,2,8\nq2,x,12,19\nq3,x,40,50\n",
    "tasks": "id,title,document_id,passage_id,number\nk1,甲事,x,q1,1\nk3,丙事,x,q3,3\n",
    "units": "id,zh\nv1,科技厅\nv3,统计局\n",
    "responsibilities": "task_id,unit_id,role,rank\nk1,v1,lead,1\nk1,v3,joint,2\n",
    "targets": "id,document_id,passage_id,measure,value,unit,year\n"
    "h1,x,q1,工业产值,50000,万元,2025\nh2,x,q2,企业,20,户,2026\nh3,x,q3,增长,10,%,\n",
    "projects": "id,name,passage_id\nl1,甲锂年产5万吨,q1\nl2,丙铝,q2\n",
    "enterprises": "id,name,passage_id\nf1,甲锂科技,q1\nf2,乙力集团,q3\nf3,丁,q3\n",
}


def folder(tables: dict[str, str], path: Path) -> Path:
    path.mkdir()
    for name, text in tables.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def scores(
    tmp_path: Path, gold: dict[str, str], found: dict[str, str]
) -> dict[str, Score]:
    one, two = folder(gold, tmp_path / "gold"), folder(found, tmp_path / "found")
    return {s.what: s for s in evaluate(one, two)}


def test_each_kind_is_matched_by_its_rule(tmp_path: Path) -> None:
    got = scores(tmp_path, GOLD, FOUND)
    assert {k: (s.gold, s.found, s.right) for k, s in got.items()} == {
        "tasks": (2, 2, 1),
        "units": (3, 2, 1),
        "targets": (3, 3, 2),
        "projects": (2, 2, 1),
        "enterprises": (2, 3, 2),
    }
    assert got["units"].recall == pytest.approx(1 / 3)
    assert got["enterprises"].precision == pytest.approx(2 / 3)
    assert got["enterprises"].f1 == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("工业和信息化厅", "广东省工业和信息化厅", True),
        ("省国资委", "广东省人民政府国有资产监督管理委员会", True),
        ("组织部", "中共宁波市委组织部", True),
        ("科技局", "宁波国家高新区科技局", True),
        ("经发局", "宁波国家高新区经发局", True),
        ("浦东新区政府", "上海市人民政府", False),
        ("财政厅", "科技厅", False),
        ("杭州市科技局", "宁波市科技局", False),
    ],
)
def test_names_of_units_agree_whatever_their_place(
    one: str, other: str, same: bool
) -> None:
    assert same_unit(called([one]), called([other])) is same
    assert same_unit(called([other]), called([one])) is same


def test_the_printed_name_is_one_of_the_units(tmp_path: Path) -> None:
    gold = {**GOLD, "units": "id,zh\nu1,甲办\nu2,财政厅\n"}
    printed = "task_id,unit_id,role,rank,printed\nk1,v1,lead,1,甲办\n"
    found = {
        **FOUND,
        "units": "id,zh\nv1,甲事务办公室\n",
        "responsibilities": printed,
    }
    assert scores(tmp_path, gold, found)["units"].right == 1


def test_units_of_a_finer_task_count_for_the_task_around_it(tmp_path: Path) -> None:
    finer = "k1,甲事,x,q1,1\nk4,甲事之二,x,q4,\nk5,旁事,x,q5,\n"
    found = {
        **FOUND,
        "passages": FOUND["passages"] + "q4,x,7,10\nq5,x,9,14\n",
        "tasks": "id,title,document_id,passage_id,number\n" + finer,
        "units": "id,zh\nv1,科技厅\nv2,财政厅\nv3,统计局\n",
        "responsibilities": "task_id,unit_id,role,rank\n"
        "k1,v1,lead,1\nk4,v2,lead,1\nk4,v1,joint,2\nk5,v3,lead,1\n",
    }
    got = scores(tmp_path, GOLD, found)["units"]
    assert (got.gold, got.found, got.right) == (3, 3, 2)


def test_misses_name_both_sides(tmp_path: Path) -> None:
    misses = scores(tmp_path, GOLD, FOUND)["targets"].misses
    assert [(m.side, m.id) for m in misses] == [("gold", "g3"), ("found", "h3")]


def test_another_year_is_another_target(tmp_path: Path) -> None:
    other = {**FOUND, "targets": FOUND["targets"].replace("2025", "2027")}
    assert scores(tmp_path, GOLD, other)["targets"].right == 1


def test_a_folder_agrees_with_itself(tmp_path: Path) -> None:
    got = evaluate(folder(GOLD, tmp_path / "gold"), tmp_path / "gold")
    assert {s.f1 for s in got} == {1.0}


def test_nothing_to_divide_by(tmp_path: Path) -> None:
    only = {"documents": GOLD["documents"]}
    score = scores(tmp_path, only, only)["tasks"]
    assert (score.precision, score.recall, score.f1) == (None, None, None)


def test_an_empty_folder_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        evaluate(folder(GOLD, tmp_path / "gold"), folder({}, tmp_path / "none"))


def test_the_command_prints_and_writes_misses(tmp_path: Path) -> None:
    gold, found = folder(GOLD, tmp_path / "gold"), folder(FOUND, tmp_path / "found")
    file = tmp_path / "misses.csv"
    args = [
        "evaluate",
        str(gold),
        str(found),
        "--format",
        "json",
        "--misses",
        str(file),
    ]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 0, result.output
    rows = {r["what"]: r for r in json.loads(result.stdout)["rows"]}
    assert rows["tasks"] == {
        "what": "tasks",
        "gold": 2,
        "found": 2,
        "right": 1,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
    }
    assert file.read_text("utf-8").splitlines()[0] == "what,side,id,text"
