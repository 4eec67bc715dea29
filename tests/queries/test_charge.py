"""Who is in charge of a gap, by documents of several regions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import View
from chainatlas.queries.charge import QUOTED, InCharge, in_charge

CHAIN = {
    "regions": (
        "id,zh,level,parent_id\n甲,甲省,province,\n甲一,甲一市,city,甲\n乙,乙省,province,\n"
    ),
    "categories": "id,zh\nk,类\n",
    "links": "id,zh,category,stage\nk.a,环甲,k,upstream\nk.b,环乙,k,midstream\n",
}
PROVINCE = {
    "documents": "id,title,number,region\nd1,甲省方案,甲办〔2024〕1号,甲省\n",
    "passages": (
        "id,document_id,start,end,heading,text\n"
        'p1,d1,0,9,任务 / 做强本链,"1.做强本链，\n补齐短板。"\n'
    ),
    "units": "id,zh\nu1,经信厅\nu2,科技厅\n",
    "tasks": "id,title,document_id,passage_id,category\nt1,做强本链,d1,p1,k\n",
    "responsibilities": (
        "task_id,unit_id,role,rank,basis\n"
        "t1,u1,lead,1,convention\nt1,u2,joint,2,convention\n"
    ),
}
CITY = {
    "documents": "id,title,region\nd2,甲一市通知,甲一市\n",
    "units": "id,zh\nu3,招商局\n",
    "tasks": "id,title,document_id,links\nt2,引进环乙企业,d2,k.b\n",
    "responsibilities": "task_id,unit_id,role,rank,basis\nt2,u3,joint,1,stated\n",
}
Tables = dict[str, str]
Atlas = Callable[..., View]


@pytest.fixture
def atlas(tmp_path: Path) -> Iterator[Atlas]:
    with ExitStack() as stack:

        def loaded(*folders: Tables) -> View:
            for n, tables in enumerate((CHAIN, *folders)):
                (tmp_path / str(n)).mkdir()
                for name, text in tables.items():
                    (tmp_path / str(n) / f"{name}.csv").write_text(text, "utf-8")
            store = EmbeddedStore(tmp_path / "a.lbug")
            given = [tmp_path / str(n) for n in range(len(folders) + 1)]
            assert not len(build(store, given, bare=True).intake.rejects)
            return stack.enter_context(store.view())

        yield loaded


def asked(view: View, region: str, link: str) -> InCharge:
    return in_charge(view, region, link, "k")


def test_nothing_is_known_without_documents(atlas: Atlas) -> None:
    charge = asked(atlas(), "甲一", "k.a")
    assert (charge.units, charge.clause, charge.tasks) == (None, None, ())


def test_a_plan_holds_in_its_region_and_inside_it(atlas: Atlas) -> None:
    view = atlas(PROVINCE)
    for region in ("甲", "甲一"):
        charge = asked(view, region, "k.a")
        assert charge.units == ("经信厅",)
        assert (
            charge.clause
            == "甲省方案（甲办〔2024〕1号） · 任务 · 1.做强本链，补齐短板。"
        )
        (task,) = charge.tasks
        assert (task.lead, task.joint) == (("经信厅",), ("科技厅",))
        assert task.by_convention
        assert not task.named
    assert asked(view, "乙", "k.a").units is None


def test_a_task_about_the_link_goes_before_one_about_its_category(atlas: Atlas) -> None:
    view = atlas(PROVINCE, CITY)
    charge = asked(view, "甲一", "k.b")
    assert [t.id for t in charge.tasks] == ["t2"]
    assert charge.units == ("招商局",)  # nobody leads: all that answer
    assert charge.clause == "甲一市通知 · 引进环乙企业"
    assert asked(view, "甲一", "k.a").units == ("经信厅",)
    assert asked(view, "甲", "k.b").units == ("经信厅",)


def test_documents_that_say_nothing_leave_it_open(atlas: Atlas) -> None:
    view = atlas(CITY)
    assert asked(view, "甲一", "k.a").units == ()
    assert asked(view, "甲", "k.a").units is None


def test_a_long_clause_is_cut(atlas: Atlas) -> None:
    long = PROVINCE["passages"].replace("补齐短板", "补" * 999)
    (task,) = asked(atlas(PROVINCE | {"passages": long}), "甲", "k.a").tasks
    assert len(task.quote) == QUOTED
    assert task.quote.endswith("补…")
