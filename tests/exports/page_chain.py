"""Pages for the tests: a titanium-like chain, hostile names, random chains."""

from __future__ import annotations

import random

from chainatlas.exports.page import (
    Byproduct,
    Candidate,
    Clause,
    Coverage,
    Maker,
    Page,
    PageLink,
    Proof,
    ProofRoute,
    Recycle,
    Route,
    Source,
    Text,
)
from chainatlas.exports.page.model import STAGES, STATUSES

TI = Text("钛材料", "Titanium materials")
OTHER = Text("钒钛", "Vanadium and titanium")
COMMON = Source("CK", "行业常识", common=True)
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "${7*7} #{7*7} <%= 7*7 %>",
    "{{x}} {n} $title $$data",
    "\u202eabc\u202c \u2066def\u2069 \u200f",
    "<!--<script>",
    "长" * 300,
    "W" * 300,
    "a\u2028b\u2029c\x00d\ud800e",
    "__proto__",
    "constructor",
    "ring r1",
    "'; DROP TABLE links; --",
    "javascript:alert(4)",
    "  ",
)
# id, zh, en, stage, status, makers, main inputs of the routes ("+" joins)
_CHAIN = """
ore 钛铁矿 Ilmenite|upstream|unknown|0|
cl2 液氯 Liquid chlorine|upstream|present|1|
mg 镁锭 Magnesium ingot|upstream|missing|0|
scrap 钛残料 Titanium scrap|upstream|not_needed|0|
slag 高钛渣 Titanium slag|upstream|strong|4|ore
ticl4 四氯化钛 Titanium tetrachloride|upstream|present|2|slag+cl2
sponge 海绵钛 Titanium sponge|midstream|strong|3|ticl4+mg
electrode 自耗电极 Consumable electrode|midstream|planned|0|sponge
ingot 钛及钛合金铸锭 Titanium ingot|midstream|weak|1|electrode scrap+master
plate 钛合金板材 Titanium plate|midstream|not_needed|0|ingot
strip 钛带 Titanium strip|midstream|present|1|ingot
bar 钛棒与锻坯 Titanium bar|midstream|not_needed|0|ingot
cast 钛合金铸件 Titanium castings|midstream|alternative|0|ingot
tube 钛管 Titanium tube|midstream|not_needed|0|strip bar
wire 钛丝 Titanium wire|midstream|not_needed|0|bar
forging 钛合金锻件 Titanium forgings|midstream|not_needed|0|bar
clad 钛复合板材 Titanium clad plate|midstream|not_needed|0|plate
medical 钛医疗器械与植入物 Medical devices|downstream|not_needed|0|bar wire
aero 钛合金航空航天军工结构件 Aerospace parts|downstream|not_needed|0|forging+plate
chem 钛制化工耐腐蚀设备 Chemical equipment|downstream|not_needed|0|tube+plate clad
marine 海洋工程与海水淡化装备 Marine and desalination equipment|downstream|not_needed|0|tube
table 钛高端餐饮器皿 Tableware|downstream|not_needed|0|strip
cell 燃料电池钛双极板 Bipolar plates|downstream|not_needed|0|strip
"""
EXTENSIONS = ("bar", "tube", "table", "cell")
GAPS = {"ore": "resource", "mg": "supply", "electrode": "break"}


def titanium() -> Page:
    """Return a chain of 23 links with three inputs of another category."""
    links, routes = [], []
    for line in _CHAIN.strip().splitlines():
        names, stage, status, makers, inputs = line.split("|")
        key, zh, en = names.split(" ", 2)
        links.append(_link(key, Text(zh, en), stage, status, int(makers)))
        for rank, main in enumerate(inputs.split(), start=1):
            route = f"ti.{key}@{rank}"
            mains = tuple(f"ti.{i}" for i in main.split("+"))
            aux = ("ti.cl2",) if key == "tube" else ()
            routes.append(
                Route(
                    route, f"ti.{key}", rank, Text("工艺", "process"), mains, aux, "CK"
                )
            )
    links += [
        _foreign("ti.master", "钒铝合金", "weak", 1),
        _foreign("vti.power", "电", "not_needed", 0),
    ]
    routes.append(
        Route("ti.mg@1", "ti.mg", 1, Text("电解", "electrolysis"), ("vti.power",))
    )
    return Page(
        region="510400",
        region_name="攀枝花市",
        category="ti",
        category_name=TI,
        links=tuple(links),
        routes=tuple(routes),
        byproducts=(Byproduct("ti.sponge@1", "ti.scrap"),),
        recycles=(Recycle("ti.sponge", "ti.mg", Text("氯化镁电解回用", "MgCl2 loop")),),
        sources=(COMMON, Source("S1", "公告", "https://example.org/a", "某局", "2024")),
        coverage=Coverage("partial", "攀枝花市", "2024-06", "市经信局", "空缺须核实"),
        thresholds={"strong_makers": 3, "strong_lq": 1.0},
        weights={"suits": 1.0},
        commands=("chainatlas view --region 510400 --category ti -o atlas.html",),
        data_version="abc123",
        engine="ladybug",
        generated_at="2026-01-01T00:00:00+00:00",
    )


def _link(key: str, name: Text, stage: str, status: str, makers: int) -> PageLink:
    full = f"ti.{key}"
    gap = "extension" if key in EXTENSIONS else GAPS.get(key)
    firms = tuple(
        Maker(f"e{n}", f"{name.zh}企业{n}", "攀枝花市", name.zh, source="CK")
        for n in range(makers)
    )
    parts = {"suits": 1.0, "strength": 0.4, "suppliers": None}
    return PageLink(
        id=full,
        name=name,
        category="ti",
        category_name=TI,
        stage=stage,
        status=status,
        kind="material",
        gap_kind=gap,
        makers=makers,
        buyers=2 if gap == "supply" else 0,
        lq=1.5 if makers else 0.0,
        opens=("ti.sponge",) if key == "mg" else (),
        definition=Text(f"{name.zh}的定义", f"Definition of {name.en}"),
        aliases=("无缝钛管", "TA2 tube") if key == "tube" else (),
        makers_list=firms,
        candidates=(Candidate("c1", "宝鸡某钛业", "宝鸡市", 0.7, parts),)
        if gap
        else (),
        proof=Proof(
            buyers=firms,
            routes=(
                ProofRoute("ti.sponge@1", "ti.sponge", 1, Text("还原"), (), ("ti.mg",)),
            )
            if key == "mg"
            else (),
            regions=("攀枝花市",),
            coverage=Coverage("partial", "攀枝花市", note="空缺须核实"),
            clauses=(Clause("方案", "二", "补齐短板", ("某局",), ("某委",)),)
            if key == "mg"
            else (),
            command=f"chainatlas explain 510400/{full}",
        ),
        sources=("CK", "S1"),
    )


def _foreign(key: str, zh: str, status: str, makers: int) -> PageLink:
    return PageLink(
        id=key,
        name=Text(zh, key),
        category="vti",
        category_name=OTHER,
        stage="midstream",
        status=status,
        home=False,
        makers=makers,
    )


def hostile() -> Page:
    """Return a page with hostile text in every field that holds text."""
    links, routes = [], []
    for n, text in enumerate(HOSTILE):
        firm = Maker(text, text, text, text, text, text, text, link=text)
        links.append(
            PageLink(
                id=text,
                name=Text(text, text),
                category=text,
                category_name=Text(text, text),
                stage=STAGES[n % 3],
                status=STATUSES[n % 8],
                kind=text,
                gap_kind="supply",
                makers=1,
                opens=(text,),
                definition=Text(text, text),
                aliases=(text,),
                codes=text,
                makers_list=(firm,),
                candidates=(
                    Candidate(
                        text, text, text, 0.5, {text: 0.5}, Text(text, text), Text(text)
                    ),
                ),
                proof=Proof(
                    buyers=(firm,),
                    routes=(ProofRoute(text, text, 1, Text(text), (text,), (text,)),),
                    regions=(text,),
                    coverage=Coverage(text, text, text, text, text),
                    clauses=(Clause(text, text, text, (text,), (text,), text),),
                    command=text,
                ),
                sources=(text,),
            )
        )
        before = HOSTILE[n - 1]
        routes.append(
            Route(text, text, 1, Text(text), (before, HOSTILE[n - 2]), (before,))
        )
    return Page(
        region=HOSTILE[0],
        region_name=HOSTILE[1],
        category=HOSTILE[2],
        category_name=Text(HOSTILE[3], HOSTILE[4]),
        links=tuple(links),
        routes=tuple(routes),
        byproducts=(Byproduct(HOSTILE[3], HOSTILE[5]),),
        recycles=tuple(
            Recycle(HOSTILE[5], HOSTILE[n], Text(HOSTILE[1])) for n in (0, 1)
        ),
        sources=tuple(Source(t, t, t, t, t) for t in HOSTILE),
        coverage=Coverage(HOSTILE[0], HOSTILE[0], HOSTILE[0], HOSTILE[0], HOSTILE[0]),
        thresholds={HOSTILE[0]: 1},
        commands=HOSTILE,
        data_version=HOSTILE[0],
        engine=HOSTILE[0],
        generated_at=HOSTILE[0],
    )


def chance(seed: int, size: int) -> Page:
    """Return a random chain of `size` links, circles and back lines included."""
    rng = random.Random(seed)
    names = [f"l{n:03}" for n in range(size)]
    links = tuple(
        PageLink(
            id=name,
            name=Text("名" * rng.randint(1, 30), "word " * rng.randint(1, 12)),
            category="c",
            category_name=Text("类", "c"),
            stage=rng.choice(STAGES),
            status=rng.choice(STATUSES),
            home=rng.random() < 0.8,
            makers=rng.choice((0, 0, 1, 9)),
        )
        for name in names
    )
    routes = tuple(
        Route(
            f"{name}@{rank}",
            name,
            rank,
            main=tuple(rng.sample(names, rng.randint(0, min(3, size)))),
        )
        for name in names
        for rank in range(1, rng.randint(1, 3))
    )
    loops = tuple(
        Recycle(rng.choice(names), rng.choice(names)) for _ in range(size // 15)
    )
    some = routes[:: max(1, len(routes) // 5)]
    also = tuple(Byproduct(r.id, rng.choice(names)) for r in some)
    return Page("r", "区", "c", Text("类", "c"), links, routes, also, loops)
