"""What a name says: core, bracket or not, place; and what the core keeps."""

from __future__ import annotations

import polars as pl
import pytest

from chainatlas.ingest.table.entities.core_name import add_core
from chainatlas.ingest.table.entities.place_names import PlaceNames
from chainatlas.ingest.table.entities.tree import Tree
from chainatlas.tests.ingest.table.entities.small import gazetteer

PLACES = PlaceNames(Tree(gazetteer()))


def read(*names: str) -> list[tuple[str, str, str, str | None]]:
    frame = add_core(pl.DataFrame({"name": names}), "name", PLACES)
    return list(frame.select("core", "key", "said", "said_id").iter_rows())


@pytest.mark.parametrize(
    ("name", "core", "said", "region"),
    [
        ("四川省攀枝花市鑫源矿业有限责任公司", "鑫源矿业", "攀枝花", "510400"),
        ("攀枝花鑫源矿业有限公司", "鑫源矿业", "攀枝花", "510400"),
        ("四川省攀枝花市仁和区鑫源矿业公司", "鑫源矿业", "仁和", "510411"),
        ("鑫源钛业股份有限公司", "鑫源钛业", "", None),
        ("鑫 源·钛业 有限公司", "鑫源钛业", "", None),
        ("甲乙集团有限公司", "甲乙集团", "", None),
        ("甲乙（集团）股份有限公司", "甲乙集团", "", None),
        ("四川甲乙有限公司攀枝花分公司", "甲乙攀枝花分公司", "四川", "510000"),
        ("甲乙水泥厂", "甲乙水泥厂", "", None),
        ("某某中心（有限合伙）", "某某中心", "", None),
        ("北京市朝阳区甲乙厂", "甲乙厂", "朝阳", "110105"),
        ("朝阳区甲乙厂", "甲乙厂", "朝阳", None),
        ("四川南山机械厂", "南山机械厂", "四川", "510000"),
        ("南山铝业股份有限公司", "南山铝业", "", None),
        ("东方电气", "电气", "东方", None),
        ("凉山州甲乙", "甲乙", "凉山", "513400"),
        ("吉林省吉林市甲乙公司", "甲乙", "吉林", "220200"),
        ("ＡＢＣ材料有限公司", "ABC材料", "", None),
        ("公司", "公司", "", None),
        ("四川厂", "四川厂", "", "510000"),
    ],
)
def test_names(name: str, core: str, said: str, region: str | None) -> None:
    assert read(name) == [(core, core, said, region)]


@pytest.mark.parametrize(
    ("name", "key", "said", "region"),
    [
        ("甲乙（四川）有限公司", "甲乙()", "(四川)", "510000"),
        ("甲乙(攀枝花市)有限公司", "甲乙()", "(攀枝花)", "510400"),
        ("天齐锂业（射洪）有限公司", "天齐锂业()", "(射洪)", "510981"),
        ("成都甲乙【四川】有限公司", "甲乙()", "成都(四川)", "510000"),
        ("甲乙（集团）（四川）有限公司", "甲乙集团()", "(四川)", "510000"),
    ],
)
def test_a_place_in_brackets_is_told_from_none(
    name: str, key: str, said: str, region: str
) -> None:
    assert read(name) == [(key.removesuffix("()"), key, said, region)]


def test_many_names_are_read_as_each_one_alone() -> None:
    names = ["四川甲乙有限公司", "", "甲（乙", "((", "攀枝花市", "甲乙（四川）公司"]
    assert read(*names) == [read(name)[0] for name in names]
