"""Every check passes a small sound chain and fails one broken for it."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from chainatlas.ontology.checks import CHECKS, Finding, check, severity

World = dict[str, list[dict[str, str]]]


def link(id: str, stage: str, **more: str) -> dict[str, str]:
    return {
        "id": id,
        "zh": f"环节{id}",
        "en": f"link {id}",
        "category": "c",
        "stage": stage,
        **more,
    }


def need(route: str, link: str, role: str = "main") -> dict[str, str]:
    return {"route_id": route, "link_id": link, "role": role}


def sound() -> World:
    """矿 a → 料 b → 件 d, b also gives the by-product e, d is recycled to b."""
    return {
        "categories": [{"id": "c", "zh": "类别", "en": "category"}],
        "links": [
            link("a", "upstream"),
            link("b", "midstream"),
            link("d", "downstream"),
            link("e", "midstream"),
        ],
        "routes": [
            {"id": "b@1", "link_id": "b"},
            {"id": "d@1", "link_id": "d"},
            {"id": "e@1", "link_id": "e"},
        ],
        "inputs": [need("b@1", "a"), need("d@1", "b"), need("e@1", "a")],
        "byproducts": [{"route_id": "b@1", "link_id": "e"}],
        "recycles": [{"from_id": "d", "to_id": "b"}],
        "aliases": [{"link_id": "a", "alias": "矿石", "lang": "zh", "kind": "exact"}],
        "negative_terms": [{"link_id": "*", "alias": "*", "not_when": "{}设备"}],
        "sources": [{"id": "CK", "title": "知识"}],
    }


def tables(world: World) -> dict[str, pl.DataFrame]:
    return {n: pl.DataFrame(r, infer_schema_length=None) for n, r in world.items()}


Break = Callable[[World], object]

BROKEN: dict[str, Break] = {
    "unknown_reference": lambda w: w["recycles"].append({"from_id": "d", "to_id": "x"}),
    "route_without_link": lambda w: w["routes"].append({"id": "r", "link_id": ""}),
    "main_cycle": lambda w: w["inputs"].append(need("b@1", "d")),
    "input_cycle": lambda w: w["inputs"].append(need("b@1", "d", "auxiliary")),
    "recycle_feeds": lambda w: w["recycles"].append({"from_id": "b", "to_id": "d"}),
    "orphan_link": lambda w: w["links"].append(link("o", "upstream")),
    "category_stages": lambda w: w["categories"].append(
        {"id": "n", "zh": "空", "en": "void"}
    ),
    "stage_order": lambda w: w["links"][0].update(stage="downstream"),
    "same_label_zh": lambda w: w["links"][0].update(zh="环节Ｂ"),
    "same_label_en": lambda w: w["links"][0].update(en="LINK  b"),
    "exact_alias": lambda w: w["aliases"].append(
        {"link_id": "b", "alias": "矿石", "lang": "zh", "kind": "exact"}
    ),
    "many_main_inputs": lambda w: [
        row
        for i in range(8)
        for row in (
            w["links"].append(link(f"p{i}", "upstream")),
            w["inputs"].append(need("d@1", f"p{i}")),
        )
    ],
    "byproduct_input": lambda w: w["inputs"].__delitem__(2),
}


def broken(name: str) -> list[Finding]:
    world = sound()
    BROKEN[name](world)
    return check(tables(world))


def test_a_sound_chain_has_no_finding() -> None:
    assert check(tables(sound())) == []


def test_every_check_has_a_broken_fixture() -> None:
    assert list(BROKEN) == list(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_a_broken_chain_is_found(name: str) -> None:
    assert name in {finding.check for finding in broken(name)}


@pytest.mark.parametrize("name", CHECKS)
def test_a_finding_says_what_and_where_in_both_languages(name: str) -> None:
    finding = next(f for f in broken(name) if f.check == name)
    for lang in ("zh", "en"):
        text = finding.message(lang)
        assert finding.subject in text
        assert "{" not in text
    assert finding.message("zh") != finding.message("en")
    assert severity(finding) in ("error", "warning")


QUIET = sorted(
    CHECKS.keys() - {"stage_order", "category_stages", "main_cycle", "input_cycle"}
)


@pytest.mark.parametrize("name", QUIET)
def test_a_broken_chain_is_found_for_that_reason_alone(name: str) -> None:
    assert {finding.check for finding in broken(name)} == {name}


def test_no_table_at_all_is_no_finding() -> None:
    assert check({}) == []


def test_a_table_without_its_columns_is_no_crash() -> None:
    frame = pl.DataFrame({"other": ["x", None]})
    assert isinstance(check(dict.fromkeys(sound(), frame)), list)


def test_a_cycle_is_reported_as_a_path_once() -> None:
    found = [f for f in broken("main_cycle") if f.check == "main_cycle"]
    assert [f.values["path"] for f in found] == ["b → d → b"]


def test_a_loop_over_an_auxiliary_input_is_no_main_cycle() -> None:
    assert "main_cycle" not in {f.check for f in broken("input_cycle")}


def test_a_link_that_feeds_itself_is_a_cycle() -> None:
    world = sound()
    world["inputs"].append(need("b@1", "b"))
    assert [f.values["path"] for f in check(tables(world))] == ["b → b"]


def test_an_alias_equal_to_the_label_of_another_link_is_found() -> None:
    world = sound()
    world["aliases"].append(
        {"link_id": "a", "alias": "LINK B", "lang": "en", "kind": "exact"}
    )
    assert [(f.check, f.values["ids"]) for f in check(tables(world))] == [
        ("exact_alias", "a, b")
    ]


def test_a_broad_alias_may_be_shared() -> None:
    world = sound()
    world["aliases"].append(
        {"link_id": "b", "alias": "矿石", "lang": "zh", "kind": "broad"}
    )
    assert check(tables(world)) == []


def test_an_alias_may_repeat_the_label_of_its_own_link() -> None:
    world = sound()
    world["aliases"].append(
        {"link_id": "a", "alias": "环节a", "lang": "zh", "kind": "exact"}
    )
    assert check(tables(world)) == []


def test_a_membership_counts_for_the_stages_of_a_category() -> None:
    world = sound()
    world["categories"].append({"id": "n", "zh": "新", "en": "new"})
    world["memberships"] = [
        {"link_id": i, "category": "n", "stage": s}
        for i, s in (("a", "upstream"), ("b", "midstream"), ("d", "downstream"))
    ]
    assert check(tables(world)) == []


def test_stage_order_leaves_recycled_pairs_out() -> None:
    world = sound()
    world["links"][0]["stage"] = "downstream"
    world["links"].append(link("z", "upstream"))
    world["inputs"].append(need("b@1", "z"))
    assert {(f.subject, f.values["other"]) for f in check(tables(world))} == {
        ("a", "b"),
        ("a", "e"),
    }
    world["recycles"] += [
        {"from_id": "a", "to_id": "b"},
        {"from_id": "a", "to_id": "e"},
    ]
    assert {f.check for f in check(tables(world))} == {"recycle_feeds"}


def test_findings_do_not_depend_on_the_order_of_rows() -> None:
    world = sound()
    for name in ("main_cycle", "orphan_link", "recycle_feeds"):
        BROKEN[name](world)
    turned = {name: list(reversed(rows)) for name, rows in world.items()}
    first, second = check(tables(world)), check(tables(turned))
    assert sorted(map(repr, first)) == sorted(map(repr, second))


@pytest.mark.parametrize(
    "hostile", ["{subject}", "{0}", "{", "%s", "<b>", "'; DROP", "\u202e逆"]
)
def test_hostile_ids_stay_text_in_messages(hostile: str) -> None:
    world = sound()
    world["links"].append(link(hostile, "upstream"))
    finding = next(f for f in check(tables(world)) if f.check == "orphan_link")
    assert hostile in finding.message("zh")
    assert hostile in finding.message("en")
