"""Short names of firms, known by the firms they are enumerated with."""

from __future__ import annotations

import pytest

from chainatlas.ingest.policy.mentions import names
from chainatlas.tests.policy.register import known, places


def found(text: str) -> list[str]:
    every = names(text, places(), known()).mentions
    return [text[m.start : m.end] for m in every if m.kind == "enterprise"]


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        (
            "装备：甲迈股份、乙盛机电、丙特维。",
            ["甲迈股份", "乙盛机电", "丙特维"],
        ),
        (
            "骨干企业：成都甲欣新材料有限公司、乙阳新材、丙核（成都）储能。",
            ["成都甲欣新材料有限公司", "乙阳新材", "丙核（成都）储能"],
        ),
        (
            "链主企业：甲琪酵母股份有限公司（粘结剂方向）、乙化集团。",
            ["甲琪酵母股份有限公司", "乙化集团"],
        ),
        (
            "重点对接甲捷股份、乙瑞来、丙达利，年内签约。",
            ["甲捷股份", "乙瑞来", "丙达利"],
        ),
        ("组织企业走访甲益股份、乙旺和丙海等下游用户。", ["甲益股份", "乙旺", "丙海"]),
        ("支持甲威股份、乙齐锂业扩大产能，", ["甲威股份", "乙齐锂业"]),
        ("与甲普股份、乙循环开展电池材料、乙丙正极攻关", ["甲普股份", "乙循环"]),
    ],
)
def test_short_names_beside_a_sure_firm(text: str, firms: list[str]) -> None:
    assert found(text) == firms


@pytest.mark.parametrize(
    "text",
    [
        "完善“研究院、公司+基地”模式",
        "发展甲基、乙炔、丙烯等产品",
        "以成都高新区、锦江区为核心",
        "以家居化、智慧化为方向的各类公司",
    ],
)
def test_other_lists_name_no_firm(text: str) -> None:
    assert found(text) == []


def test_a_list_with_an_office_names_only_what_is_a_firm_in_full() -> None:
    assert found("甲网电力有限公司、市科技局、乙特维配合。") == ["甲网电力有限公司"]
