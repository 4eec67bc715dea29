"""Decisions are applied, and hold for a new version of the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.ingest.policy.decisions import (
    Applied,
    Decision,
    Keyed,
    Verdict,
    apply,
    decisions_csv,
    read_csv_file,
    standing,
)
from chainatlas.ingest.policy.decisions.keyed import keyed
from chainatlas.ingest.policy.read import Reading, read_raw
from chainatlas.ingest.policy.reading import Raw
from chainatlas.ontology.errors import BadInput

PLAN = """磷锂城材料产业行动方案

一、目标

到2027年，全市锂电材料产值达到300亿元。

二、任务

（一）扩建两条隔膜生产线。（责任单位：市经济和信息化局、市财政局）

（二）推进云磷集团磷酸铁锂项目建设。（责任单位：市发展和改革委员会、云磷集团）

三、保障

（一）每季度会商一次。（责任单位：市政府办公室）

四、附则

（一）每季度会商一次。（责任单位：市政府办公室）
"""
FRONT = "（此件公开发布，由起草组整理。）\n\n"


def reading(text: str = PLAN) -> Reading:
    return read_raw(Raw(text), "plan.txt")


def find(one: Reading, table: str, **values: str) -> list[Keyed]:
    return [
        row
        for row in keyed(one.rows)
        if row.place.table == table
        and all(row.read[name] == value for name, value in values.items())
    ]


def decide(row: Keyed, verdict: Verdict, **changes: str) -> Decision:
    return Decision(verdict, row.place, row.read, changes)


def done(one: Reading, *decisions: Decision) -> Applied:
    return apply([one], [decisions])


def task(one: Reading, words: str) -> Keyed:
    return next(row for row in find(one, "tasks") if words in row.read["title"])


def test_accept_correct_refuse() -> None:
    old = reading()
    goal = find(old, "targets")[0]
    unit = find(old, "responsibilities", printed="市财政局")[0]
    firm = find(old, "responsibilities", printed="云磷集团")[0]
    applied = done(
        old,
        decide(task(old, "隔膜"), "accept"),
        decide(goal, "correct", value="350", year="2028"),
        decide(unit, "correct", role="lead"),
        decide(firm, "refuse"),
    )
    assert applied.unmatched == 0
    rows = applied.readings[0].rows
    kept = next(t for t in rows["tasks"] if "隔膜" in t["title"])
    assert kept["confidence"] == "1.00"
    assert kept["rule"] == task(old, "隔膜").read["rule"]
    target = next(t for t in rows["targets"] if t["id"] == goal.read["id"])
    assert (target["value"], target["year"]) == ("350", "2028")
    assert (target["rule"], target["confidence"]) == ("person", "1.00")
    duties = {r["printed"]: r for r in rows["responsibilities"]}
    assert duties["市财政局"]["role"] == "lead"
    assert "云磷集团" not in duties
    assert old.rows["responsibilities"] == reading().rows["responsibilities"]


def test_what_hangs_on_a_refused_row_goes_with_it() -> None:
    old = reading()
    first = task(old, "隔膜")
    applied = done(old, decide(first, "refuse"))
    rows = applied.readings[0].rows
    assert first.read["id"] not in {r["task_id"] for r in rows["responsibilities"]}
    named = {r["unit_id"] for r in rows["responsibilities"]}
    assert {u["id"] for u in rows["units"]} == named
    follows = [d for d in applied.decisions if d.state == "follows"]
    assert {d.read["printed"] for d in follows} == {"市经济和信息化局", "市财政局"}
    for table, column in (("projects", "project_id"), ("enterprises", "enterprise_id")):
        for row in find(old, table):
            left = done(old, decide(row, "refuse")).readings[0].rows
            assert row.read["id"] not in {m.get(column) for m in left["mentions"]}
            assert row.read["id"] not in {
                p["enterprise_id"] for p in left.get("projects", ())
            }


def test_a_unit_is_corrected_by_its_name() -> None:
    old = reading()
    unit = find(old, "responsibilities", printed="市财政局")[0]
    rows = done(old, decide(unit, "correct", unit_name="市商务局")).readings[0].rows
    names = {u["id"]: u["zh"] for u in rows["units"]}
    told = {r["printed"]: names[r["unit_id"]] for r in rows["responsibilities"]}
    assert "商务局" in told["市财政局"]
    assert not any("财政局" in name for name in names.values())


def test_decisions_hold_for_a_new_version() -> None:
    old = reading()
    decisions = [
        decide(task(old, "隔膜"), "refuse"),
        decide(task(old, "磷酸铁锂"), "accept"),
        decide(
            find(old, "responsibilities", printed="市发展和改革委员会")[0],
            "correct",
            rank="2",
        ),
    ]
    new = reading(FRONT + PLAN.replace("扩建两条", "扩建三条"))
    assert new.document.id != old.document.id
    applied = done(new, *decisions)
    assert [d.state for d in applied.decisions] == ["applied", "applied", "unmatched"]
    assert "隔膜" in applied.decisions[-1].read["title"]
    rows = applied.readings[0].rows
    assert any("隔膜" in t["title"] for t in rows["tasks"])
    duty = next(
        r for r in rows["responsibilities"] if r["printed"] == "市发展和改革委员会"
    )
    assert (duty["rank"], duty["rule"]) == ("2", "person")
    again = apply([reading()], [applied.decisions])
    assert again.unmatched == 0


def test_equal_rows_are_told_apart_by_their_heading() -> None:
    old = reading()
    twins = [row for row in find(old, "tasks") if "会商" in row.read["title"]]
    assert len(twins) == 2
    assert twins[0].place.digest == twins[1].place.digest
    applied = done(reading(FRONT + PLAN), decide(twins[1], "refuse"))
    left = [t for t in find(applied.readings[0], "tasks") if "会商" in t.read["title"]]
    assert [t.place.heading for t in left] == [twins[0].place.heading]
    gone = PLAN[: PLAN.index("四、附则")]
    assert done(reading(gone), decide(twins[1], "refuse")).unmatched == 1


def test_the_newest_decision_about_a_row_holds() -> None:
    old = reading()
    first = task(old, "隔膜")
    applied = apply([old], [[decide(first, "accept")], [decide(first, "refuse")]])
    assert [d.verdict for d in applied.decisions] == ["accept"]
    assert any("隔膜" in t["title"] for t in applied.readings[0].rows["tasks"])


def test_a_name_that_two_documents_print_is_refused_in_both() -> None:
    one, two = reading(), reading(FRONT + PLAN)
    for row in find(one, "enterprises") + find(one, "projects"):
        applied = apply([one, two], [[decide(row, "refuse")]])
        for changed in applied.readings:
            ids = {r["id"] for r in changed.rows.get(row.place.table, ())}
            assert row.read["id"] not in ids


def test_another_document_of_the_same_reading_is_left_alone() -> None:
    one, two = reading(), reading(FRONT + PLAN)
    applied = apply([one, two], [[decide(task(one, "隔膜"), "refuse")]])
    left = [
        any("隔膜" in t["title"] for t in r.rows["tasks"]) for r in applied.readings
    ]
    assert left == [False, True]


def test_the_file_of_decisions_keeps_everything(tmp_path: Path) -> None:
    old = reading()
    decisions = [
        decide(task(old, "隔膜"), "refuse"),
        decide(find(old, "targets")[0], "correct", value="1", subject='=1+"x"\n,'),
    ]
    applied = done(old, *decisions)
    path = tmp_path / "decisions.csv"
    path.write_bytes(decisions_csv(applied.decisions))
    assert read_csv_file(path) == applied.decisions
    again = apply([reading()], [read_csv_file(path)])
    assert again.readings == applied.readings
    assert decisions_csv(again.decisions) == decisions_csv(applied.decisions)


def test_a_folder_shows_its_rows_as_they_were_read() -> None:
    old = reading()
    twins = [row for row in find(old, "tasks") if "会商" in row.read["title"]]
    applied = done(
        old,
        decide(twins[0], "refuse"),
        decide(find(old, "targets")[0], "correct", value="1"),
    )
    found = standing(applied.readings[0].rows, applied.decisions)
    shown = {one.keyed.key: one for one in found}
    before = {row.key: row for row in keyed(old.rows)}
    assert {key: one.keyed for key, one in shown.items()} == {
        key: before[key] for key in shown
    }
    assert shown[twins[0].key].row is None
    assert shown[twins[1].key].keyed.place.equals == 2
    assert len(before) - len(shown) == 1  # the duty of the refused task


@pytest.mark.parametrize(
    "text",
    [
        "decision,table\naccept,tasks\n",
        "decision,table,digest,read\nperhaps,tasks,x,{}\n",
        "decision,table,digest,read\naccept,nothing,x,{}\n",
        "decision,table,digest,read\naccept,tasks,x,[1]\n",
        "decision,table,digest,read\naccept,tasks,x,{\n",
        "decision,table,digest,read\naccept,tasks,,{}\n",
        "decision,table,digest,read\naccept,tasks,x,{}\n",
        "decision,table,digest,read,ordinal\naccept,tasks,x,{},two\n",
        "",
    ],
)
def test_a_damaged_file_of_decisions_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        read_csv_file(path)
